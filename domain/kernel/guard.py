"""A rule over many slices' commands, held where commands are handled: it may say no before the decider is asked."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec

from domain.kernel.decider import Command
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, TenantId
from domain.kernel.ports import StreamOfEvents

REMEMBERED = 10_000


class Guard(msgspec.Struct, frozen=True):
    """Of which streams a command's answer depends (none: go on), what is to be known of them, what that refuses.

    `known` is what `refuse` needs of each stream's events, and no more: it is kept in memory.
    """

    streams_of: Callable[[TenantId, Command], Sequence[StreamId]]
    known: Callable[[Sequence[Sequence[Event]]], Any]
    refuse: Callable[[Command, Any], None]


class Streams(Protocol):
    """What is asked of the store."""

    async def load(self, tenant: TenantId, stream: StreamId) -> StreamOfEvents:
        """A stream as it stands."""
        ...

    async def newest(self, tenant: TenantId, stream: StreamId) -> int:
        """The position of the stream's newest event, 0 when there is none."""
        ...


class Guards:
    """Asks each guard; what one knows of its streams is kept for as long as none of them has a newer event.

    That costs one look into an index for each of them. What was stored before that look counts: a command that had
    begun may be stored after an event that would have refused it, no later than a command takes.
    """

    def __init__(self, store: Streams, guards: Sequence[Guard]) -> None:
        self._store, self._guards = store, guards
        self._known: dict[tuple[int, TenantId, Sequence[StreamId]], tuple[Sequence[int], Any]] = {}

    async def ask(self, tenant: TenantId, command: Command) -> None:
        """Raise the refusal of the first guard that says no."""
        for number, guard in enumerate(self._guards):
            streams = tuple(guard.streams_of(tenant, command))
            if streams:
                guard.refuse(command, await self._of(number, guard, tenant, streams))

    async def _of(self, number: int, guard: Guard, tenant: TenantId, streams: Sequence[StreamId]) -> Any:
        newest = [await self._store.newest(tenant, stream) for stream in streams]
        seqs, known = self._known.get((number, tenant, streams), ((), None))
        if seqs == newest:
            return known
        loaded = [await self._store.load(tenant, stream) for stream in streams]
        known = guard.known([[recorded.event for recorded in each.events] for each in loaded])
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        seqs = [each.events[-1].seq if each.events else 0 for each in loaded]
        self._known[number, tenant, streams] = (seqs, known)
        return known
