"""Consultation on signals, and additional research: what was talked over, which signals wait, what was looked into."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import CommandId, PlanId, SignalId, UnitId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.measures.consultation import ConsultationCommand, RecordConsultation, StrikeConsultation
from domain.measures.events import Way
from domain.measures.talk_views import CONSULTATIONS, CONSULTED
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.answered import require_signals, signals_by_id, signals_of
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.listing import newest_first
from services.api.pages.forms import (
    Form,
    Shown,
    first,
    form_of,
    identities,
    identity,
    key_of,
    needed_day,
    number,
    one_of,
    refused,
    whole,
)
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.routes.plans import require_plan, require_units

PAGE = 50


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def talks(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Newest first, with the signals that were not talked over yet on top."""
    await await_own_write(services, caller, min_seq, PLANS, CONSULTATIONS, CONSULTED)
    return await _show(request, services, caller, PlanId(plan), Shown(saved=saved))


@post("/", include_in_schema=False, rule=Right.PLAN_MEASURES)
async def act(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Record a consultation, or strike one (field `do`)."""
    form = await form_of(request)
    key = key_of(caller, form)
    try:
        command = await _command(services, caller, PlanId(plan), form, key)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        return await _show(request, services, caller, PlanId(plan), refused(request, form, refusal, first(form, "do")))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/maatregelen/overleg", saved="yes", min_seq=seq)


async def _command(services: Services, caller: Caller, plan: PlanId, form: Form, key: CommandId) -> ConsultationCommand:
    what, _, which = first(form, "do").partition(":")
    if what == "strike":
        try:
            return StrikeConsultation(plan=plan, consultation=UUID(which), reason=first(form, "reason"))
        except ValueError:
            raise NotFound from None
    await require_plan(services, caller, plan)
    unit, signals = identity(form, "unit"), identities(form, "signals")
    await require_units(services, caller, [unit] if unit else [])
    await require_signals(services, caller, plan, signals)
    return RecordConsultation(
        plan=plan,
        consultation=new_id(key, "consultation"),
        signals=tuple(SignalId(each) for each in signals),
        on=needed_day(form, "on"),
        way=one_of(form, "way", Way),
        unit=UnitId(unit) if unit else None,
        people=await known_people(services, caller, identities(form, "people")),
        size=whole(form, "size"),
        outcome=first(form, "outcome"),
    )


async def _show(request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown) -> Response[Any]:
    row = await require_plan(services, caller, plan)
    before = number(request.query_params.get("voor", ""))
    found, older = await newest_first(services, caller, CONSULTATIONS, {"plan": plan}, before, PAGE)
    may, signals = caller.actor.may(Right.PLAN_MEASURES), await signals_of(services, caller, plan)
    wanted = {"plan": plan, "signal in": [each.signal for each in signals]}
    consulted = {each.signal for each in await services.views.find(caller.tenant, CONSULTED, wanted)}
    return await plan_page(
        request,
        "talks.html",
        caller,
        row,
        "maatregelen",
        shown.status,
        shown=shown,
        rows=found,
        older=older,
        signals=sorted(signals, key=lambda each: each.signal in consulted),
        waiting=[each for each in signals if each.signal not in consulted],
        known_signals=await signals_by_id(services, caller, plan, [id_ for each in found for id_ in each.signals]),
        may=may,
        forms={"record", *(f"strike:{each.consultation}" for each in found)} if may and signals else set(),
        today=await services.calendar.today(caller.tenant),
        **await people_and_units(services, caller),
    )


ROUTES = Router("/plannen/{plan:uuid}/maatregelen/overleg", route_handlers=[talks, act])
