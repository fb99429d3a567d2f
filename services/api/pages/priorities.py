"""Priorities set together: a round in which everybody ranks the issues, its result, and the order decided on."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.analysis.commands import OpenRanking, SetPriorities
from domain.analysis.priorities import FEWEST, MOST
from domain.analysis.ranking_views import PRIORITY_ORDERS, ROUNDS
from domain.analysis.refusals import RankingIncomplete
from domain.analysis.views import ISSUES
from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import IssueId, PlanId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from services.api.analysis import close_round, issues_of, newest_round, open_issues, rank
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out
from services.api.pages.forms import Form, Shown, first, form_of, identities, key_of, number, refused
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.routes.plans import require_plan
from services.api.words.analysis import SPREADS


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def priorities(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The round and what came of it; one's own ranking while it goes on."""
    await await_own_write(services, caller, min_seq, ISSUES, ROUNDS, PRIORITY_ORDERS)
    row = await require_plan(services, caller, PlanId(plan))
    return await _show(request, services, caller, row, Shown(saved=saved))


@post("/", include_in_schema=False, rule=(Right.RANK_ISSUES, Right.ANALYSE))
async def change(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One of the page's forms, named by its field `do`."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    what = first(form, "do")
    try:
        seq = await _do(services, caller, row, what, form)
    except Refusal as refusal:
        return await _show(request, services, caller, row, refused(request, form, refusal, what))
    return see(f"/plannen/{plan}/analyse/prioriteiten", saved=what, min_seq=seq)


async def _do(services: Services, caller: Caller, plan: PlanRow, what: str, form: Form) -> int | None:
    key, seen = key_of(caller, form), number(first(form, "seen")) or 0
    match what:
        case "rank":
            await rank(services, caller, plan.plan, seen, _places(form))
            return None
        case "close":
            handled = await close_round(services, caller, plan.plan, seen, key)
        case "open":
            issues = await open_issues(services, caller, plan.plan, identities(form, "issues"))
            handled = await carry_out(services, caller, OpenRanking(plan=plan.plan, after=seen, issues=issues), key)
        case "decide":
            order = await open_issues(services, caller, plan.plan, _places(form))
            command = SetPriorities(plan=plan.plan, order=order, reason=first(form, "reason"))
            handled = await carry_out(services, caller, command, key)
        case _:
            raise NotFound
    return handled.receipt.seq if handled.receipt else None


def _places(form: Form) -> list[IssueId]:
    """The issues in the order of the places chosen (`place.<issue>`). Raises RankingIncomplete.

    An issue without a place stays out; two with the same place, or a gap between places, cannot be.
    """
    issues = [name.removeprefix("place.") for name in form if name.startswith("place.")]
    placed = {issue: number(first(form, f"place.{issue}")) for issue in issues if first(form, f"place.{issue}")}
    if sorted(placed.values(), key=lambda place: place or 0) != list(range(1, len(placed) + 1)):
        raise RankingIncomplete(issues=len(issues))
    try:
        return [IssueId(UUID(issue)) for issue in sorted(placed, key=lambda issue: placed[issue] or 0)]
    except ValueError:
        raise NotFound from None


async def _show(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, shown: Shown) -> Response[Any]:
    issues = await issues_of(services, caller, plan.plan)
    round_ = await newest_round(services, caller, plan.plan)
    going_on = round_ is not None and round_.open
    own = (
        await services.ballots.own(caller.tenant, plan.plan, round_.round, caller.person) if going_on and round_ else ()
    )
    return await plan_page(
        request,
        "priorities.html",
        caller,
        plan,
        "analyse",
        shown.status,
        **await people_and_units(services, caller),
        issues=[issue for issue in issues if not issue.closed],
        titles={issue.issue: issue for issue in issues},
        round=round_,
        own=own,
        decided=await services.views.get(caller.tenant, PRIORITY_ORDERS, (plan.plan,)),
        spreads=SPREADS,
        floor=FLOOR,
        limits=(FEWEST, MOST),
        shown=shown,
        may_analyse=caller.actor.may(Right.ANALYSE),
        may_rank=caller.actor.may(Right.RANK_ISSUES),
    )


ROUTES = Router("/plannen/{plan:uuid}/analyse/prioriteiten", route_handlers=[priorities, change])
