"""What every decider promises, whatever is asked of it, in whatever order: the base of the state machines."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from hypothesis.stateful import RuleBasedStateMachine, invariant

from domain.catalogue import REMINDERS
from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import CommandId, StreamId
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Actor
from domain.kernel.views import Key, View
from domain.reminders.dated import Dated
from infra.event_store.encoding import Stored, decode, encode
from tests.contracts.golden import KEYS
from tests.domain.specification import ANNA, TENANT, TODAY, recorded, rows_of

THING = UUID(int=2)


class DeciderMachine(RuleBasedStateMachine):
    """Asks, and checks after each answer: only a Refusal is raised, and a refusal changes nothing; a command asked
    again brings no event; the state is the fold of the log; what is stored reads back as it was; what has a date is
    named once, and changes with the events that its slice names only."""

    decider: Decider[Any, Any]
    views: tuple[View[Any], ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.log: list[Event] = []
        self.state: Any = self.decider.initial
        self.refused = 0

    def ask(self, command: Command, by: Actor) -> bool:
        """Whether something came of it."""
        before = self.state
        try:
            events = tuple(self.decider.decide(command, before, Asked(by, TODAY)))
        except Refusal:
            assert self.state == self.decider.fold(self.log) == before
            return False
        for event in events:
            dated = self.dated()
            self.state = self.decider.evolve(self.state, event)
            assert type(event) in self.moving or self.dated() == dated, f"{event.NAME} moved a date"
            self.log.append(event)
            assert stored_and_read(event) == event
        assert tuple(self.decider.decide(command, self.state, Asked(by, TODAY))) == ()
        return bool(events)

    @property
    def moving(self) -> set[type[Event]]:
        """The events after which the dated things may be others."""
        return {event for source in REMINDERS if source.decider is self.decider for event in source.events}

    def dated(self) -> list[Dated]:
        """What has a date and is open."""
        return [
            each for source in REMINDERS if source.decider is self.decider for each in source.dated(THING, self.state)
        ]

    def rows(self, view: View[Any]) -> Mapping[Key, Any]:
        """What the view would show now."""
        return rows_of(view, self.recorded())

    def recorded(self) -> list[Recorded]:
        """The log of this machine alone."""
        return recorded(self.log, StreamId("machine-1"))

    @invariant()
    def what_has_a_date_is_named_once(self) -> None:
        keys = [each.key for each in self.dated()]
        assert len(keys) == len(set(keys))
        assert all(each.whom and each.title.nl and each.title.en for each in self.dated())

    @invariant()
    def the_state_is_the_fold_of_the_log(self) -> None:
        assert self.decider.fold(self.log) == self.state


def stored_and_read(event: Event) -> Event:
    """The event after a journey through its stored bytes."""
    write = StreamWrite(StreamId("machine-1"), 0, (event,))
    command = CommandId(UUID(int=1))
    append = Append(tenant=TENANT, command=command, digest=bytes(32), actor=ANNA, writes=(write,))
    (row,) = encode(append, KEYS)
    stored = Stored(
        tenant=TENANT,
        seq=1,
        stream=row.stream,
        version=1,
        event_id=row.event_id,
        type=row.type,
        schema_version=row.schema_version,
        recorded_at=datetime(2026, 11, 23, tzinfo=UTC),
        payload=row.payload,
        leaf=bytes(32),
        chain=bytes(32),
    )
    return decode(stored, KEYS).event
