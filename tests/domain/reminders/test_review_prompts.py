"""The review that a plan is to have is foreseen on the very day on which the pages will say that one is due."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import assume
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.kernel.ids import MeasureId, ReviewId
from domain.kernel.rights import Role
from domain.measures import events as m
from domain.plan.events import PlanStarted
from domain.policies.review_prompts import TOO_OLD, Watch, first_due, prompt, watch
from domain.reminders.dated import role
from domain.review import events as e
from domain.review.hrm_cycle import HrmCycle
from domain.review.moments import Moment, MomentKind, Watched, review_due
from tests.domain.measures.history import ROSTER
from tests.domain.specification import ANNA, DEWI, NIGHT, PLAN

START = date(2026, 1, 15)
days = st.dates(START, date(2028, 12, 31))
moments = st.lists(
    st.builds(
        Moment,
        st.uuids(),
        st.just("Moment"),
        st.just(MomentKind.EVALUATION),
        st.integers(1, 12),
        st.integers(1, 28),
        st.none() | days,
    ),
    max_size=3,
).map(tuple)
cycles = st.builds(HrmCycle, moments, st.integers(1, 24))
STARTED = PlanStarted(plan=PLAN, title="Rust", template=1, units=(NIGHT,), started_on=START)


def measure(number: int, due_on: date, done_on: date | None) -> tuple[m.MeasureFact, ...]:
    at = {"plan": PLAN, "measure": MeasureId(UUID(int=number))}
    begun = (
        m.MeasureProposed(**at, description=ROSTER, by=ANNA, origin=None, on=START),
        m.MeasurePlanned(**at, owner=DEWI, starts_on=START, due_on=due_on),
    )
    return (*begun, m.MeasureDone(**at, on=done_on, result="Klaar")) if done_on else begun


def review(number: int, on: date) -> tuple[e.ReviewFact, ...]:
    at = {"plan": PLAN, "review": ReviewId(UUID(int=number))}
    return (
        e.ReviewPlanned(**at, cycle=1, name="Evaluatie", moment=None, on=on),
        e.ReviewHeld(**at, on=on, present=(ANNA,), guests=None, open_points=()),
        e.ReviewClosed(**at, cycle=1, choice=e.Choice.CONTINUE, reason="Goed", carried=(), on=on),
    )


def after(*events: object) -> Watch:
    state = Watch()
    for event in (STARTED, *events):
        state = watch(state, event)  # type: ignore[arg-type]
    return state


measures = st.lists(st.tuples(days, st.none() | days), max_size=3)


@for_all(cycles, measures, st.lists(days, max_size=2), days)
def test_it_is_the_first_day_on_which_a_review_is_due(
    cycle: HrmCycle, of_measures: list[tuple[date, date | None]], reviews: list[date], today: date
) -> None:
    last = max(reviews, default=None)
    assume(last is None or today >= last)
    facts = [fact for number, (due_on, done_on) in enumerate(of_measures) for fact in measure(number, due_on, done_on)]
    held = [fact for number, on in enumerate(reviews) for fact in review(number, on)]
    found = first_due(after(*facts, *held), cycle)
    assert found is not None
    watched = [
        Watched(done_on or due_on + timedelta(days=1), done_on is not None, ROSTER.title)
        for due_on, done_on in of_measures
        if done_on is not None or due_on < today
    ]
    due = review_due(cycle.moments, cycle.maximum_age, START, last, watched, today)
    # A review that only grows too old today is due tomorrow; the reminder says so a day ahead.
    too_old_today = found[1] is TOO_OLD and found[0] == today
    assert bool(due) is (today >= found[0] and not too_old_today)


@for_all(measures)
def test_taking_the_log_in_again_changes_nothing(of_measures: list[tuple[date, date | None]]) -> None:
    facts = [fact for number, (due_on, done_on) in enumerate(of_measures) for fact in measure(number, due_on, done_on)]
    assert after(*facts, *review(1, START), *facts, *review(1, START)) == after(*facts, *review(1, START))


def test_while_a_review_is_planned_none_is_prompted_and_once_it_is_cancelled_one_is() -> None:
    planned, *_ = review(1, START)
    assert prompt(PLAN, after(planned), HrmCycle()) is None
    cancelled = e.ReviewCancelled(plan=PLAN, review=ReviewId(UUID(int=1)), reason="Te druk")
    assert prompt(PLAN, after(planned, cancelled), HrmCycle()) is not None


def test_however_far_ahead_one_is_planned_the_last_review_grows_too_old_no_later() -> None:
    in_time, *_ = review(1, START + timedelta(days=365))
    assert prompt(PLAN, after(in_time), HrmCycle()) is None
    moved = e.ReviewPlanned(
        plan=PLAN, review=in_time.review, cycle=1, name="Evaluatie", moment=None, on=date(2031, 1, 1)
    )
    found = prompt(PLAN, after(in_time, moved), HrmCycle())
    assert found is not None
    assert (found.due_on, found.title) == (date(2027, 1, 15), TOO_OLD)


def test_a_review_that_was_held_and_never_closed_silences_nothing() -> None:
    planned, held, _ = review(1, date(2026, 2, 2))
    finished = measure(1, date(2026, 6, 1), date(2026, 3, 2))
    found = prompt(PLAN, after(planned, held, *finished), HrmCycle())
    assert found is not None
    assert found.due_on == date(2026, 3, 2)


def test_it_goes_to_coordinator_and_hr_is_told_whatever_they_chose_and_comes_back_every_four_weeks() -> None:
    found = prompt(PLAN, after(), HrmCycle())
    assert found is not None
    assert found.whom == (role(Role.COORDINATOR), role(Role.HR))
    assert (found.always, found.repeats, found.fixed) == (True, True, False)


def test_a_measure_that_was_done_prompts_one_on_that_day() -> None:
    found = prompt(PLAN, after(*measure(1, date(2026, 6, 1), date(2026, 3, 2))), HrmCycle())
    assert found is not None
    assert found.due_on == date(2026, 3, 2)
    assert ROSTER.title in found.title.nl
