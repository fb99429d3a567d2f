"""The audit trail to take along: JSON Lines that prove themselves, or CSV for a spreadsheet; page by page, never whole.

CSV begins with a byte order mark, because Excel takes UTF-8 without one for something else; its separator is what a
spreadsheet in the caller's language expects (`;` in Dutch, `,` in English). See docs/decisions/0072.
"""

import csv
import io
import re
from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from litestar.response import Stream

from domain.audit.views import part_of
from domain.kernel.events import Recorded
from infra.bootstrap import Services
from infra.event_store.encoding import Stored
from infra.language import gettext as _
from infra.language import in_language
from infra.privacy.readings import Sensitive
from infra.reports.document import Cell, Document
from services.api.audit import Wanted, for_eyes_of, questions, rows_of
from services.api.auth import Caller
from services.api.names import names_of
from services.api.readings import note
from services.api.words import Names, telling

PAGE = 500
BOM = "\ufeff"
SEPARATORS = {"nl": ";", "en": ","}
FORMULA = re.compile("(^\\s*|[,;|\\t\\r\\n\"']\\s*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")
COLUMNS = (
    "seq", "recorded_at", "actor", "name", "part", "type", "plan", "row", "words", "content", "leaf", "chain",
)  # fmt: skip


class Format(StrEnum):
    """What an export looks like."""

    JSON_LINES = "jsonl"
    CSV = "csv"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the log. `payload` is its stored text to the letter, in which erasable words stand sealed.

    `leaf` (hex) follows from tenant, seq, stream, stream_version, event_id, type, schema_version, recorded_at and
    payload, and `chain` from the chain value before it and the leaf: infra/event_store/hashing.py says how.
    """

    tenant: str
    seq: int
    recorded_at: str
    actor: str | None
    name: str | None
    type: str
    schema_version: int
    stream: str
    stream_version: int
    event_id: str
    content: dict[str, Any]
    payload: str
    leaf: str
    chain: str


async def export(services: Services, caller: Caller, wanted: Wanted, form: Format) -> Stream:
    """The answer that carries all entries that are wanted, oldest first."""
    await note(services, caller, Sensitive.AUDIT_EXPORT, plan=wanted.plan)
    lines = csv_lines(services, caller, wanted) if form is Format.CSV else json_lines(services, caller, wanted)
    kind = "text/csv" if form is Format.CSV else "application/jsonl; charset=utf-8"
    headers = {"content-disposition": f'attachment; filename="logboek.{form.value}"', "cache-control": "no-store"}
    return Stream(lines, media_type=kind, headers=headers)


async def json_lines(services: Services, caller: Caller, wanted: Wanted) -> AsyncIterator[bytes]:
    """One event a line, a page of them at a time."""
    async for page in _pages(services, caller, wanted):
        names = await names_of(services, caller, [each for _stored, each in page])
        yield b"".join(msgspec.json.encode(_line(stored, each, names)) + b"\n" for stored, each in page)


async def csv_lines(services: Services, caller: Caller, wanted: Wanted) -> AsyncIterator[bytes]:
    """A row of column names, then one event a row."""
    separator = SEPARATORS.get(caller.language, ",")
    yield (BOM + _rows([COLUMNS], separator)).encode()
    async for page in _pages(services, caller, wanted):
        names = await names_of(services, caller, [each for _stored, each in page])
        with in_language(caller.language):
            yield _rows([_cells(stored, each, names) for stored, each in page], separator).encode()


def tables_csv(document: Document) -> bytes:
    """All that a document's tables tell, a cell a row: in which part and table, of which row and column.

    What a part says in words has a row too, so that a figure that is kept back says so here as well.
    """
    rows: list[Sequence[str]] = [(_("Deel"), _("Tabel"), _("Rij"), _("Kolom"), _("Waarde"))]
    for part in document.parts:
        rows.append((part.title, "", "", "", part.text))
        for table in part.tables:
            for name, *cells in table.rows:
                pairs = zip(table.columns[1:], cells, strict=True)
                rows += [(part.title, table.title, _plain(name), column, _plain(cell)) for column, cell in pairs]
    return (BOM + _rows(rows, SEPARATORS.get(document.language, ","))).encode()


def _plain(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def harmless(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet might take for the beginning of a formula.

    That is =, +, -, @ (and their full-width forms), tab or return at the start, and the signs also after a separator,
    quote or line break: there a cell begins for a program that splits otherwise.
    """
    made = FORMULA.sub(r"\1'", cell)
    return f"'{made}" if made.startswith(("\t", "\r", "\n")) else made


async def _pages(
    services: Services, caller: Caller, wanted: Wanted
) -> AsyncIterator[Sequence[tuple[Stored, Recorded]]]:
    asked = await questions(services, caller, wanted)
    after = 0
    while asked:
        beyond = [{**where, "seq >": after} for where in asked]
        rows = await rows_of(services, caller, beyond, PAGE, oldest_first=True)
        if not rows:
            return
        after = rows[-1].seq
        picked = await services.store.pick_stored(caller.tenant, [row.seq for row in rows])
        yield [(stored, for_eyes_of(caller, each)) for stored, each in reversed(picked)]


def _line(stored: Stored, each: Recorded, names: Names) -> Line:
    return Line(
        tenant=str(stored.tenant),
        seq=stored.seq,
        recorded_at=stored.recorded_at.isoformat(timespec="microseconds"),
        actor=str(each.actor) if each.actor else None,
        name=names.of(each.actor) if each.actor else None,
        type=stored.type,
        schema_version=stored.schema_version,
        stream=stored.stream,
        stream_version=stored.version,
        event_id=str(stored.event_id),
        content=msgspec.to_builtins(each.event),
        payload=stored.payload.decode(),
        leaf=stored.leaf.hex(),
        chain=stored.chain.hex(),
    )


def _cells(stored: Stored, each: Recorded, names: Names) -> list[str]:
    event = each.event
    return [
        str(stored.seq),
        stored.recorded_at.isoformat(timespec="microseconds"),
        str(each.actor or ""),
        names.of(each.actor),
        part_of(stored.type),
        stored.type,
        str(getattr(event, "plan", "")),
        str(getattr(event, "row", "") or ""),
        telling(event, names),
        msgspec.json.encode(event, order="sorted").decode(),
        stored.leaf.hex(),
        stored.chain.hex(),
    ]


def _rows(rows: Sequence[Sequence[str]], separator: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()
