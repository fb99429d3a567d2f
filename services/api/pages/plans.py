"""Starting a plan, and where it stands."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import PlanId, UnitId
from domain.kernel.refusals import CommandIdReused, Refusal
from domain.kernel.rights import Right
from domain.organisation.views import UNITS
from domain.plan.commands import StartPlan
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.errors import language_of, problem_of
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.open_points import VIEWS, carried_of, open_points
from services.api.overview import standings
from services.api.pages.forms import Shown, first, form_of, identities, key_of, one_of, refused, sent_before
from services.api.pages.hub import hub_of
from services.api.pages.page import AnyRequest, page, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.point_words import href_of, worded
from services.api.routes.course import What, step_command
from services.api.routes.plans import require_plan, require_units
from services.api.words.approach import SIZES


@get("/plannen/nieuw", include_in_schema=False, rule=Right.START_PLAN)
async def new(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """What the plan is called and for whom it is."""
    caller.actor.needs(Right.START_PLAN)
    return await _page(request, caller, services, 200, problem=None, typed={})


@post("/plannen/nieuw", include_in_schema=False, rule=Right.START_PLAN)
async def start(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Start it, and go to its kick-off."""
    form = await form_of(request)
    identity = key_of(caller, form)
    plan = PlanId(new_id(identity, "plan"))
    try:
        units = tuple(UnitId(unit) for unit in identities(form, "units"))
        await require_units(services, caller, units)
        command = StartPlan(plan=plan, title=first(form, "title"), units=units)
        handled = await carry_out(services, caller, command, identity)
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        if isinstance(refusal, CommandIdReused):
            form, problem = sent_before(form, problem, language_of(request))
        return await _page(request, caller, services, problem.status, problem=problem, typed=form)
    return see(f"/plannen/{plan}/aftrap", min_seq=handled.receipt.seq if handled.receipt else None)


@get("/plannen/{plan:uuid}", include_in_schema=False, rule=Right.READ_PLAN)
async def overview(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Where the plan stands on Deming's wheel, what is stuck and why, who, and what is next."""
    await await_own_write(services, caller, min_seq, PLANS, *VIEWS)
    shown = Shown(request.query_params.get("open", ""), saved=saved)
    return await _wheel(request, services, caller, PlanId(plan), shown)


@post("/plannen/{plan:uuid}/stappen/{step:int}", include_in_schema=False, rule=Right.STEER_PLAN)
async def change_step(
    request: AnyRequest,
    plan: FromPath[UUID],
    step: FromPath[int],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """Begin a step, say that it is done, leave it out or take it in (field `do`)."""
    form, identity = await form_of(request), PlanId(plan)
    try:
        what = one_of(form, "do", What)
        note, reason = first(form, f"note.{step}"), first(form, f"left_out.{step}")
        command = step_command(caller, identity, step, what, note, reason)
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        shown = refused(request, form, refusal, str(step), str(step))
        return await _wheel(request, services, caller, identity, shown)
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}", anchor=f"stap-{step}", saved=str(step), min_seq=seq)


async def _wheel(request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown) -> Response[Any]:
    row = await require_plan(services, caller, plan)
    day = await services.calendar.today(caller.tenant)
    with in_language(language_of(request)):
        hub = hub_of(row, await standings(services, caller, row, day), caller)
        points = await open_points(services, caller, row, day) if row.carried else []
        carried = await carried_of(services, caller, row, points)
        words = await worded(services, caller, row, [point for point, _settled in carried], quoting=True)
    return await plan_page(
        request,
        "plan.html",
        caller,
        row,
        "",
        shown.status,
        hub=hub,
        carried=carried,
        words=words,
        href_of=href_of,
        shown=shown,
        sizes=SIZES,
        may_steer=caller.actor.may(Right.STEER_PLAN) and row.size is not None and row.closed_on is None,
        **await people_and_units(services, caller),
    )


async def _page(request: AnyRequest, caller: Caller, services: Services, status: int, **facts: Any) -> Response[Any]:
    units = sorted(await services.views.find(caller.tenant, UNITS), key=lambda unit: unit.name.casefold())
    return await page(request, "plan_new.html", caller, status, units=units, **facts)


ROUTES = Router("/", route_handlers=[new, start, overview, change_step])
