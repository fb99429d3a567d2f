"""A page about one plan: the plan itself, its places for the way around, and which place one is at."""

from typing import Any

from domain.organisation.views import MEMBERS, UNITS
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.pages.page import AnyRequest, Page, page
from services.api.places import PLACES


async def plan_page(
    request: AnyRequest, template: str, caller: Caller, plan: PlanRow, place: str, status: int = 200, **facts: Any
) -> Page:
    """Render a template that extends `plan_base.html`. `place` is the key of the place, empty for the overview."""
    today = await request.app.state.services.calendar.today(caller.tenant)
    known = {"plan": plan, "place": place, "places": PLACES, "today": today}
    return await page(request, template, caller, status, **{**known, **facts})


async def people_and_units(services: Services, caller: Caller) -> dict[str, Any]:
    """What forms choose from: `active` members by name, `people` by id (former ones too), `units` by name."""
    people = await services.people.of(caller.tenant)
    members = await services.views.find(caller.tenant, MEMBERS, {"active": True})
    active = sorted(
        (people[member.person] for member in members if member.person in people), key=lambda each: each.name.casefold()
    )
    units = sorted(await services.views.find(caller.tenant, UNITS), key=lambda unit: unit.name.casefold())
    return {"people": people, "active": active, "units": units}
