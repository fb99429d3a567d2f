"""Today: what is mine to do, and where each plan stands. And the method itself, to read."""

from datetime import date
from typing import Any

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.contact.views import MANDATES
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.method import CURRENT
from domain.plan.views import PLANS, PlanRow
from infra.bootstrap import Services
from infra.language import in_language
from services.api.absence import todos_for_others
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.listing import newest_first
from services.api.overview import State, standings, todos
from services.api.pages.hub import Hub, StepView, hub_of
from services.api.pages.page import AnyRequest, page
from services.api.rules import OWN
from services.api.standing import given_to
from services.api.words.approach import SIZES

SHOWN, PAGE = 12, 50


class Progress(msgspec.Struct, frozen=True):
    """Where a plan stands: the same wheel as on its own page, and what is stuck in it and why."""

    plan: PlanRow
    hub: Hub

    @property
    def steps(self) -> tuple[StepView, ...]:
        """The steps that are taken."""
        return tuple(step for step in self.hub.steps if step.state is not State.LEFT_OUT)

    @property
    def steps_done(self) -> int:
        """How many of them are done."""
        return sum(step.state is State.DONE for step in self.steps)


@get("/organisatie", include_in_schema=False, rule=OWN)
async def today(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What is mine, due first; then the plans."""
    await await_own_write(services, caller, min_seq, PLANS, KICKOFFS, CHECKLISTS, MANDATES)
    given = await given_to(services, caller.tenant, caller.actor)
    running = await services.views.find(caller.tenant, PLANS, {"running": True, **given}, order=("-seq",))
    closed = await services.views.find(caller.tenant, PLANS, {"running": False, **given}, order=("-seq",))
    day = await services.calendar.today(caller.tenant)
    with in_language(language_of(request)):
        mine = await todos(services, caller, [*running, *closed], day)
        others = await todos_for_others(services, caller, running, day, mine)
        shown = [Progress(each, await _hub(services, caller, each, day)) for each in running[:SHOWN]]
    return await page(
        request,
        "today.html",
        caller,
        mine=mine,
        others=others,
        standings=shown,
        more=max(0, len(running) - SHOWN),
        closed=len(closed),
        today=day,
        steps=CURRENT.steps,
        sizes=SIZES,
    )


async def _hub(services: Services, caller: Caller, plan: PlanRow, today: date) -> Hub:
    return hub_of(plan, await standings(services, caller, plan, today), caller)


@get("/plannen", include_in_schema=False, rule=OWN)
async def plans(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    stand: FromQuery[str] = "",
    voor: FromQuery[int | None] = None,
) -> Response[Any]:
    """The plans, newest first (for an adviser: those given); `stand` leaves those that run or those that are closed."""
    where = {"running": stand == "lopend"} if stand in ("lopend", "afgesloten") else {}
    given = await given_to(services, caller.tenant, caller.actor)
    rows, older = await newest_first(services, caller, PLANS, {**where, **given}, voor, PAGE)
    return await page(request, "plans.html", caller, rows=rows, older=older, stand=stand, sizes=SIZES)


@get("/methode", include_in_schema=False, rule=OWN)
async def method(request: AnyRequest, caller: NamedDependency[Caller]) -> Response[Any]:
    """The six steps and the questions that each asks."""
    return await page(request, "method.html", caller, version=CURRENT)


ROUTES = Router("/", route_handlers=[today, plans, method])
