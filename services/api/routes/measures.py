"""A plan's measures, from proposal to done."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import IssueId, MeasureId, PersonId, PlanId, SignalId, UnitId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.measures import commands as c
from domain.measures.description import Description, Level
from domain.measures.views import MEASURES, MeasureRow
from infra.bootstrap import Services
from services.api.answered import require_issues, require_signals
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.routes.plans import require_plan, require_units

Stage = Literal["proposed", "planned", "started", "done", "dropped"]


class MeasureText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the measure is. `active_role` is what employees do in it; source and collective go before individual."""

    title: Annotated[str, Meta(min_length=1, max_length=200, examples=["Vast overlegmoment in het rooster"])]
    goal: Annotated[str, Meta(min_length=1, max_length=4000, examples=["Elke week een half uur overleg"])]
    active_role: Annotated[str, Meta(max_length=4000, examples=["Het team kiest zelf het moment"])]
    level: Level
    unit: UUID | None = None
    signals: list[UUID] = []
    issues: list[UUID] = []


class NewMeasure(MeasureText, frozen=True, forbid_unknown_fields=True):
    """A proposal; `origin` is the best practice that it is started from."""

    origin: UUID | None = None


class MeasurePlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who owns it, and between which local dates."""

    owner: UUID | None
    starts_on: Annotated[date, Meta(examples=["2026-12-01"])]
    due_on: Annotated[date, Meta(examples=["2027-03-01"])]


class Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The local date on which it happened."""

    on: Annotated[date, Meta(examples=["2026-12-01"])]


class MeasurePage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    measures: list[MeasureRow]
    next: int | None


async def described(services: Services, caller: Caller, plan: PlanId, text: MeasureText) -> Description:
    """The domain's description, once its unit and signals are known to be there. Raises NotFound."""
    await require_plan(services, caller, plan)
    await require_units(services, caller, [text.unit] if text.unit else [])
    await require_signals(services, caller, plan, text.signals)
    await require_issues(services, caller, plan, text.issues)
    return Description(
        title=text.title,
        goal=text.goal,
        active_role=text.active_role,
        level=text.level,
        unit=UnitId(text.unit) if text.unit else None,
        signals=tuple(SignalId(each) for each in text.signals),
        issues=tuple(IssueId(each) for each in text.issues),
    )


async def require_measure(services: Services, caller: Caller, plan: PlanId, measure: UUID) -> MeasureRow:
    """The measure of this plan, or NotFound."""
    row = await services.views.get(caller.tenant, MEASURES, (measure,))
    if row is None or row.plan != plan:
        raise NotFound
    return row


@get("/", summary="List the measures", rule=Right.READ_PLAN)
async def measures(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    stage: Annotated[Stage | None, QueryParameter(name="state", description="Only those in this state.")] = None,
    before: Annotated[int | None, QueryParameter(description="Cursor: measures with a lower seq.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    min_seq: FromQuery[int | None] = None,
) -> MeasurePage:
    """Newest first, page by page."""
    await await_own_write(services, caller, min_seq, MEASURES)
    await require_plan(services, caller, PlanId(plan))
    where = {"plan": plan, **({"state": stage} if stage else {})}
    return MeasurePage(*await newest_first(services, caller, MEASURES, where, before, limit))


@get("/{measure:uuid}", summary="Read a measure", rule=Right.READ_PLAN)
async def measure_by_id(
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[MeasureRow]:
    """The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, MEASURES)
    row = await require_measure(services, caller, PlanId(plan), measure)
    return Response(row, headers={"ETag": f'"{row.version}"'})


@post("/", summary="Propose a measure", rule=Right.PROPOSE_MEASURE)
async def propose(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewMeasure],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Every member may propose; its id is in the header Location."""
    identity = command_id(request, caller)
    measure = MeasureId(new_id(identity, "measure"))
    description = await described(services, caller, PlanId(plan), data)
    command = c.ProposeMeasure(plan=PlanId(plan), measure=measure, description=description, origin=data.origin)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/measures/{measure}"
    return response


@put("/{measure:uuid}/description", summary="Reword a measure", rule=(Right.PROPOSE_MEASURE, Right.PLAN_MEASURES))
async def describe(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    data: JSONBody[MeasureText],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """All of the text at once; the audit trail keeps what it was."""
    description = await described(services, caller, PlanId(plan), data)
    command = c.DescribeMeasure(plan=PlanId(plan), measure=MeasureId(measure), description=description)
    return await carried_out(request, services, caller, command)


@put("/{measure:uuid}/planning", summary="Plan a measure, or change its owner or dates", rule=Right.PLAN_MEASURES)
async def plan_measure(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    data: JSONBody[MeasurePlan],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """A proposal becomes planned; later changes of owner and dates are facts of their own."""
    await known_people(services, caller, [data.owner] if data.owner else [])
    command = c.PlanMeasure(
        plan=PlanId(plan),
        measure=MeasureId(measure),
        owner=PersonId(data.owner) if data.owner else None,
        starts_on=data.starts_on,
        due_on=data.due_on,
    )
    return await carried_out(request, services, caller, command)


@post("/{measure:uuid}/start", status_code=200, summary="Start a measure", rule=Right.TAKE_PART)
async def start(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    data: JSONBody[Day],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Today or before."""
    command = c.StartMeasure(plan=PlanId(plan), measure=MeasureId(measure), on=data.on)
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/measures",
    route_handlers=[measures, measure_by_id, propose, describe, plan_measure, start],
    tags=["Measures"],
)
