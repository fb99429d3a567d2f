"""A review is planned, held, decides, and ends with a choice for the plan."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.kernel.ids import PlanId
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.review.commands import CancelReview
from domain.review.decider import REVIEW
from domain.review.events import Choice, ReviewCancelled
from domain.review.refusals import (
    DecisionUnknown,
    FollowUpNeedsOwner,
    NotYourDecision,
    OnlyANewCycleCarries,
    PointUnknown,
    ReasonMissing,
    ReviewInFuture,
    ReviewIsOver,
    ReviewNotHeld,
    ReviewUnknown,
    ReviewWasHeld,
)
from tests.domain.review.history import (
    AT,
    CLOSED,
    FOLLOW_UP,
    FOLLOWED_UP,
    HELD,
    PLANNED,
    POINT,
    TAKEN,
    close,
    hold,
    plan,
    take,
)
from tests.domain.specification import COORDINATOR, EMPLOYEE, TEAM_LEAD, TODAY, given

CANCEL = CancelReview(**AT, reason="Het plan is net begonnen")
CANCELLED = ReviewCancelled(**AT, reason="Het plan is net begonnen")


def test_a_review_is_planned_and_moved() -> None:
    given(REVIEW).when(plan(name=" Evaluatie najaar "), by=COORDINATOR).then(PLANNED)
    moved = plan(on=date(2027, 1, 5))
    given(REVIEW, PLANNED).when(moved, by=COORDINATOR).then(replace(PLANNED, on=date(2027, 1, 5)))


@pytest.mark.parametrize(
    ("changes", "field"), [({"name": " "}, "name"), ({"cycle": 0}, "cycle"), ({"on": date(1999, 1, 1)}, "on")]
)
def test_a_planned_review_has_a_name_a_cycle_and_a_day_that_can_be(changes: dict[str, object], field: str) -> None:
    given(REVIEW).when(plan(**changes), by=COORDINATOR).then_refused(InvalidValue, field=field)


def test_who_does_not_steer_plans_no_review() -> None:
    for actor in (EMPLOYEE, TEAM_LEAD):
        given(REVIEW).when(plan(), by=actor).then_refused(NotAllowed, right="review")


def test_a_review_is_recorded_once_it_was_held_with_what_stood_open_then() -> None:
    given(REVIEW, PLANNED).when(hold(), by=COORDINATOR).then(HELD)
    later = hold(on=TODAY + timedelta(days=1))
    given(REVIEW, PLANNED).when(later, by=COORDINATOR).then_refused(ReviewInFuture, field="held_on")
    given(REVIEW, PLANNED).when(hold(present=()), by=COORDINATOR).then_refused(InvalidValue, field="present")
    given(REVIEW).when(hold(), by=COORDINATOR).then_refused(ReviewUnknown)
    given(REVIEW, PLANNED, HELD).when(hold(open_points=()), by=COORDINATOR).then_nothing()


def test_a_review_that_was_held_is_neither_moved_nor_cancelled() -> None:
    given(REVIEW, PLANNED, HELD).when(plan(name="Anders"), by=COORDINATOR).then_refused(ReviewWasHeld)
    given(REVIEW, PLANNED, HELD).when(CANCEL, by=COORDINATOR).then_refused(ReviewWasHeld)
    given(REVIEW, PLANNED).when(CANCEL, by=COORDINATOR).then(CANCELLED)
    given(REVIEW, PLANNED, CANCELLED).when(hold(), by=COORDINATOR).then_refused(ReviewIsOver)
    given(REVIEW, PLANNED).when(replace(CANCEL, reason=" "), by=COORDINATOR).then_refused(ReasonMissing)


def test_a_decision_has_a_reason_and_somebody_who_sees_to_it() -> None:
    held = given(REVIEW, PLANNED, HELD)
    held.when(take(), by=COORDINATOR).then(TAKEN)
    held.when(take(reason=" "), by=COORDINATOR).then_refused(ReasonMissing, field="reason")
    held.when(take(about=" "), by=COORDINATOR).then_refused(InvalidValue, field="about")
    held.when(take(owner=None), by=COORDINATOR).then_refused(FollowUpNeedsOwner, field="owner")
    held.when(take(due_on=None), by=COORDINATOR).then_refused(FollowUpNeedsOwner, field="due_on")
    going_on = take(choice=Choice.CONTINUE, owner=None, due_on=None)
    held.when(going_on, by=COORDINATOR).then(replace(TAKEN, choice=Choice.CONTINUE, owner=None, due_on=None))


def test_nothing_is_decided_before_the_meeting_or_after_its_end() -> None:
    given(REVIEW, PLANNED).when(take(), by=COORDINATOR).then_refused(ReviewNotHeld)
    given(REVIEW, PLANNED).when(close(), by=COORDINATOR).then_refused(ReviewNotHeld)
    given(REVIEW, PLANNED, HELD, CLOSED).when(take(), by=COORDINATOR).then_refused(ReviewIsOver)


def test_a_new_cycle_is_the_choice_for_a_plan_not_for_a_point() -> None:
    held = given(REVIEW, PLANNED, HELD)
    held.when(take(choice=Choice.NEW_CYCLE), by=COORDINATOR).then_refused(InvalidValue, field="choice")


def test_who_follows_a_decision_up_says_that_it_was_done() -> None:
    decided = (PLANNED, HELD, TAKEN, CLOSED)
    given(REVIEW, *decided).when(FOLLOW_UP, by=EMPLOYEE).then(FOLLOWED_UP)
    given(REVIEW, *decided).when(FOLLOW_UP, by=COORDINATOR).then(FOLLOWED_UP)
    given(REVIEW, *decided).when(FOLLOW_UP, by=TEAM_LEAD).then_refused(NotYourDecision)
    given(REVIEW, PLANNED, HELD).when(FOLLOW_UP, by=COORDINATOR).then_refused(DecisionUnknown)


@pytest.mark.parametrize("choice", [Choice.CONTINUE, Choice.ADJUST, Choice.STOP])
def test_only_a_new_cycle_takes_open_points_along(choice: Choice) -> None:
    held = given(REVIEW, PLANNED, HELD)
    held.when(close(choice), by=COORDINATOR).then(replace(CLOSED, choice=choice))
    held.when(close(choice, carried=(POINT,)), by=COORDINATOR).then_refused(OnlyANewCycleCarries)


def test_a_review_ends_with_a_new_cycle_from_the_chosen_points_and_with_a_reason() -> None:
    held = given(REVIEW, PLANNED, HELD)
    new = close(Choice.NEW_CYCLE, carried=(POINT,))
    held.when(new, by=COORDINATOR).then(replace(CLOSED, choice=Choice.NEW_CYCLE, carried=(POINT,)))
    held.when(close(reason=""), by=COORDINATOR).then_refused(ReasonMissing, field="reason")


def test_a_review_of_one_plan_is_not_there_for_another() -> None:
    history = given(REVIEW, PLANNED, HELD, TAKEN)
    elsewhere = PlanId(UUID(int=22))
    for command in (hold(plan=elsewhere), take(plan=elsewhere), close(plan=elsewhere), plan(plan=elsewhere)):
        history.when(command, by=COORDINATOR).then_refused(ReviewUnknown)
    history.when(replace(FOLLOW_UP, plan=elsewhere), by=COORDINATOR).then_refused(DecisionUnknown)


def test_a_decision_names_the_point_that_stood_open() -> None:
    told = replace(TAKEN, point=POINT.key)
    given(REVIEW, PLANNED, HELD).when(take(point=POINT.key), by=COORDINATOR).then(told)


def test_a_decision_about_a_point_that_did_not_stand_open_is_refused() -> None:
    given(REVIEW, PLANNED, HELD).when(take(point="measure:m2"), by=COORDINATOR).then_refused(PointUnknown)
