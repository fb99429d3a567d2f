"""A page about one plan: the plan itself, its places for the way around, and which place one is at."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec

from domain.organisation.views import UNITS
from domain.plan.views import PlanRow
from domain.reminders.dated import Dated
from domain.reminders.views import SNOOZES
from infra.bootstrap import Services
from infra.mail.words import said, when
from services.api.auth import Caller
from services.api.exchange import await_own_write
from services.api.pages.choosing import few_members
from services.api.pages.forms import Shown, number
from services.api.pages.page import AnyRequest, Page, page
from services.api.pages.past import at_rest
from services.api.places import GROUPS
from services.api.reminders import Days, Mine, days_from, mine_at
from services.api.signals import came_after_closing


async def plan_page(
    request: AnyRequest, template: str, caller: Caller, plan: PlanRow, place: str, status: int = 200, **facts: Any
) -> Page:
    """Render a template that extends `plan_base.html`. `place` is the key of the place, empty for the overview."""
    services: Services = request.app.state.services
    today = await services.calendar.today(caller.tenant)
    known = {"plan": plan, "place": place, "groups": GROUPS, "today": today}
    known["reminders"] = reminders = await _reminders(request, services, caller, today)
    known["came_late"] = await came_after_closing(services.views, caller.tenant, plan)
    status = reminders.form.status if reminders.form.problem else status
    shown = await page(request, template, caller, status, **{**known, **facts})
    if plan.closed_on and not request.scope["state"].get("past"):
        shown.content = at_rest(shown.content)
    return shown


class Reminders(msgspec.Struct, frozen=True):
    """What of the reader's has a date on this very page, and what the forms for putting it off need.

    `form`: the one that was refused a moment ago (services/api/pages/reminders.py).
    """

    mine: Sequence[Mine]
    days: Days
    done: str
    said: Callable[[Dated], str] = said
    when: Callable[[date, date], str] = when
    form: Shown = Shown()


async def _reminders(request: AnyRequest, services: Services, caller: Caller, today: date) -> Reminders:
    done = request.query_params.get("herinnering", "")
    if done:
        await await_own_write(services, caller, number(request.query_params.get("min_seq", "")), SNOOZES)
    past = request.scope["state"].get("past")
    mine = () if past else await mine_at(services, caller.tenant, caller.person, today, request.url.path)
    return Reminders(mine, days_from(today), done, form=request.scope["state"].get("snooze", Shown()))


async def people_and_units(services: Services, caller: Caller) -> dict[str, Any]:
    """What forms choose from: `few` active members (None: there are more, search), and `units` by name."""
    units = sorted(await services.views.find(caller.tenant, UNITS), key=lambda unit: unit.name.casefold())
    return {"few": await few_members(services, caller), "units": units}
