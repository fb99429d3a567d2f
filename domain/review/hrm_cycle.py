"""The decisions of an organisation's HRM cycle: its moments, and how old a review may become."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from msgspec import Struct

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, TenantId, stream
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.review.events import HrmCycleSet
from domain.review.moments import DEFAULT_MOMENTS, DEFAULT_MONTHS, Moment
from domain.review.refusals import MomentCannotBe

CATEGORY = "hrm_cycle"
NAME_LENGTH, MOST_MOMENTS = 100, 12
ORDINARY_YEAR = 2027


class SetHrmCycle(Command, frozen=True, kw_only=True):
    """Set all moments, and how many months old the last review of a plan may be."""

    tenant: TenantId
    moments: tuple[Moment, ...]
    maximum_age: int


class HrmCycle(Struct, frozen=True):
    """The organisation's moments; the usual ones until it sets its own."""

    moments: tuple[Moment, ...] = DEFAULT_MOMENTS
    maximum_age: int = DEFAULT_MONTHS


def evolve(_before: HrmCycle, event: HrmCycleSet) -> HrmCycle:
    """The cycle after one more event."""
    match event:
        case HrmCycleSet(moments=moments, maximum_age=maximum_age):
            return HrmCycle(moments, maximum_age)
        case _:
            assert_never(event)


def decide(command: SetHrmCycle, state: HrmCycle, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.SET_HRM_CYCLE)
    if not 1 <= command.maximum_age <= 60:
        raise InvalidValue(field="maximum_age", reason="out_of_range", low=1, high=60)
    if len(command.moments) > MOST_MOMENTS or len({each.id for each in command.moments}) < len(command.moments):
        raise InvalidValue(field="moments", reason="too_many", high=MOST_MOMENTS)
    for index, moment in enumerate(command.moments):
        _check(f"moments.{index}", moment)
    if (state.moments, state.maximum_age) == (command.moments, command.maximum_age):
        return ()
    return (HrmCycleSet(tenant=command.tenant, moments=command.moments, maximum_age=command.maximum_age),)


def _check(field: str, moment: Moment) -> None:
    if not moment.name.strip() or len(moment.name) > NAME_LENGTH:
        raise MomentCannotBe(field=f"{field}.name")
    try:
        date(ORDINARY_YEAR, moment.month, moment.day)
    except ValueError:
        raise MomentCannotBe(field=f"{field}.day") from None


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's HRM cycle."""
    return stream(CATEGORY, tenant)


HRM_CYCLE: Decider[SetHrmCycle, HrmCycle] = Decider(
    category=CATEGORY,
    commands=SetHrmCycle,
    initial=HrmCycle(),
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
)
