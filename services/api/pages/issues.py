"""Issues: the list, making one of signals, and one issue with its causes and opportunities."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.analysis import commands as c
from domain.analysis.ranking_views import PRIORITY_ORDERS
from domain.analysis.views import ISSUES, TEAM_MEETINGS
from domain.kernel.ids import IssueId, PlanId
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.signals.views import SIGNALS, SignalRow
from infra.bootstrap import Services
from services.api.analysis import issues_of, newest_round
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.forms import (
    Shown,
    first,
    form_of,
    identities,
    key_of,
    refused,
)
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import plan_page
from services.api.pages.signals import words_for
from services.api.routes.plans import require_plan
from services.api.signals import known_signals, signals_by_id

TO_CHOOSE = 50


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def overview(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The issues by priority, and the way to ranking and to the team meeting."""
    await await_own_write(services, caller, min_seq, ISSUES, PRIORITY_ORDERS)
    row = await require_plan(services, caller, PlanId(plan))
    issues = await issues_of(services, caller, row.plan)
    meetings = await services.views.find(caller.tenant, TEAM_MEETINGS, {"plan": row.plan}, order=("-seq",), limit=3)
    return await plan_page(
        request,
        "issues.html",
        caller,
        row,
        "analyse",
        issues=issues,
        titles={issue.issue: issue.title for issue in issues},
        round=await newest_round(services, caller, row.plan),
        meetings=meetings,
        saved=saved,
        may_analyse=caller.actor.may(Right.ANALYSE),
        any_signal=await services.views.find(caller.tenant, SIGNALS, {"plan": row.plan}, limit=1),
    )


@get("/nieuw", include_in_schema=False, rule=Right.ANALYSE)
async def new(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    signaal: FromQuery[str] = "",
) -> Response[Any]:
    """An empty form; a signal that one comes from is ticked."""
    caller.actor.needs(Right.ANALYSE)
    row = await require_plan(services, caller, PlanId(plan))
    return await _form(request, services, caller, row, Shown(typed={"signals": [signaal]}))


@post("/nieuw", include_in_schema=False, rule=Right.ANALYSE)
async def open_issue(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Make the issue, and go to it."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    key = key_of(caller, form)
    issue = IssueId(new_id(key, "issue"))
    try:
        signals = await known_signals(services, caller, row.plan, identities(form, "signals"))
        command = c.OpenIssue(
            plan=row.plan,
            issue=issue,
            title=first(form, "title"),
            description=first(form, "description"),
            signals=signals,
        )
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        return await _form(request, services, caller, row, refused(request, form, refusal, "new"))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/analyse/kwesties/{issue}", saved="new", min_seq=seq)


async def _form(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, shown: Shown) -> Response[Any]:
    return await plan_page(
        request,
        "issue_new.html",
        caller,
        plan,
        "analyse",
        shown.status,
        **words_for(plan),
        shown=shown,
        offered=await offered_signals(services, caller, plan, (shown.typed or {}).get("signals", [])),
    )


async def offered_signals(
    services: Services, caller: Caller, plan: PlanRow, ticked: Sequence[str]
) -> Sequence[SignalRow]:
    """The signals to choose from: those ticked, then the newest that are in no issue yet."""
    used = {signal for issue in await issues_of(services, caller, plan.plan) for signal in issue.signals}
    wanted = {"plan": plan.plan, "withdrawn": False}
    newest = await services.views.find(caller.tenant, SIGNALS, wanted, order=("-seq",), limit=TO_CHOOSE + len(used))
    chosen = [UUID(each) for each in ticked if _is_id(each)]
    there = [row for row in (await signals_by_id(services, caller, chosen)).values() if row.plan == plan.plan]
    rest = [row for row in newest if row.signal not in used and row.signal not in chosen]
    return [*there, *rest[:TO_CHOOSE]]


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


ROUTES = Router("/plannen/{plan:uuid}/analyse", route_handlers=[overview, new, open_issue])
