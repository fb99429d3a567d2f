"""A report as a workbook (XLSX): a sheet for each table. Words are words: no cell of ours is ever a formula.

The parts are put into the file as they are, with one fixed date, so that the same document gives the same bytes
whatever compresses.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from infra.language import gettext as _
from infra.language import in_language
from infra.reports.document import Cell, Document, Table

FIXED = (1980, 1, 1, 0, 0, 0)
NAME_LENGTH = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(document: Document, at: datetime) -> bytes:
    """The workbook; `at` is its creation date."""
    import xlsxwriter  # loads a quarter of a second, which no process but the one that makes a workbook should pay

    out = io.BytesIO()
    with in_language(document.language):
        book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
        about = {"title": document.title, "subject": document.about, "company": document.organisation}
        book.set_properties(about | {"created": at.replace(tzinfo=None, microsecond=0)})
        head, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
        for name, table in _named([*_first(document), *_tables(document)]):
            _fill(book.add_worksheet(name), table, head, day)
        book.close()
    return _as_it_is(out.getvalue())


def _first(document: Document) -> Iterator[Table]:
    facts = [(document.title, document.about), (document.organisation, ""), (document.stand, ""), (document.lead, "")]
    yield Table(_("Over dit rapport"), [_("Wat"), ""], [*facts, *((part.title, part.text) for part in document.parts)])
    points = [
        (part.title, points.title, item.text, item.note)
        for part in document.parts
        for points in part.points
        for item in points.items
    ]
    if points:
        yield Table(_("Besluiten en open punten"), [_("Deel"), _("Soort"), _("Punt"), _("Bij")], points)


def _tables(document: Document) -> Iterator[Table]:
    for part in document.parts:
        yield from part.tables


def _named(tables: list[Table]) -> Iterator[tuple[str, Table]]:
    taken: set[str] = set()
    for table in tables:
        name = plain = FORBIDDEN.sub(" ", table.title)[:NAME_LENGTH].strip()
        while name.casefold() in taken:
            name = f"{plain[: NAME_LENGTH - 4]} ({len(taken)})"
        taken.add(name.casefold())
        yield name, table


def _fill(sheet: Any, table: Table, head: Any, day: Any) -> None:
    for column, title in enumerate(table.columns):
        sheet.write_string(0, column, title, head)
    for row, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, day)
    for column in range(len(table.columns)):
        longest = max((len(str(cells[column] or "")) for cells in table.rows), default=0)
        sheet.set_column(column, column, min(60, max(10, longest, len(table.columns[column])) + 2))
    sheet.freeze_panes(1, 0)


def _write(sheet: Any, row: int, column: int, cell: Cell, day: Any) -> None:
    match cell:
        case str():
            sheet.write_string(row, column, cell)
        case int() | Decimal():
            sheet.write_number(row, column, cell)
        case date():
            sheet.write_datetime(row, column, datetime.combine(cell, datetime.min.time()), day)
        case None:
            sheet.write_blank(row, column, None)


def _as_it_is(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, FIXED), made.read(name))
    return out.getvalue()
