"""Given what happened, when somebody asks this, then that happens: every decision told as one sentence."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import pytest

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import CommandId, PersonId, PlanId, StreamId, TenantId, UnitId, event_id
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Actor, Role
from domain.kernel.views import Key, View

TENANT, PLAN = TenantId(UUID(int=1)), PlanId(UUID(int=2))
NIGHT, DAY_CARE = UnitId(UUID(int=3)), UnitId(UUID(int=4))
ANNA, BAS, CEM, DEWI, EVA = (PersonId(UUID(int=number)) for number in range(11, 16))
TODAY = date(2026, 11, 23)

ADMINISTRATOR = Actor(ANNA, frozenset({Role.ADMINISTRATOR}))
COORDINATOR = Actor(ANNA, frozenset({Role.COORDINATOR}))
MANAGEMENT = Actor(BAS, frozenset({Role.MANAGEMENT}))
WORKS_COUNCIL = Actor(CEM, frozenset({Role.WORKS_COUNCIL}))
EMPLOYEE = Actor(DEWI, frozenset({Role.EMPLOYEE}))
TEAM_LEAD = Actor(EVA, frozenset({Role.TEAM_LEAD}))

C = TypeVar("C", bound=Command)
S = TypeVar("S")


class Given(Generic[C, S]):
    """A history, as the decider sees it."""

    def __init__(self, decider: Decider[C, S], history: Sequence[Event]) -> None:
        self.decider, self.history = decider, history

    def when(self, command: C, by: Actor, on: date = TODAY) -> "When[C, S]":
        """Somebody asks something."""
        return When(self, command, Asked(by, on))


class When(Generic[C, S]):
    """A question about a history; each `then` ends the sentence."""

    def __init__(self, given: Given[C, S], command: C, asked: Asked) -> None:
        self.given, self.command, self.asked = given, command, asked

    def decided(self) -> Sequence[Event]:
        """What the decider says."""
        return self.given.decider.decide(self.command, self.given.decider.fold(self.given.history), self.asked)

    def then(self, *events: Event) -> None:
        """Exactly these events come of it, and asking again brings none."""
        assert tuple(self.decided()) == events
        after = Given(self.given.decider, [*self.given.history, *events])
        assert tuple(When(after, self.command, self.asked).decided()) == ()

    def then_nothing(self) -> None:
        """It was so already."""
        assert tuple(self.decided()) == ()

    def then_refused(self, rule: type[Refusal], **data: Any) -> None:
        """The rule says no, and says at least this."""
        with pytest.raises(rule) as refused:
            self.decided()
        assert type(refused.value) is rule
        assert {name: refused.value.data.get(name) for name in data} == data


def given(decider: Decider[C, S], *history: Event) -> Given[C, S]:
    """This happened before, in this order."""
    return Given(decider, history)


def recorded(events: Iterable[Event], stream: StreamId, actor: PersonId | None = ANNA) -> list[Recorded]:
    """The events in their places in a log that holds nothing else."""
    moment = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return [
        Recorded(
            tenant=TENANT,
            seq=number,
            stream=stream,
            version=number,
            event_id=event_id(CommandId(UUID(int=number)), 0),
            recorded_at=moment,
            actor=actor,
            event=event,
        )
        for number, event in enumerate(events, start=1)
    ]


def rows_of(view: View[Any], log: Iterable[Recorded]) -> dict[Key, Any]:
    """The rows of a view after this log, folded one event at a time: the plainest reading of what a view is."""
    rows: dict[Key, Any] = {}
    for each in log:
        if type(each.event) not in view.events:
            continue
        for key in view.keys_of(each):
            row = view.evolve(rows.get(key), each, key)
            rows.pop(key, None)
            if row is not None:
                rows[key] = row
    return rows
