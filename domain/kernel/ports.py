"""What the domain asks of the outside. Every port has an in-memory twin and one contract suite for both."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import CommandId, PersonId, StreamId, TenantId


class StreamWrite(msgspec.Struct, frozen=True):
    """New events for one stream that stood at `expected_version` (0 for a new stream) when they were decided."""

    stream: StreamId
    expected_version: int
    events: Sequence[Event]


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """All events of one command, for one or more streams of one tenant: all stored, or none.

    `digest` is SHA-256 over the command's content (32 bytes): the same `command` id with another digest is refused.
    `subjects` are those whose words the command holds: the digest is stored under their keys (HMAC), so that it tells
    nothing any more once they are erased.
    """

    tenant: TenantId
    command: CommandId
    digest: bytes
    actor: PersonId | None
    writes: Sequence[StreamWrite]
    subjects: frozenset[PersonId] = frozenset()


class Receipt(msgspec.Struct, frozen=True):
    """Proof of an append: the tenant's log ended at `seq` with chain value `chain` (32 bytes) right after it."""

    tenant: TenantId
    seq: int
    chain: bytes


class StreamOfEvents(msgspec.Struct, frozen=True):
    """A stream as it stands: its version (0 when it does not exist) and its events from the first one on."""

    version: int
    events: Sequence[Recorded]


class Clock(Protocol):
    """The one way to ask the time."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        ...


class EventStore(Protocol):
    """One ordered, gap-free, append-only log per tenant, with streams in it."""

    async def load(self, tenant: TenantId, stream: StreamId) -> StreamOfEvents:
        """A stream as it stands; version 0 and no events when there is none."""
        ...

    async def newest(self, tenant: TenantId, stream: StreamId) -> int:
        """The position of the stream's newest event, 0 when there is none."""
        ...

    async def append(self, append: Append) -> Receipt:
        """Store a command's events in one round trip.

        A repeated command (same id, same digest) returns its first receipt and stores nothing.
        Raises VersionIsStale (with `stream`, `expected`, `current`) when a stream moved on, CommandIdReused when the
        id came before with another digest.
        """
        ...

    async def receipt_of(
        self, tenant: TenantId, command: CommandId, digest: bytes, subjects: frozenset[PersonId] = frozenset()
    ) -> Receipt | None:
        """The receipt of a command that was stored before, None if it was not. Raises CommandIdReused."""
        ...

    def read(self, tenant: TenantId, after: int = 0, limit: int | None = None) -> AsyncIterator[Recorded]:
        """The tenant's events with seq > `after`, in order, contiguous."""
        ...
