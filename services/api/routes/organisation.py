"""The organisation, its units, its members, its reminder settings."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PersonId, UnitId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right, Role
from domain.organisation.decider import AddUnit, ChangeMemberRoles, RemoveMember, SetReminders
from domain.organisation.views import MEMBERS, ORGANISATIONS, UNITS, OrganisationRow, UnitRow
from domain.reminders.times import USUAL, Times
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.directory import members_listed
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.onboarding import Invitation, invite
from services.api.rules import OWN


class Me(msgspec.Struct, frozen=True):
    """Who you are here."""

    person: UUID
    name: str
    language: str
    roles: list[str]
    organisation: OrganisationRow


class MemberOut(msgspec.Struct, frozen=True):
    """A member with a name."""

    person: UUID
    name: str
    email: str
    roles: list[str]
    unit: UUID | None


class MembersPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    members: list[MemberOut]
    next: int | None


class NewUnit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the organisation, under `parent` or at the top."""

    name: Annotated[str, Meta(min_length=1, max_length=200, examples=["Team Noord"])]
    parent: UUID | None = None


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All roles of a member."""

    roles: Annotated[list[Role], Meta(min_length=1, examples=[["team_lead", "employee"]])]


class Reminders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When reminders go out: days before a date, and from which hour (local time) on.

    What is overdue is told to the contact person and to management after so many days (0: never). No mail goes out in
    the quiet hours, nor on days off; Good Friday is one where you say so.
    """

    days_before: Annotated[int, Meta(ge=0, le=30, examples=[3])]
    hour: Annotated[int, Meta(ge=7, le=19, examples=[9])]
    contact_after: Annotated[int, Meta(ge=0, le=90, examples=[7])] = USUAL.contact_after
    management_after: Annotated[int, Meta(ge=0, le=180, examples=[14])] = USUAL.management_after
    quiet_from: Annotated[int, Meta(ge=8, le=24, examples=[20])] = USUAL.quiet_from
    quiet_until: Annotated[int, Meta(ge=0, le=19, examples=[7])] = USUAL.quiet_until
    weekends: bool = USUAL.weekends
    holidays: bool = USUAL.holidays
    good_friday: bool = USUAL.good_friday


@get("/me", summary="Who you are", rule=OWN)
async def me(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Response[Me]:
    """Your name and roles, and the organisation in which you have them. The ETag is the organisation's version."""
    await await_own_write(services, caller, min_seq, ORGANISATIONS)
    row = await _organisation(services, caller)
    person = (await services.people.named(caller.tenant, [caller.person])).get(caller.person)
    if person is None:
        raise NotFound
    out = Me(person.id, person.name, person.language, sorted(r.value for r in caller.actor.roles), row)
    return Response(out, headers={"ETag": f'"{row.version}"'})


@put("/organisation/reminders", summary="Set the reminders", rule=Right.MANAGE_ORGANISATION)
async def set_reminders(
    request: Request[Any, Any, Any],
    data: JSONBody[Reminders],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Administrators choose when people are reminded."""
    command = SetReminders(tenant=caller.tenant, times=Times(**msgspec.structs.asdict(data)))
    return await carried_out(request, services, caller, command)


@get("/organisation/units", summary="List the units", rule=Right.READ_ORGANISATION)
async def units(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Response[list[UnitRow]]:
    """All units, by name."""
    await await_own_write(services, caller, min_seq, ORGANISATIONS, UNITS)
    row = await _organisation(services, caller)
    found = await services.views.find(caller.tenant, UNITS)
    out = sorted(found, key=lambda unit: unit.name.casefold())
    return Response(out, headers={"ETag": f'"{row.version}"'})


@get("/organisation/units/{unit:uuid}", summary="Read a unit", rule=Right.READ_ORGANISATION)
async def unit_by_id(
    unit: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> UnitRow:
    """One unit of your organisation."""
    await await_own_write(services, caller, min_seq, UNITS)
    row = await services.views.get(caller.tenant, UNITS, (UnitId(unit),))
    if row is None:
        raise NotFound
    return row


@post("/organisation/units", summary="Add a unit", rule=Right.MANAGE_ORGANISATION)
async def add_unit(
    request: Request[Any, Any, Any],
    data: JSONBody[NewUnit],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Its id is in the header Location."""
    identity = command_id(request, caller)
    unit = UnitId(new_id(identity, "unit"))
    parent = UnitId(data.parent) if data.parent else None
    command = AddUnit(tenant=caller.tenant, unit=unit, name=data.name, parent=parent)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/organisation/units/{unit}"
    return response


@get("/organisation/members", summary="List the members", rule=Right.READ_ORGANISATION)
async def members(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    q: Annotated[str, QueryParameter(max_length=200)] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    before: FromQuery[int | None] = None,
    min_seq: FromQuery[int | None] = None,
) -> Response[MembersPage]:
    """Who was invited last first; with `q` those with these words in their name or address, by name, and no `next`.

    Send the ETag as If-Match with a change of roles.
    """
    await await_own_write(services, caller, min_seq, ORGANISATIONS, MEMBERS)
    organisation = await _organisation(services, caller)
    found, following = await members_listed(services, caller, q, before, limit)
    out = [MemberOut(row.person, each.name, each.email, list(row.roles), row.unit) for each, row in found]
    return Response(MembersPage(out, following), headers={"ETag": f'"{organisation.version}"'})


@get("/organisation/members/{person:uuid}", summary="Read a member", rule=Right.READ_ORGANISATION)
async def member_by_id(
    person: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> MemberOut:
    """One member of your organisation."""
    await await_own_write(services, caller, min_seq, MEMBERS)
    row = await services.views.get(caller.tenant, MEMBERS, (PersonId(person),))
    known = (await services.people.named(caller.tenant, [person])).get(PersonId(person))
    if row is None or known is None or not row.active:
        raise NotFound
    return MemberOut(row.person, known.name, known.email, list(row.roles), row.unit)


@post("/organisation/members", summary="Invite a member", rule=Right.INVITE_MEMBERS)
async def invite_member(
    request: Request[Any, Any, Any],
    data: JSONBody[Invitation],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The person gets a mail with a link; the person's id is in the header Location."""
    person, handled = await invite(services, caller, data, command_id(request, caller))
    response = answer(handled, created=True)
    response.headers["Location"] = f"/api/v1/organisation/members/{person}"
    return response


@put("/organisation/members/{person:uuid}/roles", summary="Change a member's roles", rule=Right.MANAGE_ORGANISATION)
async def change_roles(
    request: Request[Any, Any, Any],
    person: FromPath[UUID],
    data: JSONBody[Roles],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """From now on (two seconds at most) the member has exactly these roles."""
    command = ChangeMemberRoles(tenant=caller.tenant, person=PersonId(person), roles=frozenset(data.roles))
    return await carried_out(request, services, caller, command)


@delete(
    "/organisation/members/{person:uuid}", status_code=200, summary="Let a member leave", rule=Right.MANAGE_ORGANISATION
)
async def remove_member(
    request: Request[Any, Any, Any],
    person: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """What the person did stays in the log; the person can no longer sign in here."""
    command = RemoveMember(tenant=caller.tenant, person=PersonId(person))
    return await carried_out(request, services, caller, command)


async def _organisation(services: Services, caller: Caller) -> OrganisationRow:
    row = await services.views.get(caller.tenant, ORGANISATIONS, (caller.tenant,))
    if row is None:
        raise NotFound
    return row


READING = [me, units, unit_by_id, members, member_by_id]
CHANGING = [set_reminders, add_unit, invite_member, change_roles, remove_member]
ROUTES = Router("/", route_handlers=[*READING, *CHANGING], tags=["Organisation"])
