"""Additional research, only as it was decided on; a decision against it is kept as well."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import PlanId, ResearchId, SignalId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.measures.research import ConcludeResearch, DecideAgainstResearch, DecideOnResearch
from domain.measures.talk_views import RESEARCHES, ResearchRow
from infra.bootstrap import Services
from services.api.answered import require_signals
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.routes.measure_work import Line, Words
from services.api.routes.plans import require_plan
from services.api.routes.talks import Before, Limit


class NewResearch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is looked into, why, by whom (an office or function), ready when, with which means."""

    question: Line
    why: Words
    by_whom: Line
    due_on: Annotated[date, Meta(examples=["2027-02-01"])]
    means: Annotated[str, Meta(max_length=4000)] = ""
    signals: list[UUID] = []


class NoResearch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is not looked into, and why not."""

    question: Line
    because: Words


class Conclusion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of it, and when."""

    outcome: Words
    on: Annotated[date, Meta(examples=["2027-02-01"])]


class ResearchPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    research: list[ResearchRow]
    next: int | None


@get("/", summary="List the research", rule=Right.READ_PLAN)
async def researches(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Before = None,
    limit: Limit = 50,
    min_seq: FromQuery[int | None] = None,
) -> ResearchPage:
    """Decided on and against, newest first."""
    await await_own_write(services, caller, min_seq, RESEARCHES)
    await require_plan(services, caller, PlanId(plan))
    return ResearchPage(*await newest_first(services, caller, RESEARCHES, {"plan": plan}, before, limit))


@get("/{research:uuid}", summary="Read one piece of research", rule=Right.READ_PLAN)
async def research_by_id(
    plan: FromPath[UUID],
    research: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[ResearchRow]:
    """The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, RESEARCHES)
    row = await services.views.get(caller.tenant, RESEARCHES, (research,))
    if row is None or row.plan != plan:
        raise NotFound
    return Response(row, headers={"ETag": f'"{row.version}"'})


@post("/", summary="Decide on research", rule=Right.PLAN_MEASURES)
async def decide(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewResearch],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It will be done; its id is in the header Location."""
    await require_plan(services, caller, PlanId(plan))
    await require_signals(services, caller, PlanId(plan), data.signals)
    identity = command_id(request, caller)
    command = DecideOnResearch(
        plan=PlanId(plan),
        research=ResearchId(new_id(identity, "research")),
        question=data.question,
        why=data.why,
        by_whom=data.by_whom,
        due_on=data.due_on,
        means=data.means,
        signals=tuple(SignalId(each) for each in data.signals),
    )
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/research/{command.research}"
    return response


@post("/rejected", summary="Decide against research", rule=Right.PLAN_MEASURES)
async def reject(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NoResearch],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Somebody asked for it and it will not be done; the reason stays."""
    await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    research = ResearchId(new_id(identity, "research"))
    command = DecideAgainstResearch(plan=PlanId(plan), research=research, question=data.question, because=data.because)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/research/{research}"
    return response


@put("/{research:uuid}/outcome", summary="Record the outcome of research", rule=Right.PLAN_MEASURES)
async def conclude(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    research: FromPath[UUID],
    data: JSONBody[Conclusion],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """What came of it."""
    command = ConcludeResearch(plan=PlanId(plan), research=ResearchId(research), outcome=data.outcome, on=data.on)
    return await carried_out(request, services, caller, command)


@put("/{research:uuid}/rejected", summary="Stop research that was decided on", rule=Right.PLAN_MEASURES)
async def stop(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    research: FromPath[UUID],
    data: JSONBody[NoResearch],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It will not be done after all."""
    await require_plan(services, caller, PlanId(plan))
    command = DecideAgainstResearch(
        plan=PlanId(plan), research=ResearchId(research), question=data.question, because=data.because
    )
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/research",
    route_handlers=[researches, research_by_id, decide, reject, conclude, stop],
    tags=["Additional research"],
)
