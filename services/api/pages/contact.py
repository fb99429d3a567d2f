"""The contact persons of a plan: one mandate card a unit, what is amiss, and the interests that were weighed."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.contact.commands import CorrectWeighing
from domain.contact.views import MANDATES, WEIGHINGS
from domain.kernel.ids import PlanId
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Right
from domain.method import TEMPLATES
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.contact_persons import Cover, defects_told, mandates
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out
from services.api.listing import newest_first
from services.api.names import names_of
from services.api.pages.contact_forms import (
    Fields,
    fields_of_card,
    fields_of_weighing,
    hours_told,
    mandate_command,
    people_in,
    weighing_command,
)
from services.api.pages.forms import Shown, first, form_of, identities, key_of, number, refused, under
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.routes.plans import require_plan, require_units
from services.api.rules import OWN

PAGE = 20


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def contacts(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Each participating unit with its contact person, or with the defect that there is none."""
    await await_own_write(services, caller, min_seq, PLANS, MANDATES, WEIGHINGS)
    return await _show(
        request, services, caller, PlanId(plan), Shown(request.query_params.get("open", ""), saved=saved)
    )


@post("/", include_in_schema=False, rule=Right.APPOINT_CONTACT)
async def do(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One of the page's forms about a mandate, named by its button `do`."""
    form = await form_of(request)
    about = f"{first(form, 'do')}:{first(form, 'unit') or 'alle'}"
    key = key_of(caller, form)
    try:
        await require_units(services, caller, identities(form, "unit"))
        command = mandate_command(caller, form, key)
        await known_people(services, caller, people_in(form))
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        own = {"on": "over_on" if first(form, "do") == "hand_over" else "end_on"}
        shown = under(refused(request, form, refusal, about, about), own)
        return await _show(request, services, caller, PlanId(plan), shown)
    seq, unit = handled.receipt.seq if handled.receipt else None, first(form, "unit") or "alle"
    return see(f"/plannen/{plan}/aanspreekpunten", anchor=f"onderdeel-{unit}", saved=unit, min_seq=seq)


@post("/afwegingen", include_in_schema=False, rule=Right.TAKE_PART)
async def weigh(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Record how interests were weighed."""
    form, key = await form_of(request), PlanId(plan)
    identity = key_of(caller, form)
    try:
        row = await require_plan(services, caller, key)
        known = await mandates(services, caller, await services.calendar.today(caller.tenant))
        command = weighing_command(form, key, identity, known.is_contact(row, caller.person))
        seen = number(first(form, "seen")) if isinstance(command, CorrectWeighing) else None
        handled = await carry_out(services, caller, command, identity, seen)
    except Refusal as refusal:
        shown = under(refused(request, form, refusal, "weigh", "weigh"), {"reason": "why"})
        return await _show(request, services, caller, key, shown)
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/aanspreekpunten", anchor="afwegingen", saved="weigh", min_seq=seq)


@get("/{unit:uuid}", include_in_schema=False, rule=OWN)
async def of_unit(
    unit: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Where the mandate of a unit (or of the organisation, by its own id) stands: in the newest plan with it."""
    named = None if unit == caller.tenant else unit
    running = await services.views.find(caller.tenant, PLANS, {"running": True}, order=("-seq",))
    row = next((row for row in running if named in (row.units or (None,))), None)
    if row is None:
        return see("/plannen")
    return see(f"/plannen/{row.plan}/aanspreekpunten", anchor=f"onderdeel-{named or 'alle'}")


async def _show(request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown) -> Response[Any]:
    row = await require_plan(services, caller, plan)
    today = await services.calendar.today(caller.tenant)
    known = await mandates(services, caller, today)
    covers = known.of_plan(row)
    names = await names_of(services, caller, covers, row.units)
    before = number(request.query_params.get("voor", ""))
    weighings, older = await newest_first(services, caller, WEIGHINGS, {"plan": plan}, before, PAGE)
    with in_language(language_of(request)):
        told = [(cover, names.unit(cover.unit), defects_told(cover, names)) for cover in covers]
    return await plan_page(
        request,
        "contact.html",
        caller,
        row,
        "aanspreekpunten",
        shown.status,
        shown=shown,
        covers=told,
        fields={cover.unit: _fields(shown, cover, today) for cover in covers},
        method=TEMPLATES[row.template],
        correcting=await _correcting(services, caller, plan, request.query_params.get("afweging", "")),
        weighings=weighings,
        older=older,
        may_appoint=caller.actor.may(Right.APPOINT_CONTACT),
        may_weigh=caller.actor.may(Right.STEER_PLAN) or known.is_contact(row, caller.person),
        hours_told=hours_told,
        today=today,
        **await people_and_units(services, caller),
    )


async def _correcting(services: Services, caller: Caller, plan: PlanId, which: str) -> Fields | None:
    """The fields of the weighing that the address asks to correct."""
    found = identities({"afweging": [which]}, "afweging")
    row = await services.views.get(caller.tenant, WEIGHINGS, (found[0],)) if found else None
    return fields_of_weighing(row) if row and row.plan == plan else None


def _fields(shown: Shown, cover: Cover, today: Any) -> Fields:
    _what, _, unit = shown.opened.partition(":")
    if shown.typed is not None and unit == str(cover.unit or "alle"):
        return dict(shown.typed)
    card = cover.now.card if cover.now and not shown.opened.startswith("appoint") else None
    return fields_of_card(card, today)


ANYWHERE = Router("/aanspreekpunten", route_handlers=[of_unit])
ROUTES = Router("/plannen/{plan:uuid}/aanspreekpunten", route_handlers=[contacts, do, weigh])
