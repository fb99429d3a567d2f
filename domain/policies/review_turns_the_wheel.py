"""How a review ends is what happens to the plan."""

from collections.abc import Sequence

from domain.kernel.decider import Command
from domain.kernel.events import Event
from domain.plan.commands import ClosePlan, OpenNextCycle
from domain.plan.events import OpenPoint
from domain.review.events import Choice, ReviewClosed


def review_turns_the_wheel(event: Event) -> Sequence[Command]:
    """A review that chose a new cycle opens it from the chosen open points; one that chose to stop ends the plan."""
    match event:
        case ReviewClosed(plan=plan, choice=Choice.NEW_CYCLE, carried=carried):
            points = tuple(OpenPoint(each.kind, each.id, each.text) for each in carried)
            return (OpenNextCycle(plan=plan, carried=points),)
        case ReviewClosed(plan=plan, choice=Choice.STOP, reason=reason):
            return (ClosePlan(plan=plan, reason=reason),)
        case _:
            return ()
