"""Whatever is asked of a review, an HRM cycle or an impression, in whatever order, they stay true."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from msgspec.structs import replace

from domain.kernel.rights import Actor, Role
from domain.review.commands import CancelReview
from domain.review.decider import REVIEW
from domain.review.events import Choice, DecisionTaken, ReviewClosed, ReviewHeld
from domain.review.hrm_cycle import HRM_CYCLE, SetHrmCycle
from domain.review.impression import IMPRESSION, WithdrawInterview
from domain.review.moments import DEFAULT_MOMENTS, Moment, MomentKind
from domain.review.views import DECISIONS, HRM_CYCLES, INTERVIEWS, REVIEWS
from tests.domain.machine import DeciderMachine
from tests.domain.review.history import AT, FOLLOW_UP, NEXT, POINT, close, hold, interview, plan, take
from tests.domain.specification import ANNA, COORDINATOR, DEWI, EMPLOYEE, PLAN, TEAM_LEAD, TENANT, TODAY

actors = st.sampled_from([COORDINATOR, COORDINATOR, TEAM_LEAD, EMPLOYEE])
reasons = st.sampled_from(["Het werkt", "Te duur", " "])
choices = st.sampled_from(Choice)
days = st.sampled_from([TODAY, NEXT])


class Reviewing(DeciderMachine):
    decider = REVIEW

    @rule(name=st.sampled_from(["Najaar", " "]), on=days, cycle=st.integers(0, 2), by=actors)
    def plan(self, by: Actor, **changes: object) -> None:
        self.ask(plan(**changes), by)

    @rule()
    def go_on(self) -> None:
        self.ask(plan(), COORDINATOR)
        self.ask(hold(), COORDINATOR)

    @rule(on=days, present=st.sampled_from([(), (ANNA,), (ANNA, ANNA, DEWI)]), by=actors)
    def hold(self, by: Actor, **changes: object) -> None:
        self.ask(hold(**changes), by)

    @rule(key=st.integers(1, 3), choice=choices, reason=reasons, owner=st.none() | st.just(DEWI), by=actors)
    def take(self, by: Actor, key: int, **changes: object) -> None:
        self.ask(take(decision=UUID(int=key), **changes), by)

    @rule(key=st.integers(1, 3), by=actors)
    def follow_up(self, by: Actor, key: int) -> None:
        self.ask(replace(FOLLOW_UP, decision=UUID(int=key)), by)

    @rule(reason=reasons, by=actors)
    def cancel(self, by: Actor, reason: str) -> None:
        self.ask(CancelReview(**AT, reason=reason), by)

    @rule(choice=choices, reason=reasons, carried=st.sampled_from([(), (POINT,)]), by=actors)
    def close(self, by: Actor, **changes: object) -> None:
        self.ask(close(**changes), by)  # type: ignore[arg-type]

    @invariant()
    def nothing_is_decided_outside_a_meeting_that_was_held_and_is_not_over(self) -> None:
        held = over = False
        for event in self.log:
            held = held or isinstance(event, ReviewHeld)
            if isinstance(event, DecisionTaken | ReviewClosed):
                assert held
                assert not over
            over = over or isinstance(event, ReviewClosed)

    @invariant()
    def the_views_say_what_the_state_says(self) -> None:
        for row in self.rows(REVIEWS).values():
            state = self.state
            assert (row.name, row.planned_on, row.cycle) == (state.planned.name, state.planned.on, state.planned.cycle)
            assert row.held_on == (state.held.on if state.held else None)
            assert row.over == state.over
            assert row.choice == (state.closed.choice if state.closed else None)
        shown = {row.decision: row for row in self.rows(DECISIONS).values()}
        assert set(shown) == set(self.state.decisions)
        for key, (taken, done) in self.state.decisions.items():
            row = shown[key]
            assert (row.about, row.choice, row.owner) == (taken.about, taken.choice, taken.owner)
            assert (row.followed_up_on is not None) == done


moments = st.lists(st.sampled_from([*DEFAULT_MOMENTS, Moment(UUID(int=1), "", MomentKind.TALK, 5, 1)]), max_size=4).map(
    tuple
)


class HrmCycles(DeciderMachine):
    decider = HRM_CYCLE

    @rule(
        moments=moments,
        months=st.integers(0, 61),
        role=st.sampled_from([Role.HR, Role.ADMINISTRATOR, Role.COORDINATOR]),
    )
    def set(self, moments: tuple[Moment, ...], months: int, role: Role) -> None:
        self.ask(SetHrmCycle(tenant=TENANT, moments=moments, maximum_age=months), Actor(ANNA, frozenset({role})))

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        for row in self.rows(HRM_CYCLES).values():
            assert (row.moments, row.maximum_age) == (self.state.moments, self.state.maximum_age)
            assert len({moment.id for moment in row.moments}) == len(row.moments)


class Impressions(DeciderMachine):
    decider = IMPRESSION

    @rule(key=st.integers(1, 2), person=st.sampled_from([None, DEWI]), consent=st.sampled_from(["Ja", ""]), by=actors)
    def record(self, by: Actor, key: int, **changes: object) -> None:
        self.ask(interview(interview=UUID(int=key), **changes), by)

    @rule(key=st.integers(1, 3), by=actors)
    def withdraw(self, by: Actor, key: int) -> None:
        self.ask(WithdrawInterview(plan=PLAN, interview=UUID(int=key)), by)

    @invariant()
    def exactly_what_was_not_withdrawn_is_shown_and_all_of_it_has_consent(self) -> None:
        shown = {row.interview: row for row in self.rows(INTERVIEWS).values()}
        assert set(shown) == {key for key, each in self.state.interviews.items() if each}
        assert all(row.consent for row in shown.values())


TestReviewing = Reviewing.TestCase
TestHrmCycles = HrmCycles.TestCase
TestImpressions = Impressions.TestCase
