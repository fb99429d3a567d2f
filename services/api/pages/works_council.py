"""The works council: consent dossiers that a member can trust and an inspector can read; informal support apart."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import CommandId, DossierId, PlanId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from domain.works_council.informal import HearSupport, Mood, Occasion, StrikeSupport, SupportCommand
from domain.works_council.views import DOSSIERS, SUPPORT_MOMENTS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.dossier_forms import command_of, discovery_of, opening_of
from services.api.pages.dossier_page import show_dossier, show_dossiers
from services.api.pages.forms import (
    Form,
    Shown,
    first,
    form_of,
    identity,
    key_of,
    needed_day,
    number,
    one_of,
    refused,
)
from services.api.pages.page import AnyRequest, see
from services.api.routes.plans import require_plan, require_units


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def dossiers(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The dossiers of the plan, and under them, apart, informal support."""
    await await_own_write(services, caller, min_seq, PLANS, DOSSIERS, SUPPORT_MOMENTS)
    return await show_dossiers(request, services, caller, PlanId(plan), Shown(saved=saved))


@post("/", include_in_schema=False, rule=(Right.ASK_WORKS_COUNCIL, Right.ANSWER_AS_WORKS_COUNCIL))
async def open_dossier(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Open a dossier, to ask for consent or because a decision was found out (field `do`), and go to it."""
    form = await form_of(request)
    key, found = key_of(caller, form), first(form, "do") == "found"
    dossier = DossierId(new_id(key, "dossier"))
    try:
        await require_plan(services, caller, PlanId(plan))
        command = (discovery_of if found else opening_of)(PlanId(plan), dossier, form)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        shown = refused(request, form, refusal, "found" if found else "open")
        return await show_dossiers(request, services, caller, PlanId(plan), shown)
    return see(f"/plannen/{plan}/or/{dossier}", min_seq=handled.receipt.seq if handled.receipt else None)


@post("/steun", include_in_schema=False, rule=Right.TAKE_PART)
async def support(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Record a moment of informal support, or strike one (field `do`)."""
    form = await form_of(request)
    key = key_of(caller, form)
    try:
        command = await _moment(services, caller, PlanId(plan), form, key)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        about = first(form, "do") if first(form, "do").startswith("strike:") else "support"
        return await show_dossiers(request, services, caller, PlanId(plan), refused(request, form, refusal, about))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/or", anchor="steun", saved="support", min_seq=seq)


async def _moment(services: Services, caller: Caller, plan: PlanId, form: Form, key: CommandId) -> SupportCommand:
    await require_plan(services, caller, plan)
    what, _, which = first(form, "do").partition(":")
    if what == "strike":
        try:
            return StrikeSupport(plan=plan, key=UUID(which), reason=first(form, "reason"))
        except ValueError:
            raise NotFound from None
    unit = identity(form, "unit")
    await require_units(services, caller, [unit] if unit else [])
    return HearSupport(
        plan=plan,
        key=new_id(key, "moment"),
        occasion=one_of(form, "occasion", Occasion),
        unit=UnitId(unit) if unit else None,
        mood=one_of(form, "mood", Mood),
        words=Personal(caller.person, first(form, "words")),
        on=needed_day(form, "heard_on"),
    )


@get("/{dossier:uuid}", include_in_schema=False, rule=Right.READ_PLAN)
async def dossier_page(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Whose turn it is, until when, and all that happened with its exact text."""
    await await_own_write(services, caller, min_seq, PLANS, DOSSIERS)
    return await show_dossier(request, services, caller, PlanId(plan), dossier, Shown(saved=saved))


@post("/{dossier:uuid}", include_in_schema=False, rule=(Right.ASK_WORKS_COUNCIL, Right.ANSWER_AS_WORKS_COUNCIL))
async def act(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """One of the page's forms, named by its field `do`."""
    form = await form_of(request)
    key, what = key_of(caller, form), first(form, "do")
    try:
        command = command_of(caller, PlanId(plan), DossierId(dossier), form)
        handled = await carry_out(services, caller, command, key, number(first(form, "seen")))
    except Refusal as refusal:
        shown = refused(request, form, refusal, what)
        return await show_dossier(request, services, caller, PlanId(plan), dossier, shown)
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/or/{dossier}", saved=what, min_seq=seq)


ROUTES = Router("/plannen/{plan:uuid}/or", route_handlers=[dossiers, open_dossier, support, dossier_page, act])
