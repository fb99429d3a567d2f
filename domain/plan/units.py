"""The decisions about which units take part in a plan."""

from collections.abc import Sequence

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.rights import Right
from domain.kernel.texts import needed
from domain.plan.commands import LetUnitJoin, LetUnitLeave
from domain.plan.events import UnitJoined, UnitLeft
from domain.plan.refusals import PlanCoversAll, PlanNeedsUnit
from domain.plan.state import Plan


def decide_units(command: LetUnitJoin | LetUnitLeave, state: Plan, asked: Asked) -> Sequence[Event]:
    """The events that letting a unit join or leave brings, or a refusal."""
    inside = command.unit in state.units
    if not state.units:
        raise PlanCoversAll(plan=command.plan)
    if inside is isinstance(command, LetUnitJoin):
        return ()
    reason = needed("reason", command.reason)
    if isinstance(command, LetUnitJoin):
        asked.by.about(command.unit).needs(Right.STEER_PLAN)
        return (UnitJoined(plan=command.plan, unit=command.unit, reason=reason, on=asked.on),)
    if len(state.units) == 1:
        raise PlanNeedsUnit(unit=command.unit)
    return (UnitLeft(plan=command.plan, unit=command.unit, reason=reason, on=asked.on),)
