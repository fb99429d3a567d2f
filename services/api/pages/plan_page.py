"""A page about one plan: the plan itself, its places for the way around, and which place one is at."""

from typing import Any

from domain.organisation.views import UNITS
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.pages.choosing import few_members
from services.api.pages.page import AnyRequest, Page, page
from services.api.pages.past import at_rest
from services.api.places import GROUPS
from services.api.signals import came_after_closing


async def plan_page(
    request: AnyRequest, template: str, caller: Caller, plan: PlanRow, place: str, status: int = 200, **facts: Any
) -> Page:
    """Render a template that extends `plan_base.html`. `place` is the key of the place, empty for the overview."""
    today = await request.app.state.services.calendar.today(caller.tenant)
    services: Services = request.app.state.services
    known = {"plan": plan, "place": place, "groups": GROUPS, "today": today}
    known["came_late"] = await came_after_closing(services.views, caller.tenant, plan)
    shown = await page(request, template, caller, status, **{**known, **facts})
    if plan.closed_on and not request.scope["state"].get("past"):
        shown.content = at_rest(shown.content)
    return shown


async def people_and_units(services: Services, caller: Caller) -> dict[str, Any]:
    """What forms choose from: `few` active members (None: there are more, search), and `units` by name."""
    units = sorted(await services.views.find(caller.tenant, UNITS), key=lambda unit: unit.name.casefold())
    return {"few": await few_members(services, caller), "units": units}
