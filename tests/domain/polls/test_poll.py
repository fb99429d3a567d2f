"""A poll: planned by people, and then by the clock; what people were asked never changes while they answer."""

from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from msgspec.structs import asdict

from domain.kernel.events import Event
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Actor, Role
from domain.polls.decider import POLL, DropPoll, PlanPoll, Poll, Stage, due
from domain.polls.events import (
    AskedGroup,
    PollAnswersLost,
    PollClosed,
    PollDropped,
    PollKind,
    PollNotOpened,
    PollOpened,
    PollReminded,
)
from domain.polls.floors import LEAST, Floors
from domain.polls.refusals import PollDaysInOrder, PollHasBegun, PollIsDropped, PollUnknown
from domain.polls.views import POLLS
from tests.domain.machine import DeciderMachine
from tests.domain.polls.history import CLOSED, DAY, GROUPS, OPENED, PLANNED, POLL_ID, REMINDED
from tests.domain.specification import ANNA, COORDINATOR, EMPLOYEE, MANAGEMENT, NIGHT, PLAN, TEAM_LEAD, TODAY, given

LOST = PollAnswersLost(plan=PLAN, poll=POLL_ID, on=TODAY + 9 * DAY)
DROPPED = PollDropped(plan=PLAN, poll=POLL_ID)


def planning(**changes: Any) -> PlanPoll:
    return PlanPoll(**{**asdict(PLANNED), **changes})


def comes(*history: Event, on: date, over: bool = False, groups: tuple[AskedGroup, ...] = GROUPS) -> list[Event]:
    return list(due(POLL.fold(history), on, over, LEAST, groups))


def test_a_poll_is_planned_and_planned_otherwise_until_it_opens() -> None:
    given(POLL).when(planning(), by=COORDINATOR).then(PLANNED)
    later = planning(closes_on=TODAY + 20 * DAY, title="  Nulmeting winter ")
    changed = given(POLL, PLANNED).when(later, by=COORDINATOR).decided()
    assert [(each.title, each.closes_on) for each in changed] == [("Nulmeting winter", TODAY + 20 * DAY)]  # type: ignore[attr-defined]
    for begun in ((OPENED,), (OPENED, CLOSED), (PollNotOpened(plan=PLAN, poll=POLL_ID, on=TODAY, floors=LEAST),)):
        given(POLL, PLANNED, *begun).when(later, by=COORDINATOR).then_refused(PollHasBegun)


@pytest.mark.parametrize(
    "days",
    [
        {"opens_on": TODAY - DAY},
        {"closes_on": PLANNED.opens_on},
        {"closes_on": PLANNED.opens_on + 61 * DAY},
        {"reminds_on": PLANNED.opens_on},
        {"reminds_on": PLANNED.closes_on + DAY},
    ],
)
def test_its_days_are_in_order(days: dict[str, date]) -> None:
    given(POLL).when(planning(**days), by=COORDINATOR).then_refused(PollDaysInOrder)


def test_it_has_a_title_and_questions_and_a_baseline_follows_nothing() -> None:
    given(POLL).when(planning(title=" "), by=COORDINATOR).then_refused(InvalidValue, field="title")
    given(POLL).when(planning(questionnaires=()), by=COORDINATOR).then_refused(InvalidValue, field="questionnaires")
    given(POLL).when(planning(follows=POLL_ID), by=COORDINATOR).then_refused(InvalidValue, field="follows")
    follow_up = planning(follows=POLL_ID, kind=PollKind.FOLLOW_UP)
    assert given(POLL).when(follow_up, by=COORDINATOR).decided()


def test_it_is_called_off_before_it_opens_and_not_planned_again() -> None:
    drop = DropPoll(plan=PLAN, poll=POLL_ID)
    given(POLL, PLANNED).when(drop, by=COORDINATOR).then(DROPPED)
    given(POLL).when(drop, by=COORDINATOR).then_refused(PollUnknown)
    given(POLL, PLANNED, OPENED).when(drop, by=COORDINATOR).then_refused(PollHasBegun)
    given(POLL, PLANNED, DROPPED).when(planning(), by=COORDINATOR).then_refused(PollIsDropped)


@pytest.mark.parametrize("by", [EMPLOYEE, TEAM_LEAD, MANAGEMENT])
def test_coordinator_and_hr_run_polls_and_nobody_else(by: Actor) -> None:
    given(POLL).when(planning(), by=by).then_refused(NotAllowed)


def test_the_clock_opens_reminds_once_and_closes_and_brings_nothing_twice() -> None:
    assert comes(PLANNED, on=TODAY) == []
    assert comes(PLANNED, on=PLANNED.opens_on) == [OPENED]
    assert comes(PLANNED, OPENED, on=PLANNED.opens_on) == []
    assert comes(PLANNED, OPENED, on=REMINDED.on) == [REMINDED]
    assert comes(PLANNED, OPENED, REMINDED, on=REMINDED.on + DAY) == []
    assert comes(PLANNED, OPENED, on=CLOSED.on, over=True) == [CLOSED]
    assert comes(PLANNED, OPENED, REMINDED, CLOSED, on=CLOSED.on, over=True) == []
    assert comes(PLANNED, DROPPED, on=CLOSED.on) == []


def test_who_lost_an_answer_is_reminded_anew() -> None:
    assert comes(PLANNED, OPENED, REMINDED, LOST, on=LOST.on) == [PollReminded(plan=PLAN, poll=POLL_ID, on=LOST.on)]


def test_a_group_that_could_never_be_shown_is_not_asked() -> None:
    small = PollNotOpened(plan=PLAN, poll=POLL_ID, on=PLANNED.opens_on, floors=LEAST)
    assert comes(PLANNED, on=PLANNED.opens_on, groups=(AskedGroup(NIGHT, 4),)) == [small]
    assert comes(PLANNED, on=PLANNED.opens_on, groups=()) == [small]
    assert isinstance(comes(PLANNED, on=PLANNED.opens_on, groups=(AskedGroup(NIGHT, 5),))[0], PollOpened)


def test_a_poll_whose_days_passed_while_nobody_looked_is_not_opened_any_more() -> None:
    assert isinstance(comes(PLANNED, on=TODAY + 30 * DAY, over=True)[0], PollNotOpened)


def test_the_floors_are_those_of_the_day_on_which_it_opens() -> None:
    higher = Floors(8, 12)
    (opened,) = due(POLL.fold([PLANNED]), PLANNED.opens_on, False, higher, GROUPS)
    assert isinstance(opened, PollOpened)
    assert POLL.fold([PLANNED, opened]).opened == opened
    assert opened.floors == higher


class Polls(DeciderMachine):
    decider = POLL
    views = (POLLS,)

    @rule(days=st.lists(st.integers(-1, 9), min_size=3, max_size=3), role=st.sampled_from(Role))
    def plan(self, days: list[int], role: Role) -> None:
        opens, reminds, closes = (TODAY + day * DAY for day in days)
        self.ask(planning(opens_on=opens, reminds_on=reminds, closes_on=closes), Actor(ANNA, frozenset({role})))

    @rule(role=st.sampled_from(Role))
    def drop(self, role: Role) -> None:
        self.ask(DropPoll(plan=PLAN, poll=POLL_ID), Actor(ANNA, frozenset({role})))

    @rule(day=st.integers(0, 12), people=st.integers(0, 9), over=st.booleans())
    def clock(self, day: int, people: int, over: bool) -> None:
        groups = (AskedGroup(NIGHT, people),)
        for event in due(self.state, TODAY + day * DAY, over, LEAST, groups):
            self.state = POLL.evolve(self.state, event)
            self.log.append(event)

    @invariant()
    def what_was_fixed_stays_and_the_row_shows_it(self) -> None:
        opened = [each for each in self.log if isinstance(each, PollOpened)]
        closed = [each for each in self.log if isinstance(each, PollClosed)]
        assert len(opened) <= 1
        assert len(closed) <= len(opened)
        row, state = self.rows(POLLS).get((POLL_ID,)), self.state
        assert isinstance(state, Poll)
        assert (row.stage if row else Stage.NONE) is state.stage
        assert (row.groups if row else ()) == (opened[0].groups if opened else ())
        assert all(sum(group.people for group in each.groups) >= each.floors.whole for each in opened)


TestPolls = Polls.TestCase
