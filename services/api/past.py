"""How a plan looked on a past day: any page of a plan with `?op=`, any read of the API with `?as_of=` (local dates)."""

from datetime import date
from typing import Any

from litestar import Request
from litestar.datastructures import State

from domain.kernel.ids import PlanId
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.past import services_as_of
from services.api.auth import Caller, provide_anybody
from services.api.errors import DayNotPast, NothingYet, PastIsWritten
from services.api.sent import SAFE

ON_PAGES, IN_API = "op", "as_of"


async def provide_services(request: Request[Any, Any, Any], state: State) -> Services:
    """The parts that a handler uses: of this moment, or of the past day that a plan's page or read is asked of.

    Raises DayNotPast for a day to come, NothingYet for one before the plan, PastIsWritten for a change of a past day.
    """
    services: Services = state.services
    plan = request.path_params.get("plan")
    asked = request.query_params.get(IN_API if request.url.path.startswith("/api/") else ON_PAGES)
    if asked and request.method not in SAFE:
        raise PastIsWritten
    if request.method != "GET" or plan is None or not asked:
        return services
    caller = await provide_anybody(request, services)
    return services if caller is None or caller.operator else await _as_of(request, services, caller, plan, asked)


async def _as_of(
    request: Request[Any, Any, Any], services: Services, caller: Caller, plan: Any, asked: str
) -> Services:
    today = await services.calendar.today(caller.tenant)
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise DayNotPast from None
    if day > today:
        raise DayNotPast
    known = await services.views.get(caller.tenant, PLANS, (plan,))
    if day == today or known is None:
        return services
    if day < known.started_on:
        raise NothingYet(known.started_on)
    request.scope["state"]["past"] = day
    return await services_as_of(services, caller.tenant, PlanId(plan), day)
