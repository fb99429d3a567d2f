"""The signals that measures, talks and research answer: found by id, or chosen from, where a plan has them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from domain.catalogue import VIEWS
from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.views import View
from infra.bootstrap import Services
from services.api.auth import Caller

SIGNALS: View[Any] | None = next((view for view in VIEWS if view.name in ("signal", "signals")), None)
SHOWN = 100


async def signals_of(
    services: Services, caller: Caller, plan: PlanId, before: int | None = None, limit: int = SHOWN
) -> Sequence[Any]:
    """The plan's signals that were not withdrawn, newest first."""
    if SIGNALS is None:
        return ()
    where: dict[str, Any] = {"plan": plan, **({"seq <": before} if before else {})}
    rows = await services.views.find(caller.tenant, SIGNALS, where, order=("-seq",), limit=limit)
    return [row for row in rows if not row.withdrawn]


async def signals_by_id(services: Services, caller: Caller, plan: PlanId, wanted: Iterable[UUID]) -> dict[UUID, Any]:
    """These signals, those that there are."""
    ids = list(dict.fromkeys(wanted))
    if SIGNALS is None or not ids:
        return {}
    rows = await services.views.find(caller.tenant, SIGNALS, {"plan": plan, "signal in": ids})
    return {row.signal: row for row in rows}


async def require_signals(services: Services, caller: Caller, plan: PlanId, wanted: Iterable[UUID]) -> None:
    """Raise NotFound unless all are signals of this plan."""
    ids = set(wanted)
    if SIGNALS is not None and set(await signals_by_id(services, caller, plan, ids)) != ids:
        raise NotFound
