"""A plan's approach: the proposal, the choice, and what changes about it as it goes."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from domain.kernel.ids import PlanId, UnitId
from domain.kernel.rights import Right
from domain.plan.approach import Ambition, Answers, Complexity, Pace, Proposal, Reach, proposal
from domain.plan.commands import (
    ChooseApproach,
    LetUnitJoin,
    LetUnitLeave,
    NameLeader,
    PlanCommand,
    RenamePlan,
    SetGoals,
    SetMilestones,
    UpgradeApproach,
)
from domain.plan.events import LeftOut, Milestone, ProactiveGoal
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import Done, carried_out
from services.api.routes.approach_inputs import (
    Because,
    Choice,
    Goals,
    Leader,
    MilestoneIn,
    NewTitle,
    TimePath,
    Upgrade,
)
from services.api.routes.plans import require_units

AnyRequest = Request[Any, Any, Any]


@get("/approach/proposal", summary="Get a proposal for the approach", rule=Right.TAKE_PART)
async def propose(
    reach: FromQuery[Reach], complexity: FromQuery[Complexity], ambition: FromQuery[Ambition], pace: FromQuery[Pace]
) -> Proposal:
    """What four answers point to, and why; people decide. Nothing is stored."""
    return proposal(Answers(reach, complexity, ambition, pace))


@put("/plans/{plan:uuid}/approach", summary="Choose the approach", rule=Right.STEER_PLAN)
async def choose(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[Choice],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Small or large, with which steps; a step left out needs a reason."""
    leader = await known_people(services, caller, [data.leader] if data.leader else [])
    command = ChooseApproach(
        plan=PlanId(plan),
        answers=data.answers,
        size=data.size,
        steps=tuple(data.steps),
        left_out=tuple(LeftOut(each.step, each.reason) for each in data.left_out),
        leader=leader[0] if leader else None,
        milestones=_path(data.milestones),
        reason=data.reason,
        start=data.start,
    )
    return await carried_out(request, services, caller, command)


@post(
    "/plans/{plan:uuid}/approach/upgrade", status_code=200, summary="Make a small approach large", rule=Right.STEER_PLAN
)
async def upgrade(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[Upgrade],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """What was done stays done."""
    (leader,) = await known_people(services, caller, [data.leader])
    command = UpgradeApproach(
        plan=PlanId(plan),
        leader=leader,
        milestones=_path(data.milestones),
        reason=data.reason,
        steps=tuple(data.steps),
    )
    return await carried_out(request, services, caller, command)


@put("/plans/{plan:uuid}/title", summary="Rename a plan", rule=Right.STEER_PLAN)
async def rename(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[NewTitle],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The audit trail keeps the former title."""
    return await carried_out(request, services, caller, RenamePlan(plan=PlanId(plan), title=data.title))


@put("/plans/{plan:uuid}/leader", summary="Name the project leader", rule=Right.STEER_PLAN)
async def name_leader(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[Leader],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """A large approach always has one."""
    people = await known_people(services, caller, [data.person] if data.person else [])
    command = NameLeader(plan=PlanId(plan), leader=people[0] if people else None)
    return await carried_out(request, services, caller, command)


@put("/plans/{plan:uuid}/milestones", summary="Set the milestones", rule=Right.STEER_PLAN)
async def set_milestones(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[TimePath],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Dates are in the organisation's time zone; a large approach keeps at least one."""
    command = SetMilestones(plan=PlanId(plan), milestones=_path(data.milestones))
    return await carried_out(request, services, caller, command)


@put("/plans/{plan:uuid}/goals", summary="Set the goals beyond today's problems", rule=Right.STEER_PLAN)
async def set_goals(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[Goals],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Proactive steering: prevention, energy, sustainable employability."""
    goals = tuple(ProactiveGoal(each.text, each.aim) for each in data.goals)
    return await carried_out(request, services, caller, SetGoals(plan=PlanId(plan), goals=goals))


@put("/plans/{plan:uuid}/units/{unit:uuid}", summary="Let a unit take part", rule=Right.STEER_PLAN)
async def join(
    request: AnyRequest,
    plan: FromPath[UUID],
    unit: FromPath[UUID],
    data: JSONBody[Because],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """From today on, for a reason."""
    await require_units(services, caller, [unit])
    command: PlanCommand = LetUnitJoin(plan=PlanId(plan), unit=UnitId(unit), reason=data.reason)
    return await carried_out(request, services, caller, command)


@post(
    "/plans/{plan:uuid}/units/{unit:uuid}/leave",
    status_code=200,
    summary="Let a unit take part no more",
    rule=Right.STEER_PLAN,
)
async def leave(
    request: AnyRequest,
    plan: FromPath[UUID],
    unit: FromPath[UUID],
    data: JSONBody[Because],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """From today on, for a reason; one unit always stays."""
    command: PlanCommand = LetUnitLeave(plan=PlanId(plan), unit=UnitId(unit), reason=data.reason)
    return await carried_out(request, services, caller, command)


def _path(milestones: list[MilestoneIn]) -> tuple[Milestone, ...]:
    return tuple(Milestone(each.text, each.on, each.reached) for each in milestones)


ROUTES = Router(
    "/",
    route_handlers=[propose, choose, upgrade, rename, name_leader, set_milestones, set_goals, join, leave],
    tags=["Approach"],
)
