"""The event store in memory: the twin that tests use, with the same rules, the same bytes, the same chain."""

from collections.abc import AsyncIterator, Sequence
from uuid import UUID

from domain.kernel.events import Recorded
from domain.kernel.ids import CommandId, PersonId, StreamId, TenantId, event_id
from domain.kernel.ports import Append, Clock, Receipt, StreamOfEvents
from domain.kernel.refusals import CommandIdReused, VersionIsStale
from infra.clock import MACHINE
from infra.event_store.encoding import Stored, command_digest, decode, encode, keyed, subjects_of
from infra.event_store.hashing import START, leaf_of, link
from infra.keys import KeyRing


class MemoryEventStore:
    """Implements domain.kernel.ports.EventStore for one process."""

    def __init__(self, ring: KeyRing, clock: Clock = MACHINE) -> None:
        self._ring, self._clock = ring, clock
        self._rows: dict[TenantId, list[Stored]] = {}
        self._keys: dict[tuple[TenantId, UUID], bytes | None] = {}

    async def load(self, tenant: TenantId, stream: StreamId) -> StreamOfEvents:
        """A stream as it stands."""
        events = [self._decoded(row) for row in self._log(tenant) if row.stream == stream]
        return StreamOfEvents(len(events), events)

    async def newest(self, tenant: TenantId, stream: StreamId) -> int:
        """The position of the stream's newest event, 0 when there is none."""
        return max((row.seq for row in self._log(tenant) if row.stream == stream), default=0)

    async def append(self, append: Append) -> Receipt:
        """Store a command's events. Raises VersionIsStale, CommandIdReused."""
        repeated = await self.receipt_of(append.tenant, append.command, append.digest, append.subjects)
        if repeated:
            return repeated
        for write in sorted(append.writes, key=lambda each: each.stream):
            current = sum(row.stream == write.stream for row in self._log(append.tenant))
            if write.events and current != write.expected_version:
                raise VersionIsStale(stream=write.stream, expected=write.expected_version, current=current)
        log = self._log(append.tenant)
        moment = max([self._clock.now(), *(row.recorded_at for row in log[-1:])])
        for row in encode(append, self._keys_for(append)):
            seq = len(log) + 1
            leaf = leaf_of(
                append.tenant,
                seq,
                row.stream,
                row.version,
                row.event_id,
                row.type,
                row.schema_version,
                moment,
                row.payload,
            )
            chain = link(log[-1].chain if log else START, leaf)
            log.append(
                Stored(
                    append.tenant, seq, row.stream, row.version, row.event_id, row.type, row.schema_version, moment,
                    row.payload, leaf, chain,
                )
            )  # fmt: skip
        return Receipt(append.tenant, len(log), log[-1].chain)

    async def receipt_of(
        self, tenant: TenantId, command: CommandId, digest: bytes, subjects: frozenset[PersonId] = frozenset()
    ) -> Receipt | None:
        """The receipt of a command that was stored before."""
        ids = {event_id(command, index) for index in range(256)}
        found = [row for row in self._log(tenant) if row.event_id in ids]
        if not found:
            return None
        if command_digest(found[-1].payload) != keyed(digest, subjects, self._keys_of(tenant)):
            raise CommandIdReused
        return Receipt(tenant, found[-1].seq, found[-1].chain)

    async def read(self, tenant: TenantId, after: int = 0, limit: int | None = None) -> AsyncIterator[Recorded]:
        """The tenant's events with seq > `after`, in order."""
        for row in self._log(tenant)[after : None if limit is None else after + limit]:
            yield self._decoded(row)

    def stored(self, tenant: TenantId) -> Sequence[Stored]:
        """The rows as they are stored, with their hashes."""
        return tuple(self._log(tenant))

    def erase(self, tenant: TenantId, subject: UUID) -> None:
        """Destroy a subject's key."""
        self._keys[tenant, subject] = None

    def _log(self, tenant: TenantId) -> list[Stored]:
        return self._rows.setdefault(tenant, [])

    def _decoded(self, row: Stored) -> Recorded:
        return decode(
            row, {subject: key for (tenant, subject), key in self._keys.items() if tenant == row.tenant and key}
        )

    def _keys_for(self, append: Append) -> dict[UUID, bytes]:
        for subject in subjects_of(append):
            if (append.tenant, subject) not in self._keys:
                fresh = self._ring.fresh(append.tenant, subject)
                self._keys[append.tenant, subject] = self._ring.unwrap(append.tenant, subject, fresh)
        return self._keys_of(append.tenant)

    def _keys_of(self, tenant: TenantId) -> dict[UUID, bytes]:
        return {subject: key for (owner, subject), key in self._keys.items() if owner == tenant and key}
