"""The signals and issues that measures, talks and research answer: found by id, or chosen from."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from domain.analysis.views import ISSUES, IssueRow
from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.signals.views import SIGNALS, SignalRow
from infra.bootstrap import Services
from services.api.auth import Caller

SHOWN = 100


async def signals_of(
    services: Services, caller: Caller, plan: PlanId, before: int | None = None, limit: int = SHOWN
) -> Sequence[SignalRow]:
    """The plan's signals that were not withdrawn, newest first."""
    where: dict[str, Any] = {"plan": plan, "withdrawn": False, **({"seq <": before} if before else {})}
    return await services.views.find(caller.tenant, SIGNALS, where, order=("-seq",), limit=limit)


async def signals_by_id(
    services: Services, caller: Caller, plan: PlanId, wanted: Iterable[UUID]
) -> dict[UUID, SignalRow]:
    """These signals, those that there are."""
    ids = list(dict.fromkeys(wanted))
    if not ids:
        return {}
    rows = await services.views.find(caller.tenant, SIGNALS, {"plan": plan, "signal in": ids})
    return {row.signal: row for row in rows}


async def issues_by_id(services: Services, caller: Caller, plan: PlanId, wanted: Iterable[UUID]) -> Sequence[IssueRow]:
    """These issues, those that there are."""
    ids = list(wanted)
    return await services.views.find(caller.tenant, ISSUES, {"plan": plan, "issue in": ids}) if ids else ()


async def require_signals(services: Services, caller: Caller, plan: PlanId, wanted: Iterable[UUID]) -> None:
    """Raise NotFound unless all are signals of this plan."""
    ids = set(wanted)
    if set(await signals_by_id(services, caller, plan, ids)) != ids:
        raise NotFound


async def require_issues(services: Services, caller: Caller, plan: PlanId, wanted: Iterable[UUID]) -> None:
    """Raise NotFound unless all are issues of this plan."""
    ids = set(wanted)
    if ids and {row.issue for row in await issues_by_id(services, caller, plan, ids)} != ids:
        raise NotFound
