"""What the API and the pages both need of analytics: who sees them, and the facts of now from the read models."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from litestar import Response

from domain.analytics.board import board
from domain.analytics.content import Board
from domain.analytics.known import STANDING, Known
from domain.analytics.views import STEP_TURNS
from domain.catalogue import AUDIT
from domain.kernel.ids import PlanId, UnitId
from domain.kernel.past import end_of
from domain.kernel.quarters import quarters_until
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.kernel.views import View
from domain.organisation.views import ORGANISATIONS, UNITS
from domain.plan.views import PLANS
from domain.reports.events import About, Kind, Scope
from domain.reports.people import SignalCount
from domain.reports.stand import Stand
from domain.signals.views import SIGNALS
from infra.analytics.wording import worded
from infra.bootstrap import Services
from infra.language import in_language
from infra.reports.document import Document
from infra.reports.forms import MEDIA_TYPES
from infra.reports.sheets import workbook
from services.api.auth import Caller
from services.api.export import tables_csv
from services.api.files import ALONE

NEEDED: tuple[View[Any], ...] = (AUDIT, SIGNALS, STEP_TURNS, *STANDING)


async def board_of(services: Services, caller: Caller, plan: UUID | None, unit: UUID | None) -> Board:
    """The figures that may be told about a plan, a unit, or with neither the organisation.

    Raises NotAllowed, and NotFound for a plan or unit that is not there, or for both at once.
    """
    caller.actor.needs(Right.SEE_ANALYTICS)
    about = await _about(services, caller, plan, unit)
    return await asyncio.to_thread(board, await known(services, caller), about)


async def _about(services: Services, caller: Caller, plan: UUID | None, unit: UUID | None) -> About:
    if plan is not None and (unit is not None or await services.views.get(caller.tenant, PLANS, (plan,)) is None):
        raise NotFound
    if unit is not None and await services.views.get(caller.tenant, UNITS, (unit,)) is None:
        raise NotFound
    scope = Scope.PLAN if plan else Scope.UNIT if unit else Scope.ORGANISATION
    return About(scope, PlanId(plan) if plan else None, UnitId(unit) if unit else None)


async def known(services: Services, caller: Caller) -> Known:
    """All that figures are counted from. Signals are counted by the database, for they may be many thousands."""
    on = await services.calendar.today(caller.tenant)
    views = (*STANDING, STEP_TURNS)
    ends = await _ends(services, caller)
    *found, turns = await asyncio.gather(*(services.views.find(caller.tenant, view) for view in views))
    signals = await asyncio.gather(
        *(_signals(services, caller, period, after, end) for period, (after, end) in enumerate(_between(ends)))
    )
    rows = {view.name: mine for view, mine in zip(STANDING, found, strict=True)}
    return Known(
        stand=Stand.of_rows(rows, ends[-1], on),
        ends=ends,
        turns=turns,
        signals=[each for some in signals for each in some],
    )


async def _ends(services: Services, caller: Caller) -> Sequence[int]:
    """The place in the log at the end of each period; the last is the newest that is visible."""
    zone = await services.calendar.zone_of(caller.tenant)
    quarters = quarters_until(await services.calendar.today(caller.tenant))
    before = [{"recorded_at <": end_of(quarter.before.last, zone)} for quarter in quarters]
    return await asyncio.gather(*(_last(services, caller, where) for where in (*before, {})))


async def _last(services: Services, caller: Caller, where: dict[str, Any]) -> int:
    order = ("-recorded_at", "-seq") if where else ("-seq",)
    found = await services.views.find(caller.tenant, AUDIT, where, order=order, limit=1)
    return found[0].seq if found else 0


def _between(ends: Sequence[int]) -> Sequence[tuple[int, int]]:
    return list(zip((0, *ends[:-1]), ends, strict=True))


async def _signals(services: Services, caller: Caller, period: int, after: int, end: int) -> list[SignalCount]:
    where = {"withdrawn": False, "seq >": after, "seq <=": end}
    by = ("plan", "unit", "theme", "kind")
    rows = await services.views.tally(caller.tenant, SIGNALS, where, by, "weight")
    return [
        SignalCount(period, PlanId(UUID(plan)), UnitId(UUID(unit)) if unit else None, theme, kind, number)
        for plan, unit, theme, kind, number, _ in rows
    ]


async def document_of(services: Services, caller: Caller, board: Board, language: str) -> Document:
    """The figures in words."""
    organisation = await services.views.get(caller.tenant, ORGANISATIONS, (caller.tenant,))
    return worded(board, organisation.name if organisation else "", language)


async def exported(services: Services, caller: Caller, board: Board, form: str, language: str) -> Response[bytes]:
    """The figures to take along: `csv` or `xlsx`."""
    document = await document_of(services, caller, board, language)
    if form == "csv":
        with in_language(language):
            content, kind = tables_csv(document), "text/csv"
    else:
        content, kind = workbook(document, datetime.combine(board.on, time(), UTC)), MEDIA_TYPES[Kind.SHEETS]
    headers = {
        "content-disposition": f'attachment; filename="voortgang-{board.on}.{form}"',
        "content-security-policy": ALONE,
        "cache-control": "no-store",
    }
    return Response(content, media_type=kind, headers=headers)
