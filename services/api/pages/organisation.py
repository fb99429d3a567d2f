"""Today: what is mine to do, and where each plan stands. And the method itself, to read."""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.ids import PlanId
from domain.kickoff.views import CHECKLISTS, KICKOFFS, ChecklistRow, KickoffRow
from domain.method import CURRENT, Text
from domain.plan.views import PLANS, PlanRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import text_of
from services.api.exchange import await_own_write
from services.api.pages.page import AnyRequest, page


class Mine(msgspec.Struct, frozen=True):
    """A row that is mine to work out. `days` to its date: negative when it has passed, None without a date."""

    plan: PlanRow
    row: ChecklistRow
    text: Text
    days: int | None


class Standing(msgspec.Struct, frozen=True):
    """Where a plan's kick-off stands."""

    plan: PlanRow
    kickoff: KickoffRow | None
    done: int
    rows: int
    overdue: int


@get("/organisatie", include_in_schema=False)
async def today(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What is mine, due first; then the plans."""
    await await_own_write(services, caller, min_seq, PLANS, KICKOFFS, CHECKLISTS)
    plans = await services.views.find(caller.tenant, PLANS)
    kickoffs = {row.plan: row for row in await services.views.find(caller.tenant, KICKOFFS)}
    rows = await services.views.find(caller.tenant, CHECKLISTS, order=("position",))
    day = await services.calendar.today(caller.tenant)
    by_plan: dict[PlanId, list[ChecklistRow]] = {}
    for row in rows:
        by_plan.setdefault(row.plan, []).append(row)
    standings = [_standing(plan, kickoffs.get(plan.plan), by_plan.get(plan.plan, []), day) for plan in plans]
    mine = [
        Mine(each.plan, row, text_of(each.kickoff, row), (row.due_on - day).days if row.due_on else None)
        for each in standings
        if each.kickoff
        for row in by_plan.get(each.plan.plan, [])
        if caller.person in row.responsible and not row.checked
    ]
    mine.sort(key=lambda each: (each.days is None, each.days or 0, each.row.position))
    ordered = sorted(standings, key=lambda each: (each.plan.started_on, each.plan.title), reverse=True)
    return await page(request, "today.html", caller, mine=mine, standings=ordered, steps=CURRENT.steps)


@get("/methode", include_in_schema=False)
async def method(request: AnyRequest, caller: NamedDependency[Caller]) -> Response[Any]:
    """The six steps and the questions that each asks."""
    return await page(request, "method.html", caller, version=CURRENT)


def _standing(plan: PlanRow, kickoff: KickoffRow | None, rows: Sequence[ChecklistRow], day: Any) -> Standing:
    done = sum(row.checked for row in rows)
    overdue = sum(not row.checked and row.due_on is not None and row.due_on < day for row in rows)
    return Standing(plan, kickoff, done, len(rows), overdue)


ROUTES = Router("/", route_handlers=[today, method])
