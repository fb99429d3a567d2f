"""Reading people from a file: a look that names every line that cannot be taken, which cell, and what to do about it.

The first line names the columns, in Dutch or English (COLUMNS): name and e-mail address; roles, unit and language if
one likes. Between cells stand semicolons, commas or tabs. Nothing here keeps or changes anything.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from domain.organisation.views import UnitRow
from services.api.people_cells import (
    CannotTake,
    Fault,
    Line,
    Trouble,
    Units,
    email_in,
    language_in,
    name_in,
    roles_in,
)

MOST, LARGEST = 2_000, 500_000
COLUMNS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"naam", "name", "volledigenaam", "fullname"}),
    "email": frozenset({"mailadres", "emailadres", "mail", "email", "emailaddress", "mailaddress"}),
    "roles": frozenset({"rollen", "rol", "roles", "role"}),
    "unit": frozenset({"onderdeel", "afdeling", "team", "organisatieonderdeel", "unit", "department"}),
    "language": frozenset({"taal", "language"}),
}
READERS: Mapping[str, Callable[[str], Any]] = {
    "name": name_in,
    "email": email_in,
    "roles": roles_in,
    "language": language_in,
}
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Read(Struct, frozen=True):
    """What a file holds: who can be invited, what cannot be taken, and the columns that say nothing here."""

    lines: tuple[Line, ...] = ()
    faults: tuple[Fault, ...] = ()
    ignored: tuple[str, ...] = ()


Row = tuple[int, list[str]]


def decoded(content: bytes) -> str:
    """The text of a file as programs save it: UTF-8, UTF-16 with its mark, else Windows-1252. Raises CannotTake."""
    if content.startswith(WORKBOOK):
        raise CannotTake(Trouble.WORKBOOK)
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CannotTake(Trouble.UNREADABLE)


def read(text: str, units: Sequence[UnitRow]) -> Read:
    """Read the people in a text. Raises nothing: what is wrong is told line by line."""
    try:
        rows = _rows(text)
        columns, ignored = _columns(rows)
    except CannotTake as wrong:
        return Read(faults=(wrong.fault(wrong.line, ""),))
    known, lines = Units(units), dict[str, Line]()
    faults: list[Fault] = []
    for number, cells in rows[1:]:
        found = _line(number, cells, columns, len(rows[0][1]), known, lines)
        if isinstance(found, Line):
            lines[found.email.lower()] = found
        else:
            faults += found
    return Read(tuple(lines.values()), tuple(faults), ignored)


def _rows(text: str) -> list[Row]:
    text = text.lstrip("\ufeff")
    first, _, rest = text.partition("\n")
    skipped = 1 if re.fullmatch(r"sep=.\s*", first) else 0
    text = rest if skipped else text
    head = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    rows: list[Row] = []
    began = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((began + skipped, [cell.strip() for cell in cells]))
            began = reader.line_num + 1
    except csv.Error:
        raise CannotTake(Trouble.UNREADABLE, line=began + skipped) from None
    if len(rows) < 2:
        raise CannotTake(Trouble.NO_PEOPLE)
    if len(rows) - 1 > MOST or len(text) > LARGEST:
        raise CannotTake(Trouble.TOO_MANY)
    return rows


def _columns(rows: Sequence[Row]) -> tuple[dict[str, int], tuple[str, ...]]:
    line, heads = rows[0]
    found: dict[str, int] = {}
    ignored = []
    for place, head in enumerate(heads):
        plain = "".join(sign for sign in head.lower() if sign.isalnum())
        column = next((name for name, words in COLUMNS.items() if plain in words), None)
        if column in found:
            raise CannotTake(Trouble.COLUMN_TWICE, head, line=line)
        if column:
            found[column] = place
        elif head:
            ignored.append(head)
    if not {"name", "email"} <= found.keys():
        raise CannotTake(Trouble.NO_COLUMNS, line=line)
    return found, tuple(ignored)


def _line(
    number: int, cells: list[str], columns: Mapping[str, int], width: int, units: Units, before: Mapping[str, Line]
) -> Line | list[Fault]:
    if any(cells[width:]):
        return [Fault(number, "", Trouble.CELLS)]
    taken: dict[str, Any] = {}
    faults = []
    for column, reader in {**READERS, "unit": units.called}.items():
        place = columns.get(column, width)
        try:
            taken[column] = reader(cells[place] if place < len(cells) else "")
        except CannotTake as wrong:
            faults.append(wrong.fault(number, column))
    if earlier := before.get(taken.get("email", "").lower()):
        faults.append(Fault(number, "email", Trouble.EMAIL_TWICE, taken["email"], str(earlier.line)))
    return faults or Line(number, **taken)
