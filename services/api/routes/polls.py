"""Polls of a plan: plan one, look how far it is, call it off. Nobody learns here who answered, nor how many."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PlanId, PollId, UnitId
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.polls.decider import DropPoll, PlanPoll
from domain.polls.events import PollKind
from domain.polls.views import POLLS, PollRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.polls import check_poll, require_poll
from services.api.routes.plans import require_plan

Name = Annotated[str, Meta(examples=["nea_demands/1"], description="Key and version of a questionnaire.")]


class PollIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is asked what, and when. `units` with all below them; none: everybody in the plan. Dates are local.

    `follows`: the closed poll whose figures these will stand beside; of a follow-up only.
    """

    title: Annotated[str, Meta(min_length=1, max_length=200, examples=["Nulmeting najaar"])]
    kind: PollKind
    questionnaires: Annotated[list[Name], Meta(min_length=1, max_length=10)]
    opens_on: date
    closes_on: date
    reminds_on: date | None = None
    units: list[UUID] = []
    follows: UUID | None = None


class PollsPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    polls: list[PollRow]
    next: int | None


@get("/", summary="List the polls", rule=Right.READ_PLAN)
async def polls(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    before: FromQuery[int | None] = None,
    min_seq: FromQuery[int | None] = None,
) -> PollsPage:
    """Newest first. How many answered is told nowhere while a poll is open, and afterwards only with its figures."""
    await await_own_write(services, caller, min_seq, POLLS)
    row = await require_plan(services, caller, PlanId(plan))
    return PollsPage(*await newest_first(services, caller, POLLS, {"plan": row.plan}, before, limit))


@post("/", summary="Plan a poll", rule=Right.RUN_POLLS)
async def plan_poll(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[PollIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It opens, reminds and closes by itself; its id is in the header Location. By a coordinator or HR."""
    row = await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    command = _planned(row, PollId(new_id(identity, "poll")), data)
    await check_poll(services, caller, row, command)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/polls/{command.poll}"
    return response


@get("/{poll:uuid}", summary="Read a poll", rule=Right.READ_PLAN)
async def poll_by_id(
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[PollRow]:
    """How it is planned and how far it is."""
    await await_own_write(services, caller, min_seq, POLLS)
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_poll(services, caller, row.plan, poll)
    return Response(found, headers={"ETag": f'"{found.version}"'})


@put("/{poll:uuid}", summary="Plan a poll otherwise", rule=Right.RUN_POLLS)
async def change(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    data: JSONBody[PollIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """As long as it has not opened."""
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_poll(services, caller, row.plan, poll)
    command = _planned(row, found.poll, data)
    await check_poll(services, caller, row, command)
    return await carried_out(request, services, caller, command)


@delete("/{poll:uuid}", status_code=200, summary="Call a poll off", rule=Right.RUN_POLLS)
async def drop(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """As long as it has not opened."""
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_poll(services, caller, row.plan, poll)
    return await carried_out(request, services, caller, DropPoll(plan=row.plan, poll=found.poll))


def _planned(plan: PlanRow, poll: PollId, data: PollIn) -> PlanPoll:
    return PlanPoll(
        plan=plan.plan,
        poll=poll,
        title=data.title,
        kind=data.kind,
        follows=PollId(data.follows) if data.follows else None,
        units=tuple(UnitId(unit) for unit in data.units),
        questionnaires=tuple(data.questionnaires),
        opens_on=data.opens_on,
        reminds_on=data.reminds_on,
        closes_on=data.closes_on,
    )


ROUTES = Router("/plans/{plan:uuid}/polls", route_handlers=[polls, plan_poll, poll_by_id, change, drop], tags=["Polls"])
