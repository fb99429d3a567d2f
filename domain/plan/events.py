"""What can have happened to a plan."""

from datetime import date

from domain.kernel.events import Event, event
from domain.kernel.ids import PlanId, UnitId


@event("plan.started")
class PlanStarted(Event, frozen=True, kw_only=True):
    """A plan began, after this version of the method, for these units (none named: the whole organisation)."""

    plan: PlanId
    title: str
    template: int
    units: tuple[UnitId, ...]
    started_on: date


PlanEvent = PlanStarted
