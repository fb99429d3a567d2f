"""Starting a plan."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency

from domain.kernel.ids import PlanId, UnitId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.organisation.views import UNITS
from domain.plan.decider import StartPlan
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.errors import language_of, problem_of
from services.api.exchange import carry_out, keyed, new_id
from services.api.pages.page import AnyRequest, first, form_of, page, see
from services.api.routes.plans import require_units


@get("/plannen/nieuw", include_in_schema=False)
async def new(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """What the plan is called and for whom it is."""
    caller.actor.needs(Right.START_PLAN)
    return await _page(request, caller, services, 200, problem=None, typed={})


@post("/plannen/nieuw", include_in_schema=False)
async def start(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Start it, and go to its kick-off."""
    form = await form_of(request)
    identity = keyed(caller, first(form, "key") or str(uuid4()))
    plan = PlanId(new_id(identity, "plan"))
    try:
        units = tuple(UnitId(_uuid(value)) for value in form.get("units", []))
        await require_units(services, caller, units)
        command = StartPlan(plan=plan, title=first(form, "title"), units=units)
        handled = await carry_out(services, caller, command, identity)
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        return await _page(request, caller, services, problem.status, problem=problem, typed=form)
    return see(f"/plannen/{plan}/aftrap", min_seq=handled.receipt.seq if handled.receipt else None)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


async def _page(request: AnyRequest, caller: Caller, services: Services, status: int, **facts: Any) -> Response[Any]:
    units = sorted(await services.views.find(caller.tenant, UNITS), key=lambda unit: unit.name.casefold())
    return await page(request, "plan_new.html", caller, status, units=units, **facts)


ROUTES = Router("/", route_handlers=[new, start])
