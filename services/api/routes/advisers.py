"""Advisers from outside: let in for named plans and units, until a day; they read and propose, never decide."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import PersonId
from domain.kernel.rights import Right
from domain.organisation.adviser import EndAdviser, ExtendAdviser
from domain.organisation.views import ADVISERS, AdviserRow
from infra.bootstrap import Services
from infra.identity.people import Person
from services.api.advisers import AdviserInvitation, advisers_of, let_in
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, command_id

AnyRequest = Request[Any, Any, Any]


class AdviserOut(msgspec.Struct, frozen=True):
    """An adviser with a name; `active` tells whether they are let in today, `ended_on` that it was ended early."""

    person: UUID
    name: str
    email: str
    first_day: date
    last_day: date
    plans: Sequence[UUID]
    units: Sequence[UUID]
    active: bool
    ended_on: date | None


class LastDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Until when an adviser is let in, that day included."""

    last_day: Annotated[date, Meta(examples=["2027-05-31"])]


@get("/", summary="List the advisers", rule=Right.READ_ORGANISATION)
async def advisers(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> list[AdviserOut]:
    """Everybody from outside who was ever let in, the newest first."""
    await await_own_write(services, caller, min_seq, ADVISERS)
    rows = await advisers_of(services, caller)
    people = await services.people.named(caller.tenant, [row.person for row in rows])
    today = await services.calendar.today(caller.tenant)
    return [_out(row, people[row.person], today) for row in rows if row.person in people]


def _out(row: AdviserRow, known: Person, today: date) -> AdviserOut:
    active = row.holds_on(today)
    days = (row.first_day, row.last_day)
    return AdviserOut(row.person, known.name, known.email, *days, row.plans, row.units, active, row.ended_on)


@post("/", summary="Let an adviser in", rule=Right.INVITE_MEMBERS)
async def invite_adviser(
    request: AnyRequest,
    data: JSONBody[AdviserInvitation],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """They get a mail with a link; the person's id is in the header Location."""
    person, handled = await let_in(services, caller, data, command_id(request, caller))
    response = answer(handled, created=True)
    response.headers["Location"] = f"/api/v1/organisation/advisers/{person}"
    return response


@put("/{person:uuid}/last-day", summary="Extend an adviser's access", rule=Right.INVITE_MEMBERS)
async def extend(
    request: AnyRequest,
    person: FromPath[UUID],
    data: JSONBody[LastDay],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """To a later day, at most a year from today."""
    command = ExtendAdviser(tenant=caller.tenant, person=PersonId(person), last_day=data.last_day)
    return await carried_out(request, services, caller, command)


@post("/{person:uuid}/end", status_code=200, summary="End an adviser's access", rule=Right.INVITE_MEMBERS)
async def end(
    request: AnyRequest,
    person: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """From this moment on there is nothing to see for them; what they wrote stays."""
    return await carried_out(request, services, caller, EndAdviser(tenant=caller.tenant, person=PersonId(person)))


ROUTES = Router("/organisation/advisers", route_handlers=[advisers, invite_adviser, extend, end], tags=["Organisation"])
