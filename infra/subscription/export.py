"""Everything that an organisation owns in one zip: its log, its people, its files, its reports.

It is written to the disk and kept in parts, so its size is no matter of memory. Words that were erased stay erased.
"""

import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import IO, Any, cast
from uuid import UUID

import msgspec
import psycopg

from domain.attachments.events import FileAttached, FileRemoved
from domain.kernel.events import Recorded, UnknownEvent
from domain.kernel.ids import FileId, TenantId
from domain.reports.events import ReportBuilt
from infra.documents.store import WorkerDocuments
from infra.event_store.encoding import Stored, decode
from infra.event_store.worker import WorkerLog
from infra.mail.dates import organisation_of

Connection = psycopg.Connection[Any]
PAGE, PART = 1000, 8_000_000
ABOUT = """Alles van jullie organisatie uit Werkbalans / Everything of your organisation from Werkbalans

events.jsonl   het logboek, een gebeurtenis per regel: de opgeslagen tekst (payload) met zijn hash (leaf) en de keten
               (chain), en daarnaast de woorden zoals mensen ze lezen (data)
               the log, one event a line: its stored text (payload) with its hash (leaf) and the chain, and beside it
               the words as people read them (data)
readings.jsonl wie gevoelige stukken las, over wie en wanneer / who read what is sensitive, about whom and when
people.json    wie er meedoet of meedeed / who takes or took part
files/         foto's en verslagen, elk in de map van zijn id / photos and minutes, each in the folder of its id
reports/       de rapporten zoals ze bewaard zijn / the reports as they were kept
manifest.json  wat erin zit, met de SHA-256 van elk bestand / what is in it, with the SHA-256 of each file
"""


class Line(msgspec.Struct, frozen=True):
    """One event: as it is stored, and as people read it (`data` null: this release cannot read it)."""

    seq: int
    recorded_at: datetime
    actor: UUID | None
    type: str
    schema_version: int
    stream: str
    stream_version: int
    event_id: UUID
    payload: str
    leaf: str
    chain: str
    data: Any


class Packing:
    """Packs one tenant's export into a file; the transaction's tenant is set."""

    def __init__(self, connection: Connection, tenant: TenantId, log: WorkerLog, documents: WorkerDocuments) -> None:
        self._connection, self._tenant, self._log, self._documents = connection, tenant, log, documents
        self._manifest: dict[str, str] = {}
        self._files: dict[FileId, FileAttached] = {}
        self._reports: list[ReportBuilt] = []
        self._last: tuple[int, str] = (0, "")

    def pack(self, into: IO[bytes], at: datetime, beat: Callable[[], None]) -> None:
        """Write the zip. `beat` is called now and then: it takes long for many files."""
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
            self._write(archive, "README.txt", [ABOUT.encode()])
            self._write(archive, "events.jsonl", self._events(beat))
            self._write(archive, "people.json", [msgspec.json.format(msgspec.json.encode(self._people()))])
            self._write(archive, "readings.jsonl", self._readings())
            for file, attached in self._files.items():
                beat()
                self._document(archive, f"files/{file}/{attached.name}", file, attached.content.digest)
            for built in self._reports:
                beat()
                for form in built.forms:
                    ending = f"{form.language}.{form.kind.value}" if form.language else form.kind.value
                    self._document(archive, f"reports/{built.report}.{ending}", FileId(built.report), form.digest)
            about = {"organisation": self._tenant, "made_at": at, "position": self._last[0], "chain": self._last[1]}
            told = msgspec.json.format(msgspec.json.encode({**about, "sha256": self._manifest}))
            archive.writestr("manifest.json", told)

    def _write(self, archive: zipfile.ZipFile, name: str, content: "Iterator[bytes] | list[bytes]") -> None:
        digest = hashlib.sha256()
        with archive.open(name, "w", force_zip64=True) as file:
            for piece in content:
                file.write(piece)
                digest.update(piece)
        self._manifest[name] = digest.hexdigest()

    def _document(self, archive: zipfile.ZipFile, name: str, file: FileId, digest: str) -> None:
        found = self._documents.read(self._connection, self._tenant, file, digest)
        if found is not None:
            self._write(archive, name, [found])

    def _events(self, beat: Callable[[], None]) -> Iterator[bytes]:
        while rows := self._log.page(self._connection, self._tenant, self._last[0], PAGE):
            keys = self._log.keys(self._connection, self._tenant, rows)
            for row in rows:
                yield msgspec.json.encode(self._line(row, keys)) + b"\n"
            self._last = rows[-1].seq, rows[-1].chain.hex()
            beat()

    def _line(self, row: Stored, keys: dict[UUID, bytes]) -> Line:
        try:
            recorded: Recorded | None = decode(row, keys)
        except UnknownEvent:
            recorded = None
        match recorded.event if recorded else None:
            case FileAttached() as attached:
                self._files[attached.file] = attached
            case FileRemoved(file=file):
                self._files.pop(file, None)
            case ReportBuilt() as built:
                self._reports.append(built)
        return Line(
            seq=row.seq,
            recorded_at=row.recorded_at,
            actor=recorded.actor if recorded else None,
            type=row.type,
            schema_version=row.schema_version,
            stream=row.stream,
            stream_version=row.version,
            event_id=row.event_id,
            payload=row.payload.decode(),
            leaf=row.leaf.hex(),
            chain=row.chain.hex(),
            data=recorded.event if recorded else None,
        )

    def _people(self) -> list[dict[str, Any]]:
        members = organisation_of(self._log, self._connection, self._tenant).members
        rows = self._connection.execute(
            "SELECT person_id, name, email, language FROM werkbalans.person WHERE tenant_id = %s ORDER BY name",
            (self._tenant,),
        ).fetchall()
        names = ("person", "name", "email", "language")
        return [dict(zip(names, row, strict=True)) | {"roles": sorted(members.get(row[0], ()))} for row in rows]

    def _readings(self) -> Iterator[bytes]:
        names = ("day", "reader", "what", "plan", "thing", "about", "first_at", "last_at", "times")
        columns = "day, reader, what, plan_id, thing, subject, first_at, last_at, times"
        with self._connection.cursor(name="readings") as rows:
            query = f"SELECT {columns} FROM werkbalans.reading WHERE tenant_id = %s ORDER BY first_at"
            for row in rows.execute(query, (self._tenant,)):
                yield msgspec.json.encode(dict(zip(names, row, strict=True))) + b"\n"


def parts_of(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """The file in parts: the SHA-256 (hex) of each, and its bytes."""
    file.seek(0)
    while part := file.read(PART):
        yield hashlib.sha256(part).hexdigest(), part


def temporary() -> IO[bytes]:
    """A file that is gone when it is closed."""
    return cast(IO[bytes], tempfile.TemporaryFile(prefix="werkbalans-export-"))
