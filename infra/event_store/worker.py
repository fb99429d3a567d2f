"""The event store on a psycopg connection, for the worker: everything happens inside the caller's transaction."""

from typing import Any
from uuid import UUID

import psycopg

from domain.kernel.events import Recorded
from domain.kernel.ids import StreamId, TenantId
from domain.kernel.ports import Append, Receipt, StreamOfEvents
from infra.event_store.encoding import Stored, decode, encode, sealed_subjects, subjects_of
from infra.event_store.postgres import refusal_of
from infra.event_store.subjects import Subjects
from infra.keys import KeyRing
from infra.tenancy import TenantTokens

Connection = psycopg.Connection[Any]


class GapInLog(Exception):
    """The log did not go on where it should: nothing may be built on it."""


class WorkerLog:
    """Reads and appends on a connection of the worker."""

    def __init__(self, tokens: TenantTokens, ring: KeyRing) -> None:
        self._tokens, self._subjects = tokens, Subjects(ring)

    def page(self, connection: Connection, tenant: TenantId, after: int, limit: int) -> list[Stored]:
        """The next events in order, as stored. Raises GapInLog unless they follow `after` without a gap."""
        cursor = connection.execute(
            "SELECT * FROM werkbalans.read_events(%s, %s, %s)", (self._tokens.of(tenant), after, limit), binary=True
        )
        rows = [Stored(*row) for row in cursor]
        for place, row in enumerate(rows, start=after + 1):
            if row.seq != place:
                raise GapInLog(f"expected position {place}, found {row.seq}")
        return rows

    def keys(self, connection: Connection, tenant: TenantId, rows: list[Stored]) -> dict[UUID, bytes]:
        """The keys of the words in these rows."""
        return self._keys(connection, tenant, sealed_subjects(rows), create=False)

    def load(self, connection: Connection, tenant: TenantId, stream: StreamId) -> StreamOfEvents:
        """A stream as it stands."""
        cursor = connection.execute(
            "SELECT * FROM werkbalans.load_stream(%s, %s)", (self._tokens.of(tenant), stream), binary=True
        )
        rows = [Stored(*row) for row in cursor]
        keys = self.keys(connection, tenant, rows)
        events: list[Recorded] = [decode(row, keys) for row in rows]
        return StreamOfEvents(events[-1].version if events else 0, events)

    def append(self, connection: Connection, append: Append) -> Receipt:
        """Store a command's events. Raises VersionIsStale, CommandIdReused; then roll the transaction back."""
        rows = encode(append, self._keys(connection, append.tenant, subjects_of(append), create=True))
        try:
            found = connection.execute(
                "SELECT seq, chain FROM werkbalans.append"
                "(%s, %s::uuid[], %s, %s::bigint[], %s, %s::int[], %s::bytea[])",
                (
                    self._tokens.of(append.tenant),
                    [row.event_id for row in rows],
                    [row.stream for row in rows],
                    [row.version for row in rows],
                    [row.type for row in rows],
                    [row.schema_version for row in rows],
                    [row.payload for row in rows],
                ),
            ).fetchone()
        except psycopg.Error as error:
            raise refusal_of(error.sqlstate, error.diag.message_detail, append) or error from error
        assert found is not None
        return Receipt(append.tenant, found[0], found[1])

    def _keys(self, connection: Connection, tenant: TenantId, subjects: set[UUID], create: bool) -> dict[UUID, bytes]:
        keys = self._subjects.known(tenant, subjects)
        missing = [subject for subject in subjects if subject not in keys]
        if missing:
            offers = self._subjects.offers(tenant, missing) if create else None
            rows = connection.execute(
                "SELECT * FROM werkbalans.subject_keys(%s, %s::uuid[], %s::bytea[])",
                (self._tokens.of(tenant), missing, offers),
            ).fetchall()
            keys |= self._subjects.learn(tenant, [(row[0], row[1]) for row in rows])
        return keys
