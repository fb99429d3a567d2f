"""A plan begins with its kick-off."""

from collections.abc import Sequence

from domain.kernel.decider import Command
from domain.kernel.events import Event
from domain.kickoff.commands import OpenKickoff
from domain.plan.events import PlanStarted


def kickoff_opens_with_plan(event: Event) -> Sequence[Command]:
    """A started plan puts the checklist of its own version of the method on the table."""
    match event:
        case PlanStarted(plan=plan, template=template):
            return (OpenKickoff(plan=plan, template=template),)
        case _:
            return ()
