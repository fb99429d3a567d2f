"""From a command to stored events: load, ask the guards, decide, let policies add theirs, append; retry when raced."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from domain.kernel.decider import Asked, Command, Decider, S
from domain.kernel.events import Event
from domain.kernel.guard import Guard, Guards
from domain.kernel.ids import CommandId, PersonId, StreamId, TenantId, event_id
from domain.kernel.personal import personal_in
from domain.kernel.ports import Append, EventStore, Receipt, StreamOfEvents, StreamWrite
from domain.kernel.refusals import VersionIsStale
from domain.kernel.texts import refuse_control_characters

RETRIES = 5
NOTHING = StreamOfEvents(0, ())

Policy = Callable[[Event], Sequence[Command]]


class Handled(msgspec.Struct, frozen=True):
    """What came of a command: the stream's version after it, the receipt (None when nothing had to change)."""

    version: int
    receipt: Receipt | None


class Handler:
    """Runs any slice's commands on one store."""

    def __init__(
        self,
        store: EventStore,
        deciders: Sequence[Decider[Any, Any]],
        policies: Sequence[Policy] = (),
        guards: Sequence[Guard] = (),
    ) -> None:
        self._store = store
        self._deciders = deciders
        self._policies = policies
        self._guards = Guards(store, guards)

    async def handle(
        self,
        tenant: TenantId,
        command: Command,
        asked: Asked,
        command_id: CommandId,
        seen_version: int | None = None,
    ) -> Handled:
        """Decide on the command and store its events, with those of the commands that policies derive from them.

        `seen_version` is the stream's version that the actor looked at; without one the newest is taken, and a race
        is decided anew up to RETRIES times. Raises a guard's or the decider's Refusal, VersionIsStale or
        CommandIdReused. Guards are asked of what somebody asks, not of what policies make of it.
        """
        digest = digest_of(command)
        own = self._decider_of(command).stream_of(command)
        for attempt in range(RETRIES - 1):
            try:
                return await self._once(tenant, command, asked, command_id, digest, seen_version, attempt > 0)
            except VersionIsStale as stale:
                if seen_version is not None and stale.data["stream"] == own:
                    raise
        return await self._once(tenant, command, asked, command_id, digest, seen_version, True)

    async def state(self, tenant: TenantId, decider: Decider[Any, S], stream: StreamId) -> S:
        """The aggregate as it stands this moment, from the log itself."""
        loaded = await self._store.load(tenant, stream)
        return decider.fold([recorded.event for recorded in loaded.events])

    async def _once(
        self,
        tenant: TenantId,
        command: Command,
        asked: Asked,
        command_id: CommandId,
        digest: bytes,
        seen: int | None,
        looks: bool,
    ) -> Handled:
        writes: dict[StreamId, StreamWrite] = {}
        queue: list[Command] = [command]
        first: StreamId | None = None
        while queue:
            each = queue.pop(0)
            decider = self._decider_of(each)
            name = decider.stream_of(each)
            # What begins a stream expects none; the append refuses when there is one, and the next attempt looks.
            begins = each.BEGINS and first is not None and not looks
            loaded = NOTHING if begins else await self._store.load(tenant, name)
            if first is None:
                first = name
                if loaded.events and event_id(command_id, 0) in {recorded.event_id for recorded in loaded.events}:
                    repeated = await self._store.receipt_of(tenant, command_id, digest, subjects_of(command))
                    return Handled(loaded.version, repeated)
                if seen is not None and seen != loaded.version:
                    raise VersionIsStale(stream=name, expected=seen, current=loaded.version)
                await self._guards.ask(tenant, each)
            before = writes.get(name, StreamWrite(name, loaded.version, ()))
            state = decider.fold([*(r.event for r in loaded.events), *before.events])
            decided = decider.decide(each, state, asked)
            writes[name] = StreamWrite(name, loaded.version, (*before.events, *decided))
            queue += [c for e in decided for policy in self._policies for c in policy(e)]
        assert first is not None
        stored = [w for w in writes.values() if w.events]
        version = writes[first].expected_version + len(writes[first].events)
        if not stored:
            return Handled(version, None)
        append = Append(
            tenant=tenant,
            command=command_id,
            digest=digest,
            actor=asked.by.person if asked.signed_in else None,
            writes=stored,
            subjects=subjects_of(command),
        )
        return Handled(version, await self._store.append(append))

    def _decider_of(self, command: Command) -> Decider[Any, Any]:
        return next(d for d in self._deciders if isinstance(command, d.commands))


def digest_of(command: Command) -> bytes:
    """SHA-256 over the command's name and content: what makes a repeated request recognisable as the same one.

    Raises InvalidValue for a text that cannot be stored.
    """
    name = type(command).__qualname__.encode()
    content = msgspec.json.encode(command, order="sorted")
    refuse_control_characters(content, command)
    return hashlib.sha256(name + b"\0" + content).digest()


def subjects_of(command: Command) -> frozenset[PersonId]:
    """Those whose words the command holds."""
    return frozenset(each.subject for each in personal_in(command))
