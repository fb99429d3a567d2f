"""What pages ask of plans: which there are."""

from collections.abc import Sequence
from datetime import date

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId, UnitId
from domain.kernel.views import Key, View
from domain.plan.events import PlanStarted


class PlanRow(msgspec.Struct, frozen=True):
    """A plan as a list shows it."""

    plan: PlanId
    title: str
    template: int
    units: tuple[UnitId, ...]
    started_on: date


def _key(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.plan,),) if isinstance(recorded.event, PlanStarted) else ()


def _evolve(row: PlanRow | None, recorded: Recorded, _key: Key) -> PlanRow | None:
    match recorded.event:
        case PlanStarted(plan=plan, title=title, template=template, units=units, started_on=started_on):
            return PlanRow(plan, title, template, units, started_on)
        case _:
            return row


PLANS = View(
    name="plan",
    version=1,
    row=PlanRow,
    key=("plan",),
    events=frozenset({PlanStarted}),
    keys_of=_key,
    evolve=_evolve,
)
