"""Consultation on signals with those concerned, before measures are chosen."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PlanId, SignalId, UnitId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.measures.consultation import RecordConsultation, StrikeConsultation
from domain.measures.events import Way
from domain.measures.talk_views import CONSULTATIONS, ConsultationRow
from infra.bootstrap import Services
from services.api.answered import require_signals
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.routes.measure_work import Reason, Words
from services.api.routes.plans import require_plan, require_units


class NewConsultation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which signals, when, how, with whom (a unit, members, or a number of people), and what came of it."""

    signals: list[UUID]
    on: Annotated[date, Meta(examples=["2026-12-01"])]
    way: Way
    outcome: Words
    unit: UUID | None = None
    people: list[UUID] = []
    size: int | None = None


class ConsultationPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    consultations: list[ConsultationRow]
    next: int | None


Before = Annotated[int | None, QueryParameter(description="Cursor: entries with a lower seq.")]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]


@get("/", summary="List the consultations", rule=Right.READ_PLAN)
async def consultations(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Before = None,
    limit: Limit = 50,
    min_seq: FromQuery[int | None] = None,
) -> ConsultationPage:
    """Those that were struck are in the audit trail only."""
    await await_own_write(services, caller, min_seq, CONSULTATIONS)
    await require_plan(services, caller, PlanId(plan))
    return ConsultationPage(*await newest_first(services, caller, CONSULTATIONS, {"plan": plan}, before, limit))


@get("/{consultation:uuid}", summary="Read a consultation", rule=Right.READ_PLAN)
async def consultation_by_id(
    plan: FromPath[UUID],
    consultation: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> ConsultationRow:
    """One that was not struck."""
    await await_own_write(services, caller, min_seq, CONSULTATIONS)
    row = await services.views.get(caller.tenant, CONSULTATIONS, (consultation,))
    if row is None or row.plan != plan:
        raise NotFound
    return row


@post("/", summary="Record a consultation", rule=Right.PLAN_MEASURES)
async def record(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewConsultation],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With those concerned, before measures are chosen; one consultation may be about several signals."""
    await require_plan(services, caller, PlanId(plan))
    await require_units(services, caller, [data.unit] if data.unit else [])
    await require_signals(services, caller, PlanId(plan), data.signals)
    identity = command_id(request, caller)
    command = RecordConsultation(
        plan=PlanId(plan),
        consultation=new_id(identity, "consultation"),
        signals=tuple(SignalId(each) for each in data.signals),
        on=data.on,
        way=data.way,
        unit=UnitId(data.unit) if data.unit else None,
        people=await known_people(services, caller, data.people),
        size=data.size,
        outcome=data.outcome,
    )
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/consultations/{command.consultation}"
    return response


@put("/{consultation:uuid}/struck", summary="Strike a consultation", rule=Right.PLAN_MEASURES)
async def strike(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    consultation: FromPath[UUID],
    data: JSONBody[Reason],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It was recorded by mistake; the audit trail keeps it."""
    command = StrikeConsultation(plan=PlanId(plan), consultation=consultation, reason=data.reason)
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/consultations",
    route_handlers=[consultations, consultation_by_id, record, strike],
    tags=["Consultations"],
)
