"""Priorities set together: rounds of ranking, and the order that is decided on."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.analysis.commands import OpenRanking, SetPriorities
from domain.analysis.ranking_views import PRIORITY_ORDERS, ROUNDS, PrioritiesRow, RoundRow
from domain.kernel.ids import IssueId, PlanId
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.analysis import close_round, newest_round, open_issues, rank
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, command_id
from services.api.routes.plans import require_plan


class PrioritiesOut(msgspec.Struct, frozen=True):
    """The newest round (null: there was none), your own ranking while it goes on, and the order decided on.

    A closed round without a result had too few participants to show one: use the team meeting instead.
    """

    round: RoundRow | None
    own_ranking: list[IssueId]
    decided: PrioritiesRow | None


class NewRound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The open issues to rank, in the round that comes after round `after` (0: the first)."""

    after: Annotated[int, Meta(ge=0)]
    issues: Annotated[list[UUID], Meta(min_length=2, max_length=12)]


class NewRanking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All issues of the round, the most important first."""

    ranking: Annotated[list[UUID], Meta(min_length=2, max_length=12)]


class NewOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The issues in the order decided on, and why."""

    order: Annotated[list[UUID], Meta(min_length=1, max_length=100)]
    reason: Annotated[str, Meta(min_length=1, max_length=2000)]


@get("/", summary="Read the priorities", rule=Right.READ_PLAN)
async def priorities(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> PrioritiesOut:
    """Others' rankings are shown to nobody; who took part is not kept."""
    await await_own_write(services, caller, min_seq, ROUNDS, PRIORITY_ORDERS)
    row = await require_plan(services, caller, PlanId(plan))
    round_ = await newest_round(services, caller, row.plan)
    own = await services.ballots.own(caller.tenant, row.plan, round_.round, caller.person) if round_ else ()
    decided = await services.views.get(caller.tenant, PRIORITY_ORDERS, (row.plan,))
    return PrioritiesOut(round_, list(own) if round_ and round_.open else [], decided)


@post("/rounds", summary="Let everybody rank the issues", rule=Right.ANALYSE)
async def open_round(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewRound],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """One round at a time."""
    row = await require_plan(services, caller, PlanId(plan))
    issues = await open_issues(services, caller, row.plan, data.issues)
    command = OpenRanking(plan=row.plan, after=data.after, issues=issues)
    return await carried_out(request, services, caller, command, created=True)


@put("/rounds/{number:int}/ranking", summary="Rank the issues", rule=Right.RANK_ISSUES)
async def rank_issues(
    plan: FromPath[UUID],
    number: FromPath[int],
    data: JSONBody[NewRanking],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[None]:
    """Your own ranking, which you may change while the round goes on; it is never in the log."""
    row = await require_plan(services, caller, PlanId(plan))
    await rank(services, caller, row.plan, number, data.ranking)
    return Response(None, status_code=204)


@put("/rounds/{number:int}/end", summary="End the round", rule=Right.ANALYSE)
async def end_round(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    number: FromPath[int],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Keeps the result, when enough people took part; the rankings themselves are removed."""
    row = await require_plan(services, caller, PlanId(plan))
    return answer(await close_round(services, caller, row.plan, number, command_id(request, caller)))


@put("/order", summary="Decide on the order of the issues", rule=Right.ANALYSE)
async def decide_order(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewOrder],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With the reason; it need not be the order of the ranking."""
    row = await require_plan(services, caller, PlanId(plan))
    order = await open_issues(services, caller, row.plan, data.order)
    return await carried_out(request, services, caller, SetPriorities(plan=row.plan, order=order, reason=data.reason))


ROUTES = Router(
    "/plans/{plan:uuid}/priorities",
    route_handlers=[priorities, open_round, rank_issues, end_round, decide_order],
    tags=["Analysis"],
)
