"""How a review ends is what happens to the plan."""

import pytest
from msgspec.structs import replace

from domain.plan.commands import ClosePlan, OpenNextCycle
from domain.plan.events import OpenPoint
from domain.policies.review_turns_the_wheel import review_turns_the_wheel
from domain.review.events import Choice
from tests.domain.review.history import CLOSED, HELD, POINT
from tests.domain.specification import PLAN


def test_a_new_cycle_begins_from_the_chosen_open_points() -> None:
    closed = replace(CLOSED, choice=Choice.NEW_CYCLE, carried=(POINT,))
    carried = (OpenPoint(POINT.kind, POINT.id, POINT.text),)
    assert review_turns_the_wheel(closed) == (OpenNextCycle(plan=PLAN, carried=carried),)


def test_stopping_ends_the_plan_for_the_same_reason() -> None:
    closed = replace(CLOSED, choice=Choice.STOP, reason="Het doel is bereikt")
    assert review_turns_the_wheel(closed) == (ClosePlan(plan=PLAN, reason="Het doel is bereikt"),)


@pytest.mark.parametrize("event", [HELD, CLOSED, replace(CLOSED, choice=Choice.ADJUST)])
def test_nothing_else_turns_the_wheel(event: object) -> None:
    assert review_turns_the_wheel(event) == ()  # type: ignore[arg-type]
