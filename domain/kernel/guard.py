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
    """Of which stream a command's answer depends (None: of none), what is to be known of it, and what that refuses.

    `known` is what `refuse` needs of the stream's events, and no more: it is kept in memory.
    """

    stream_of: Callable[[Command], StreamId | None]
    known: Callable[[Sequence[Event]], Any]
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
    """Asks each guard; what one knows of a stream is kept for as long as the stream has no newer event.

    That costs one look into an index for each command. What was stored before that look counts: a command that had
    begun may be stored after an event that would have refused it, no later than a command takes.
    """

    def __init__(self, store: Streams, guards: Sequence[Guard]) -> None:
        self._store, self._guards = store, guards
        self._known: dict[tuple[int, TenantId, StreamId], tuple[int, Any]] = {}

    async def ask(self, tenant: TenantId, command: Command) -> None:
        """Raise the refusal of the first guard that says no."""
        for number, guard in enumerate(self._guards):
            stream = guard.stream_of(command)
            if stream is not None:
                guard.refuse(command, await self._of(number, guard, tenant, stream))

    async def _of(self, number: int, guard: Guard, tenant: TenantId, stream: StreamId) -> Any:
        newest = await self._store.newest(tenant, stream)
        seq, known = self._known.get((number, tenant, stream), (-1, None))
        if seq == newest:
            return known
        loaded = await self._store.load(tenant, stream)
        known = guard.known([recorded.event for recorded in loaded.events])
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[number, tenant, stream] = (loaded.events[-1].seq if loaded.events else 0, known)
        return known
