"""Informal support: team meetings, and what was heard with an open ear and eye. It is no consent."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, Router, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PlanId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.works_council.informal import HearSupport, Mood, Occasion, StrikeSupport
from domain.works_council.views import SUPPORT_MOMENTS, SupportRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.routes.measure_work import Words
from services.api.routes.plans import require_plan, require_units
from services.api.routes.talks import Before, Limit
from services.api.routes.works_council import AnyRequest


class NewMoment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where it was heard, of which unit, how people stood, and in which words; they can be erased."""

    occasion: Occasion
    mood: Mood
    said: Words
    on: Annotated[date, Meta(examples=["2026-12-01"])]
    unit: UUID | None = None


class SupportPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    moments: list[SupportRow]
    next: int | None


@get("/", summary="List the moments of informal support", rule=Right.READ_PLAN)
async def moments(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Before = None,
    limit: Limit = 50,
    min_seq: FromQuery[int | None] = None,
) -> SupportPage:
    """Kept apart from the works council's dossiers."""
    await await_own_write(services, caller, min_seq, SUPPORT_MOMENTS)
    await require_plan(services, caller, PlanId(plan))
    return SupportPage(*await newest_first(services, caller, SUPPORT_MOMENTS, {"plan": plan}, before, limit))


@get("/{moment:uuid}", summary="Read a moment of informal support", rule=Right.READ_PLAN)
async def moment_by_id(
    plan: FromPath[UUID],
    moment: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> SupportRow:
    """One that was not struck."""
    await await_own_write(services, caller, min_seq, SUPPORT_MOMENTS)
    row = await services.views.get(caller.tenant, SUPPORT_MOMENTS, (PlanId(plan), moment))
    if row is None:
        raise NotFound
    return row


@post("/", summary="Record a moment of informal support", rule=(Right.PLAN_MEASURES, Right.ANSWER_AS_WORKS_COUNCIL))
async def hear(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[NewMoment],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """From a team meeting, or heard on the floor."""
    await require_plan(services, caller, PlanId(plan))
    await require_units(services, caller, [data.unit] if data.unit else [])
    identity = command_id(request, caller)
    command = HearSupport(
        plan=PlanId(plan),
        key=new_id(identity, "moment"),
        occasion=data.occasion,
        unit=UnitId(data.unit) if data.unit else None,
        mood=data.mood,
        words=Personal(caller.person, data.said.strip()),
        on=data.on,
    )
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/informal-support/{command.key}"
    return response


@delete("/{moment:uuid}", status_code=200, summary="Strike a moment of informal support", rule=Right.TAKE_PART)
async def strike(
    request: AnyRequest,
    plan: FromPath[UUID],
    moment: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    reason: Annotated[str, QueryParameter(max_length=1000)] = "",
) -> Response[Done]:
    """It was recorded by mistake; the audit trail keeps it. Who did not record it, but steers the plan, says why."""
    return await carried_out(request, services, caller, StrikeSupport(plan=PlanId(plan), key=moment, reason=reason))


ROUTES = Router(
    "/plans/{plan:uuid}/informal-support",
    route_handlers=[moments, moment_by_id, hear, strike],
    tags=["Informal support"],
)
