"""What the API and the pages both need around signals: a page of the list, the map, what exists."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from domain.kernel.ids import PlanId, SignalId, TenantId, UnitId
from domain.kernel.refusals import NotFound
from domain.plan.views import PlanRow
from domain.signals.kinds import SignalKind
from domain.signals.views import SIGNALS, SignalRow
from infra.bootstrap import Services
from infra.read_models.queries import Rows
from services.api.auth import Caller
from services.api.listing import newest_first

EVERYWHERE = "organisation"


class Wanted(msgspec.Struct, frozen=True):
    """Which signals of a plan: of a kind, about a unit (`organisation`: about no unit), of a theme; None: all."""

    plan: PlanId
    kind: SignalKind | None = None
    unit: str | None = None
    theme: str | None = None

    def conditions(self) -> dict[str, Any]:
        """What a row must fulfil. Raises NotFound for a unit that is no id."""
        found: dict[str, Any] = {"plan": self.plan}
        if self.kind:
            found["kind"] = self.kind.value
        if self.theme:
            found["theme"] = self.theme
        if self.unit == EVERYWHERE:
            found["unit"] = None
        elif self.unit:
            found["unit"] = unit_id(self.unit)
        return found


class MapCell(msgspec.Struct, frozen=True):
    """How many signals of one kind there are about a unit (null: the whole organisation) and a theme.

    Withdrawn ones do not count. `weight` is the sum of their weights.
    """

    unit: UnitId | None
    theme: str
    kind: SignalKind
    signals: int
    weight: int


def unit_id(text: str) -> UUID:
    """The id in an address. Raises NotFound for what is none."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


async def signals_of(
    services: Services, caller: Caller, wanted: Wanted, before: int | None, limit: int
) -> tuple[Sequence[SignalRow], int | None]:
    """A page of signals, newest first, and the cursor of the next page (None on the last)."""
    return await newest_first(services, caller, SIGNALS, wanted.conditions(), before, limit)


async def map_of(services: Services, caller: Caller, wanted: Wanted) -> list[MapCell]:
    """The signals that count, by unit, theme and kind."""
    where = wanted.conditions() | {"withdrawn": False}
    rows = await services.views.tally(caller.tenant, SIGNALS, where, ("unit", "theme", "kind"), "weight")
    return [
        MapCell(UnitId(UUID(unit)) if unit else None, theme, SignalKind(kind), count, weight)
        for unit, theme, kind, count, weight in rows
    ]


async def require_signal(services: Services, caller: Caller, plan: PlanId, signal: UUID) -> SignalRow:
    """The signal, or NotFound when this plan has no such signal."""
    row = await services.views.get(caller.tenant, SIGNALS, (SignalId(signal),))
    if row is None or row.plan != plan:
        raise NotFound
    return row


async def known_signals(
    services: Services, caller: Caller, plan: PlanId, signals: Sequence[UUID]
) -> tuple[SignalId, ...]:
    """The signals, when all are this plan's. Raises NotFound."""
    found: Mapping[SignalId, SignalRow] = await signals_by_id(services, caller, signals)
    if any(found.get(SignalId(each)) is None or found[SignalId(each)].plan != plan for each in signals):
        raise NotFound
    return tuple(SignalId(each) for each in signals)


async def signals_by_id(services: Services, caller: Caller, signals: Sequence[UUID]) -> dict[SignalId, SignalRow]:
    """The signals among these that there are."""
    if not signals:
        return {}
    rows = await services.views.find(caller.tenant, SIGNALS, {"signal in": list(signals)})
    return {row.signal: row for row in rows}


async def came_after_closing(views: Rows, tenant: TenantId, plan: PlanRow) -> int:
    """How many unnamed reports came into a closed plan after its closing: they lay in the inbox at that moment."""
    if plan.closed_on is None:
        return 0
    return await views.count(tenant, SIGNALS, {"plan": plan.plan, "reported_by": None, "seq >": plan.closed_seq})
