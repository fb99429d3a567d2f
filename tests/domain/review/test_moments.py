"""When a review is due: since when, and why."""

from datetime import date
from uuid import UUID

import pytest

from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Actor, Role
from domain.review.events import HrmCycleSet
from domain.review.hrm_cycle import HRM_CYCLE, SetHrmCycle
from domain.review.moments import (
    DEFAULT_MOMENTS,
    Due,
    Moment,
    MomentKind,
    Watched,
    Why,
    as_kept,
    months_later,
    name_in,
    review_due,
)
from domain.review.refusals import MomentCannotBe
from tests.domain.specification import ANNA, COORDINATOR, TENANT, given

HR = Actor(ANNA, frozenset({Role.HR}))
SPRING = Moment(UUID(int=1), "Voorjaar", MomentKind.PULSE, 4, 1)
FAIR = Moment(UUID(int=2), "Ontwikkeldag", MomentKind.TALK, once=date(2027, 6, 10))
BEGAN = date(2026, 3, 1)


def due(today: date, last: date | None = None, watched: tuple[Watched, ...] = (), months: int = 12) -> tuple[Due, ...]:
    return review_due((SPRING, FAIR), months, BEGAN, last, watched, today)


def test_nothing_is_due_before_a_moment_has_passed() -> None:
    assert due(date(2026, 3, 31)) == ()


def test_a_moment_that_passed_without_a_review_is_due_since_that_day() -> None:
    assert due(date(2026, 4, 1)) == (Due(date(2026, 4, 1), Why.MOMENT, "Voorjaar", UUID(int=1)),)


@pytest.mark.parametrize(
    ("held", "counts"), [(date(2026, 3, 4), True), (date(2026, 3, 3), False), (date(2026, 5, 9), True)]
)
def test_a_review_counts_for_a_moment_from_four_weeks_before_it(held: date, counts: bool) -> None:
    assert (due(date(2026, 6, 1), held) == ()) is counts


def test_a_single_moment_passes_once() -> None:
    assert [each.what for each in due(date(2027, 6, 10), date(2027, 4, 2))] == ["Ontwikkeldag"]
    assert FAIR.next_after(date(2027, 6, 10)) is None
    assert FAIR.last_before(date(2027, 6, 9)) is None


def test_a_review_grows_too_old_counted_from_the_last_one_or_the_start() -> None:
    assert Due(date(2027, 3, 1), Why.TOO_OLD) not in due(date(2027, 3, 1), months=12)
    assert Due(date(2027, 3, 1), Why.TOO_OLD) in due(date(2027, 3, 2), months=12)
    assert Due(date(2026, 10, 2), Why.TOO_OLD) in due(date(2026, 10, 3), date(2026, 4, 2), months=6)


def test_a_measure_finished_or_missed_after_the_last_review_asks_for_one() -> None:
    watched = (Watched(date(2026, 5, 1), True, "Vast overleg"), Watched(date(2026, 5, 9), False, "Buddy"))
    found = due(date(2026, 5, 20), date(2026, 4, 2), watched)
    assert [(each.why, each.what) for each in found] == [
        (Why.MEASURE_FINISHED, "Vast overleg"),
        (Why.MEASURE_MISSED, "Buddy"),
    ]
    assert due(date(2026, 5, 20), date(2026, 5, 9), watched) == ()


def test_longest_waiting_comes_first() -> None:
    found = due(date(2027, 5, 1), None, (Watched(date(2026, 9, 1), True, "Klaar"),))
    assert [each.since for each in found] == sorted(each.since for each in found)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_the_usual_moments_are_two_pulses_and_one_evaluation() -> None:
    kinds = [moment.kind for moment in DEFAULT_MOMENTS]
    assert kinds == [MomentKind.PULSE, MomentKind.PULSE, MomentKind.EVALUATION]
    assert all(moment.next_after(date(2026, 12, 31)) == date(2027, moment.month, 1) for moment in DEFAULT_MOMENTS)


def cycle(*moments: Moment, months: int = 12) -> SetHrmCycle:
    return SetHrmCycle(tenant=TENANT, moments=moments, maximum_age=months)


def test_a_usual_moment_has_its_name_in_both_languages_and_an_own_one_as_it_was_typed() -> None:
    usual = DEFAULT_MOMENTS[2]
    assert name_in("en", usual.id, usual.name) == "Yearly review"
    assert name_in("nl", usual.id, usual.name) == "Jaarlijkse evaluatie"
    assert name_in("en", usual.id, "Terugblik") == "Terugblik"
    assert name_in("en", None, "Jaarlijkse evaluatie") == "Jaarlijkse evaluatie"
    assert as_kept(usual.id, "Yearly review") == "Jaarlijkse evaluatie"
    assert as_kept(usual.id, "Our review") == "Our review"


def test_hr_sets_the_organisations_own_moments() -> None:
    own = HrmCycleSet(tenant=TENANT, moments=(SPRING, FAIR), maximum_age=9)
    given(HRM_CYCLE).when(cycle(SPRING, FAIR, months=9), by=HR).then(own)
    given(HRM_CYCLE).when(cycle(*DEFAULT_MOMENTS), by=HR).then_nothing()
    given(HRM_CYCLE).when(cycle(), by=HR).then(HrmCycleSet(tenant=TENANT, moments=(), maximum_age=12))
    given(HRM_CYCLE).when(cycle(SPRING), by=COORDINATOR).then_refused(NotAllowed, right="set_hrm_cycle")


@pytest.mark.parametrize(
    ("moment", "field"),
    [
        (Moment(UUID(int=3), " ", MomentKind.TALK), "moments.0.name"),
        (Moment(UUID(int=3), "Schrikkeldag", MomentKind.TALK, 2, 29), "moments.0.day"),
        (Moment(UUID(int=3), "Dag", MomentKind.TALK, 13, 1), "moments.0.day"),
    ],
)
def test_a_moment_has_a_name_and_a_day_of_every_year(moment: Moment, field: str) -> None:
    given(HRM_CYCLE).when(cycle(moment), by=HR).then_refused(MomentCannotBe, field=field)


def test_moments_are_few_and_different_and_an_age_can_be() -> None:
    given(HRM_CYCLE).when(cycle(SPRING, SPRING), by=HR).then_refused(InvalidValue, field="moments")
    given(HRM_CYCLE).when(cycle(months=0), by=HR).then_refused(InvalidValue, field="maximum_age")
