"""The causes and opportunities of an issue: named by everybody who takes part in the analysis."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.analysis import commands as c
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.kernel.handle import Handled
from domain.kernel.ids import IssueId, PlanId
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, carried_out, carry_out, command_id, new_id

Words = Annotated[str, Meta(min_length=1, max_length=2000)]


class NewCause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A possible cause: which way it works, where it lies."""

    direction: Direction
    kind: CauseKind
    text: Words


class NewOpportunity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An opportunity that somebody sees, and what it is good for."""

    kind: OpportunityKind
    text: Words


@post("/causes", summary="Name a possible cause", rule=(Right.RANK_ISSUES, Right.ANALYSE))
async def name_cause(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    data: JSONBody[NewCause],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Employees too: the analysis is made with them."""
    identity = command_id(request, caller)
    cause = new_id(identity, "cause")
    text = Personal(caller.person, data.text)
    command = c.NameCause(
        plan=PlanId(plan),
        issue=IssueId(issue),
        cause=cause,
        direction=data.direction,
        kind=data.kind,
        text=text,
    )
    return _named(await carry_out(services, caller, command, identity), plan, issue, f"causes/{cause}")


@post("/opportunities", summary="Name an opportunity", rule=(Right.RANK_ISSUES, Right.ANALYSE))
async def name_opportunity(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    data: JSONBody[NewOpportunity],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """What you see that could bring balance, energy or enjoyment."""
    identity = command_id(request, caller)
    opportunity = new_id(identity, "opportunity")
    text = Personal(caller.person, data.text)
    command = c.NameOpportunity(
        plan=PlanId(plan),
        issue=IssueId(issue),
        opportunity=opportunity,
        kind=data.kind,
        text=text,
    )
    return _named(await carry_out(services, caller, command, identity), plan, issue, f"opportunities/{opportunity}")


@delete("/causes/{cause:uuid}", status_code=200, summary="Take a cause back", rule=(Right.RANK_ISSUES, Right.ANALYSE))
async def take_cause_back(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    cause: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Your own, or anybody's when you lead the analysis."""
    command = c.TakeCauseBack(plan=PlanId(plan), issue=IssueId(issue), cause=cause)
    return await carried_out(request, services, caller, command)


@delete(
    "/opportunities/{opportunity:uuid}",
    status_code=200,
    summary="Take an opportunity back",
    rule=(Right.RANK_ISSUES, Right.ANALYSE),
)
async def take_opportunity_back(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    opportunity: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Your own, or anybody's when you lead the analysis."""
    command = c.TakeOpportunityBack(plan=PlanId(plan), issue=IssueId(issue), opportunity=opportunity)
    return await carried_out(request, services, caller, command)


def _named(handled: Handled, plan: UUID, issue: UUID, end: str) -> Response[Done]:
    response = answer(handled, created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/issues/{issue}/{end}"
    return response


ROUTES = Router(
    "/plans/{plan:uuid}/issues/{issue:uuid}",
    route_handlers=[name_cause, name_opportunity, take_cause_back, take_opportunity_back],
    tags=["Analysis"],
)
