"""Plans: which there are, and starting one."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PlanId, UnitId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.organisation.views import UNITS
from domain.plan.commands import StartPlan
from domain.plan.views import PLANS, PlanRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.rules import OWN
from services.api.standing import given_to


class NewPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plan for some units, or for the whole organisation when none is named."""

    title: Annotated[str, Meta(min_length=1, max_length=200, examples=["Werkdrukplan Team Noord 2027"])]
    units: list[UUID] = []


class PlansPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    plans: list[PlanRow]
    next: int | None


@get("/plans", summary="List the plans", rule=OWN)
async def plans(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    running: FromQuery[bool | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    before: FromQuery[int | None] = None,
    min_seq: FromQuery[int | None] = None,
) -> PlansPage:
    """The plans of the organisation, newest first; `running` leaves those that are (not) closed."""
    await await_own_write(services, caller, min_seq, PLANS)
    where = {} if running is None else {"running": running}
    where |= await given_to(services, caller.tenant, caller.actor)
    return PlansPage(*await newest_first(services, caller, PLANS, where, before, limit))


@post("/plans", summary="Start a plan", rule=Right.START_PLAN)
async def start(
    request: Request[Any, Any, Any],
    data: JSONBody[NewPlan],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The plan begins with its kick-off; its id is in the header Location."""
    identity = command_id(request, caller)
    plan = PlanId(new_id(identity, "plan"))
    await require_units(services, caller, data.units)
    command = StartPlan(plan=plan, title=data.title, units=tuple(UnitId(unit) for unit in data.units))
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}"
    return response


@get("/plans/{plan:uuid}", summary="Read a plan", rule=Right.READ_PLAN)
async def plan_by_id(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[PlanRow]:
    """One plan of your organisation; send the ETag as If-Match with a change."""
    await await_own_write(services, caller, min_seq, PLANS)
    row = await require_plan(services, caller, PlanId(plan))
    return Response(row, headers={"ETag": f'"{row.version}"'})


async def require_plan(services: Services, caller: Caller, plan: PlanId) -> PlanRow:
    """The plan, or NotFound: another organisation's plan is not there."""
    row = await services.views.get(caller.tenant, PLANS, (plan,))
    if row is None:
        raise NotFound
    return row


async def require_units(services: Services, caller: Caller, units: Sequence[UUID]) -> None:
    """Raise NotFound unless all are units of the caller's organisation."""
    if units and await services.views.count(caller.tenant, UNITS, {"unit in": list(set(units))}) < len(set(units)):
        raise NotFound


ROUTES = Router("/", route_handlers=[plans, start, plan_by_id], tags=["Plans"])
