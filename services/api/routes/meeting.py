"""The kick-off meeting: planned, and recorded once it was held."""

from datetime import date, time
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.ids import PlanId
from domain.kernel.rights import Right
from domain.kickoff.commands import RecordMeeting, ScheduleMeeting
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people, words_by
from services.api.exchange import Done, carried_out, seen_version


class MeetingPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When and where; `at` is a local time."""

    on: Annotated[date, Meta(examples=["2026-12-01"])]
    at: Annotated[time | None, Meta(examples=["10:00:00"])] = None
    place: Annotated[str, Meta(max_length=200, examples=["Zaal 2"])] = ""


class MeetingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The day it was held, the members who were there, and guests in words."""

    on: Annotated[date, Meta(examples=["2026-12-01"])]
    present: Annotated[list[UUID], Meta(min_length=1)]
    guests: Annotated[str, Meta(max_length=4000)] = ""


@put("/", summary="Plan the meeting", rule=Right.EDIT_KICKOFF)
async def plan_meeting(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[MeetingPlan],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Set or move the kick-off meeting."""
    command = ScheduleMeeting(plan=PlanId(plan), on=data.on, at=data.at, place=data.place, seen=seen_version(request))
    return await carried_out(request, services, caller, command)


@put("/record", summary="Record the meeting", rule=Right.EDIT_KICKOFF)
async def record_meeting(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[MeetingRecord],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """That it was held, and who was there."""
    present = await known_people(services, caller, data.present)
    guests = words_by(caller, data.guests)
    command = RecordMeeting(plan=PlanId(plan), on=data.on, present=present, guests=guests, seen=seen_version(request))
    return await carried_out(request, services, caller, command)


ROUTES = Router("/plans/{plan:uuid}/kickoff/meeting", route_handlers=[plan_meeting, record_meeting], tags=["Kick-off"])
