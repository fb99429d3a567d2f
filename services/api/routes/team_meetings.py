"""Team meetings (werkoverleg): planned with an agenda, recorded with what came of them."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.analysis.commands import PlanTeamMeeting, RecordTeamMeeting
from domain.analysis.meeting_events import FollowUp
from domain.analysis.views import TEAM_MEETINGS, TeamMeetingRow
from domain.kernel.ids import PersonId, PlanId, TeamMeetingId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.analysis import require_meeting
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.routes.plans import require_plan, require_units


class MeetingPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When, for which unit (null: everybody), about what."""

    on: Annotated[date, Meta(examples=["2026-12-01"])]
    agenda: Annotated[list[str], Meta(min_length=1, max_length=10, examples=[["Wat geeft energie?"]])]
    unit: UUID | None = None


class Agreed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was agreed to do, by which member and by when, if that was agreed."""

    what: Annotated[str, Meta(min_length=1, max_length=200)]
    who: UUID | None = None
    by: date | None = None


class MeetingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How it went. `attendance` counts everybody who was there; `present` names members among them, or nobody."""

    on: date
    attendance: Annotated[int, Meta(ge=1, le=500)]
    outcomes: Annotated[str, Meta(min_length=1, max_length=2000)]
    present: list[UUID] = []
    follow_up: Annotated[list[Agreed], Meta(max_length=20)] = []


@get("/", summary="List the team meetings", rule=Right.READ_PLAN)
async def meetings(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[TeamMeetingRow]:
    """Newest first."""
    await await_own_write(services, caller, min_seq, TEAM_MEETINGS)
    await require_plan(services, caller, PlanId(plan))
    return await services.views.find(caller.tenant, TEAM_MEETINGS, {"plan": plan}, order=("-seq",))


@post("/", summary="Plan a team meeting", rule=Right.ANALYSE)
async def plan_meeting(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[MeetingPlan],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Its id is in the header Location."""
    row = await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    meeting = TeamMeetingId(new_id(identity, "team-meeting"))
    command = await _planned(services, caller, row.plan, meeting, data)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/team-meetings/{meeting}"
    return response


@get("/{meeting:uuid}", summary="Read a team meeting", rule=Right.READ_PLAN)
async def meeting_by_id(
    plan: FromPath[UUID],
    meeting: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[TeamMeetingRow]:
    """The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, TEAM_MEETINGS)
    row = await require_meeting(services, caller, PlanId(plan), meeting)
    return Response(row, headers={"ETag": f'"{row.version}"'})


@put("/{meeting:uuid}", summary="Change a team meeting that is to come", rule=Right.ANALYSE)
async def change_meeting(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    meeting: FromPath[UUID],
    data: JSONBody[MeetingPlan],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Its date, unit and agenda."""
    row = await require_meeting(services, caller, PlanId(plan), meeting)
    command = await _planned(services, caller, row.plan, row.meeting, data)
    return await carried_out(request, services, caller, command)


@put("/{meeting:uuid}/record", summary="Record a team meeting", rule=Right.ANALYSE)
async def record_meeting(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    meeting: FromPath[UUID],
    data: JSONBody[MeetingRecord],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Who was there, what came of it, what was agreed."""
    await known_people(services, caller, [each.who for each in data.follow_up if each.who])
    command = RecordTeamMeeting(
        plan=PlanId(plan),
        meeting=TeamMeetingId(meeting),
        on=data.on,
        present=await known_people(services, caller, data.present),
        attendance=data.attendance,
        outcomes=Personal(caller.person, data.outcomes),
        follow_up=tuple(
            FollowUp(each.what, PersonId(each.who) if each.who else None, each.by) for each in data.follow_up
        ),
    )
    return await carried_out(request, services, caller, command)


async def _planned(
    services: Services, caller: Caller, plan: PlanId, meeting: TeamMeetingId, data: MeetingPlan
) -> PlanTeamMeeting:
    await require_units(services, caller, [data.unit] if data.unit else [])
    unit = UnitId(data.unit) if data.unit else None
    return PlanTeamMeeting(plan=plan, meeting=meeting, on=data.on, unit=unit, agenda=tuple(data.agenda))


ROUTES = Router(
    "/plans/{plan:uuid}/team-meetings",
    route_handlers=[meetings, plan_meeting, meeting_by_id, change_meeting, record_meeting],
    tags=["Analysis"],
)
