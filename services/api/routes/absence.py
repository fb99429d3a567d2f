"""Who stands in for a member who is away."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import PersonId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.organisation.absence import ABSENCES, AbsenceRow, EndStandIn
from infra.bootstrap import Services
from services.api.absence import absence_of, name_stand_in
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, command_id


class StandIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who stands in, from the first day to the last, both inclusive. It ends by itself."""

    stand_in: UUID
    first_day: Annotated[date, Meta(examples=["2026-12-21"])]
    last_day: Annotated[date, Meta(examples=["2027-01-03"])]


@get("/", summary="Read who stands in", rule=Right.TAKE_PART)
async def stand_in(
    person: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> AbsenceRow:
    """For yourself, or as an administrator for anybody, now or in the days to come; 404 where nobody stands in."""
    await await_own_write(services, caller, min_seq, ABSENCES)
    row = await absence_of(services, caller, PersonId(person), await services.calendar.today(caller.tenant))
    if row is None:
        raise NotFound
    return row


@put("/", summary="Say who stands in", rule=Right.TAKE_PART)
async def name(
    request: Request[Any, Any, Any],
    person: FromPath[UUID],
    data: JSONBody[StandIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The stand-in sees what is yours on Today and in reminders, and gets no right by it."""
    who, days = PersonId(data.stand_in), (data.first_day, data.last_day)
    identity = command_id(request, caller)
    return answer(await name_stand_in(services, caller, PersonId(person), who, days, identity))


@delete("/", status_code=200, summary="Say that you are back", rule=Right.TAKE_PART)
async def end(
    request: Request[Any, Any, Any],
    person: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Nobody stands in any more, from this moment on."""
    return await carried_out(request, services, caller, EndStandIn(person=PersonId(person)))


ROUTES = Router(
    "/organisation/members/{person:uuid}/stand-in", route_handlers=[stand_in, name, end], tags=["Organisation"]
)
