"""A plan's course: its steps, adopting it, one cycle after another, closing it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import PlanId
from domain.kernel.rights import Right
from domain.plan.commands import (
    AdoptPlan,
    ClosePlan,
    CompleteStep,
    LeaveOutStep,
    OpenNextCycle,
    ReopenPlan,
    ReopenStep,
    StartStep,
    StepCommand,
    TakeInStep,
)
from domain.plan.events import OpenPoint
from domain.plan.views import CYCLES, PLANS, CycleRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import words_by
from services.api.exchange import Done, await_own_write, carried_out
from services.api.kickoff_rows import open_rows
from services.api.routes.plans import require_plan

AnyRequest = Request[Any, Any, Any]
Words = Annotated[str, Meta(max_length=4000)]


class What(StrEnum):
    """What can be done with a step."""

    START = "start"
    COMPLETE = "complete"
    REOPEN = "reopen"
    LEAVE_OUT = "leave_out"
    TAKE_IN = "take_in"


class StepChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to do with a step. `note` belongs to `complete` (erasable words), `reason` to `leave_out`."""

    do: What
    note: Words = ""
    reason: Words = ""


class Because(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why; adopting a plan without open rows needs no reason."""

    reason: Words = ""


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An open point of the last cycle: the kind of thing, its id, what it is about."""

    kind: Annotated[str, Meta(min_length=1, max_length=50, examples=["measure"])]
    id: Annotated[str, Meta(min_length=1, max_length=100)]
    text: Annotated[str, Meta(min_length=1, max_length=500)]


class NextCycle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The open points from which the next cycle begins."""

    carried: list[Point] = []


@post(
    "/steps/{step:int}", status_code=200, summary="Begin, complete, leave out or take in a step", rule=Right.STEER_PLAN
)
async def change_step(
    request: AnyRequest,
    plan: FromPath[UUID],
    step: FromPath[int],
    data: JSONBody[StepChange],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Nothing forces 1 to 6; a step left out needs a reason and stays visible."""
    command = step_command(caller, PlanId(plan), step, data.do, data.note, data.reason)
    return await carried_out(request, services, caller, command)


@post("/adopt", status_code=200, summary="Adopt the plan", rule=Right.STEER_PLAN)
async def adopt(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[Because],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With open rows of the kick-off only for a reason, which stays visible."""
    identity = PlanId(plan)
    rows = await open_rows(services, caller, identity)
    command = AdoptPlan(plan=identity, open_rows=rows, reason=data.reason)
    return await carried_out(request, services, caller, command)


@get("/cycles", summary="List the cycles of a plan", rule=Right.READ_PLAN)
async def cycles(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[CycleRow]:
    """From the first one on; the one without `closed_on` is under way."""
    await await_own_write(services, caller, min_seq, PLANS, CYCLES)
    await require_plan(services, caller, PlanId(plan))
    return await services.views.find(caller.tenant, CYCLES, {"plan": plan}, order=("cycle",))


@post("/cycles", status_code=200, summary="Open the next cycle", rule=Right.STEER_PLAN)
async def open_cycle(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[NextCycle],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It begins from the open points of the last one; steps left out stay so until they are taken in."""
    carried = tuple(OpenPoint(each.kind, each.id, each.text) for each in data.carried)
    return await carried_out(request, services, caller, OpenNextCycle(plan=PlanId(plan), carried=carried))


@post("/close", status_code=200, summary="Close a plan", rule=Right.STEER_PLAN)
async def close(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[Because],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For a reason; everything stays readable."""
    return await carried_out(request, services, caller, ClosePlan(plan=PlanId(plan), reason=data.reason))


@post("/reopen", status_code=200, summary="Open a closed plan again", rule=Right.STEER_PLAN)
async def reopen(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[Because],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It goes on where it was, for a reason."""
    return await carried_out(request, services, caller, ReopenPlan(plan=PlanId(plan), reason=data.reason))


def step_command(caller: Caller, plan: PlanId, step: int, what: What, note: str, reason: str) -> StepCommand:
    """The command that a change of a step asks for."""
    match what:
        case What.START:
            return StartStep(plan=plan, step=step)
        case What.COMPLETE:
            return CompleteStep(plan=plan, step=step, note=words_by(caller, note))
        case What.REOPEN:
            return ReopenStep(plan=plan, step=step)
        case What.LEAVE_OUT:
            return LeaveOutStep(plan=plan, step=step, reason=reason)
        case What.TAKE_IN:
            return TakeInStep(plan=plan, step=step)


ROUTES = Router(
    "/plans/{plan:uuid}",
    route_handlers=[change_step, adopt, cycles, open_cycle, close, reopen],
    tags=["Steps and cycles"],
)
