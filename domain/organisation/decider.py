"""An organisation's decisions: registering, units, members and their roles, reminder settings."""

from collections.abc import Sequence

import msgspec

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, StreamId, TenantId, UnitId, stream
from domain.kernel.place import PlanUnits
from domain.kernel.refusals import NotFound
from domain.kernel.rights import BOUNDLESS, Right, Role
from domain.kernel.texts import one_line
from domain.organisation.adviser import EndAdviser, ExtendAdviser, InviteAdviser, decide_adviser
from domain.organisation.commands import OrganisationCommand
from domain.organisation.events import (
    MemberInvited,
    MemberLeft,
    MemberRolesChanged,
    OrganisationRegistered,
    RemindersSet,
    UnitAdded,
)
from domain.organisation.refusals import (
    AdviserNeedsTerm,
    LastAdministrator,
    MemberExists,
    MemberNeedsRole,
    OrganisationExists,
    RolesExclude,
    UnitNameTaken,
)
from domain.organisation.state import Organisation, Unit, evolve, evolve_all
from domain.reminders.times import Times, check

CATEGORY = "organisation"


class RegisterOrganisation(OrganisationCommand, frozen=True, kw_only=True):
    """Found the organisation; who asks becomes its first administrator and coordinator.

    That the time zone (an IANA name) exists is seen to by who asks: it is known by the machine, not by the method.
    """

    name: str
    time_zone: str = "Europe/Amsterdam"


class AddUnit(OrganisationCommand, frozen=True, kw_only=True):
    """Add a part of the organisation, under `parent` or at the top."""

    unit: UnitId
    name: str
    parent: UnitId | None = None


class InviteMember(OrganisationCommand, frozen=True, kw_only=True):
    """Let a person take part, with one or more roles."""

    person: PersonId
    roles: frozenset[Role]
    unit: UnitId | None = None


class Newcomer(msgspec.Struct, frozen=True):
    """One of many who may take part: as in InviteMember."""

    person: PersonId
    roles: frozenset[Role]
    unit: UnitId | None = None


class InviteMembers(OrganisationCommand, frozen=True, kw_only=True):
    """Let these people take part, all of them or nobody. Who is a member already stays as they are."""

    newcomers: tuple[Newcomer, ...]


class ChangeMemberRoles(OrganisationCommand, frozen=True, kw_only=True):
    """Give a member exactly these roles."""

    person: PersonId
    roles: frozenset[Role]


class RemoveMember(OrganisationCommand, frozen=True, kw_only=True):
    """Let a member leave."""

    person: PersonId


class SetReminders(OrganisationCommand, frozen=True, kw_only=True):
    """Choose when reminders go out."""

    times: Times


def decide(command: OrganisationCommand, state: Organisation, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, RegisterOrganisation):
        return _register(command, state, asked)
    if not state.exists:
        raise NotFound(organisation=command.tenant)
    match command:
        case AddUnit():
            return _add_unit(command, state, asked)
        case InviteMember():
            return _invite(command, state, asked)
        case InviteMembers(newcomers=newcomers):
            asked.by.needs(Right.INVITE_MEMBERS)
            new = {each.person: each for each in newcomers if each.person not in state.members}
            return tuple(_let_in(each, state, asked) for each in new.values())
        case ChangeMemberRoles(person=person, roles=roles):
            asked.by.needs(Right.MANAGE_ORGANISATION)
            return _change_roles(person, roles, state)
        case RemoveMember(person=person):
            asked.by.needs(Right.MANAGE_ORGANISATION)
            return _remove(person, state)
        case InviteAdviser() | ExtendAdviser() | EndAdviser():
            return decide_adviser(command, state, asked)
        case SetReminders(times=times):
            asked.by.needs(Right.MANAGE_ORGANISATION)
            check(times)
            return () if state.times == times else (RemindersSet(times=times),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _register(command: RegisterOrganisation, state: Organisation, asked: Asked) -> Sequence[Event]:
    name = one_line("organisation", command.name)
    if state.exists:
        if (state.name, state.time_zone) == (name, command.time_zone) and asked.by.person in state.members:
            return ()
        raise OrganisationExists(tenant=command.tenant)
    roles = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
    return (
        OrganisationRegistered(tenant=command.tenant, name=name, time_zone=command.time_zone),
        MemberInvited(person=asked.by.person, roles=roles, unit=None),
    )


def _add_unit(command: AddUnit, state: Organisation, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.MANAGE_ORGANISATION)
    name = one_line("name", command.name)
    if command.parent is not None and command.parent not in state.units:
        raise NotFound(unit=command.parent)
    if command.unit in state.units:
        if state.units[command.unit] == Unit(name, command.parent):
            return ()
        raise UnitNameTaken(name=name)
    if any(u.name.casefold() == name.casefold() and u.parent == command.parent for u in state.units.values()):
        raise UnitNameTaken(name=name)
    return (UnitAdded(unit=command.unit, name=name, parent=command.parent),)


def _invite(command: InviteMember, state: Organisation, asked: Asked) -> Sequence[Event]:
    invited = _let_in(Newcomer(command.person, command.roles, command.unit), state, asked)
    if command.person in state.members:
        if state.members[command.person] == command.roles:
            return ()
        raise MemberExists(person=command.person)
    return (invited,)


def _let_in(new: Newcomer, state: Organisation, asked: Asked) -> MemberInvited:
    units = () if new.unit is None or new.roles & BOUNDLESS else (new.unit,)
    asked.by.towards(PlanUnits(units)).needs(Right.INVITE_MEMBERS)
    if not new.roles:
        raise MemberNeedsRole(person=new.person)
    if Role.ADMINISTRATOR in new.roles:
        asked.by.needs(Right.MANAGE_ORGANISATION)
    _sound(new.person, new.roles)
    if new.unit is not None and new.unit not in state.units:
        raise NotFound(unit=new.unit)
    return MemberInvited(person=new.person, roles=new.roles, unit=new.unit)


def _change_roles(person: PersonId, roles: frozenset[Role], state: Organisation) -> Sequence[Event]:
    if person not in state.members:
        raise NotFound(person=person)
    if not roles:
        raise MemberNeedsRole(person=person)
    if state.members[person] == roles:
        return ()
    _sound(person, roles)
    if Role.ADMINISTRATOR not in roles:
        _keep_an_administrator(person, state)
    return (MemberRolesChanged(person=person, roles=roles),)


def _remove(person: PersonId, state: Organisation) -> Sequence[Event]:
    if person not in state.members:
        return ()
    _keep_an_administrator(person, state)
    return (MemberLeft(person=person),)


def _sound(person: PersonId, roles: frozenset[Role]) -> None:
    if Role.ADVISER in roles:
        raise AdviserNeedsTerm(person=person, field="roles")
    if {Role.MANAGEMENT, Role.WORKS_COUNCIL} <= roles:
        raise RolesExclude(person=person, field="roles")


def _keep_an_administrator(leaving: PersonId, state: Organisation) -> None:
    others = (roles for person, roles in state.members.items() if person != leaving)
    if Role.ADMINISTRATOR in state.members[leaving] and not any(Role.ADMINISTRATOR in roles for roles in others):
        raise LastAdministrator(person=leaving)


def stream_of(tenant: TenantId) -> StreamId:
    """The organisation's own stream."""
    return stream(CATEGORY, tenant)


ORGANISATION: Decider[OrganisationCommand, Organisation] = Decider(
    category=CATEGORY,
    commands=OrganisationCommand,
    initial=Organisation(),
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
    evolve_all=evolve_all,
)
