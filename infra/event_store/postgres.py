"""The event store on PostgreSQL, for the API: asyncpg, one round trip an append, one a load."""

from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from domain.kernel.events import Recorded
from domain.kernel.ids import CommandId, PersonId, StreamId, TenantId, event_id
from domain.kernel.ports import Append, Receipt, StreamOfEvents
from domain.kernel.refusals import CommandIdReused, VersionIsStale
from infra.event_store.encoding import Stored, command_digest, decode, encode, keyed, sealed_subjects, subjects_of
from infra.event_store.subjects import Subjects
from infra.event_store.together import Together
from infra.keys import KeyRing
from infra.pool import Pool
from infra.tenancy import TenantTokens

PAGE = 1000
EVENTS_PER_COMMAND = 256
STALE, REUSED = "WB001", "WB002"


class PostgresEventStore:
    """Implements domain.kernel.ports.EventStore."""

    def __init__(self, pool: Pool, tokens: TenantTokens, ring: KeyRing) -> None:
        self._pool, self._tokens, self._subjects = pool, tokens, Subjects(ring)
        self._together = Together(pool)

    async def load(self, tenant: TenantId, stream: StreamId) -> StreamOfEvents:
        """A stream as it stands; version 0 and no events when there is none."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.load_stream($1, $2)", self._tokens.of(tenant), stream)
        events = await self._decoded(tenant, rows)
        return StreamOfEvents(events[-1].version if events else 0, events)

    async def newest(self, tenant: TenantId, stream: StreamId) -> int:
        """The position of the stream's newest event, 0 when there is none."""
        token = self._tokens.of(tenant)
        found: int = await self._pool.fetchval("SELECT werkbalans.newest_of_stream($1, $2)", token, stream)
        return found

    async def append(self, append: Append) -> Receipt:
        """Store a command's events. Raises VersionIsStale, CommandIdReused, SubjectErased."""
        keys = await self._keys(append.tenant, subjects_of(append), create=True)
        rows = encode(append, keys)
        if not 0 < len(rows) <= EVENTS_PER_COMMAND:
            raise ValueError(f"a command has 1 to {EVENTS_PER_COMMAND} events, not {len(rows)}")
        try:
            seq, chain = await self._together.append(append.tenant, self._tokens.of(append.tenant), rows)
        except asyncpg.PostgresError as error:
            raise refusal_of(error.sqlstate, getattr(error, "detail", None), append) or error from error
        return Receipt(append.tenant, seq, chain)

    async def receipt_of(
        self, tenant: TenantId, command: CommandId, digest: bytes, subjects: frozenset[PersonId] = frozenset()
    ) -> Receipt | None:
        """The receipt of a command that was stored before, None if it was not. Raises CommandIdReused."""
        ids = [event_id(command, index) for index in range(EVENTS_PER_COMMAND)]
        rows = await self._pool.fetch("SELECT * FROM werkbalans.last_of_command($1, $2)", self._tokens.of(tenant), ids)
        if not rows:
            return None
        keys = await self._keys(tenant, set(subjects), create=False)
        if command_digest(rows[0]["payload"]) != keyed(digest, subjects, keys):
            raise CommandIdReused
        return Receipt(tenant, rows[0]["seq"], rows[0]["chain"])

    async def read(self, tenant: TenantId, after: int = 0, limit: int | None = None) -> AsyncIterator[Recorded]:
        """The tenant's events with seq > `after`, in order, contiguous."""
        left = limit
        while left is None or left > 0:
            size = PAGE if left is None else min(PAGE, left)
            rows = await self._pool.fetch(
                "SELECT * FROM werkbalans.read_events($1, $2, $3)", self._tokens.of(tenant), after, size
            )
            for recorded in await self._decoded(tenant, rows):
                after = recorded.seq
                yield recorded
            if len(rows) < size:
                return
            left = None if left is None else left - size

    async def pick(self, tenant: TenantId, seqs: Sequence[int]) -> Sequence[Recorded]:
        """The events at these positions, newest first."""
        rows = await self._pool.fetch(
            "SELECT * FROM werkbalans.pick_events($1, $2)", self._tokens.of(tenant), list(seqs)
        )
        return await self._decoded(tenant, rows)

    async def pick_stored(self, tenant: TenantId, seqs: Sequence[int]) -> Sequence[tuple[Stored, Recorded]]:
        """The events at these positions, newest first, each with its row as it is stored and hashed."""
        rows = await self._pool.fetch(
            "SELECT * FROM werkbalans.pick_events($1, $2)", self._tokens.of(tenant), list(seqs)
        )
        return list(zip([Stored(*row) for row in rows], await self._decoded(tenant, rows), strict=True))

    async def _decoded(self, tenant: TenantId, rows: Sequence[Any]) -> list[Recorded]:
        stored = [Stored(*row) for row in rows]
        keys = await self._keys(tenant, sealed_subjects(stored), create=False)
        return [decode(row, keys) for row in stored]

    async def _keys(self, tenant: TenantId, subjects: set[UUID], create: bool) -> dict[UUID, bytes]:
        keys = self._subjects.known(tenant, subjects)
        missing = [subject for subject in subjects if subject not in keys]
        if missing:
            offers = self._subjects.offers(tenant, missing) if create else None
            rows = await self._pool.fetch(
                "SELECT * FROM werkbalans.subject_keys($1, $2, $3)", self._tokens.of(tenant), missing, offers
            )
            keys |= self._subjects.learn(tenant, [(row[0], row[1]) for row in rows])
        return keys


def refusal_of(state: str | None, detail: str | None, append: Append) -> Exception | None:
    """The domain's word for what the function `append` raised; None when it is something else."""
    if state == REUSED:
        return CommandIdReused()
    if state == STALE and detail:
        stream, _, current = detail.rpartition(" ")
        expected = next(write.expected_version for write in append.writes if write.stream == stream)
        return VersionIsStale(stream=stream, expected=expected, current=int(current))
    return None
