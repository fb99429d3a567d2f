"""What pages ask of an organisation: itself, its units, its members."""

from collections.abc import Sequence
from datetime import date

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId
from domain.kernel.rights import Role
from domain.kernel.views import Key, View
from domain.organisation.events import (
    AdviserEnded,
    AdviserExtended,
    AdviserInvited,
    MemberInvited,
    MemberLeft,
    MemberRolesChanged,
    OrganisationRegistered,
    RemindersSet,
    UnitAdded,
)
from domain.reminders.times import USUAL, Times


class AdviserRow(msgspec.Struct, frozen=True):
    """An adviser from outside, let in from the first day to the last (local dates), invited at the place `seq`.

    `units` as they were named, without those below them. `ended_on` is the day on which it was ended before its time.
    """

    person: PersonId
    first_day: date
    last_day: date
    plans: tuple[PlanId, ...]
    units: tuple[UnitId, ...]
    seq: int
    ended_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the adviser is let in on this day, in the organisation's time zone."""
        return self.ended_on is None and self.first_day <= day <= self.last_day


class OrganisationRow(msgspec.Struct, frozen=True):
    """One organisation and its settings. `version` is the stream's."""

    id: TenantId
    name: str
    time_zone: str
    reminders: Times
    version: int


class UnitRow(msgspec.Struct, frozen=True):
    """A part of the organisation."""

    unit: UnitId
    name: str
    parent: UnitId | None


class MemberRow(msgspec.Struct, frozen=True):
    """A member with roles, since the place `seq` in the log. Names are asked of the people directory by `person`.

    `council_since` is the day (UTC) on which the person became a works-council member; None while it is none.
    """

    person: PersonId
    roles: tuple[str, ...]
    unit: UnitId | None
    active: bool
    seq: int
    council_since: date | None = None


ADVISER_EVENTS = (AdviserInvited, AdviserExtended, AdviserEnded)
ORGANISATION_EVENTS = (
    OrganisationRegistered,
    RemindersSet,
    UnitAdded,
    MemberInvited,
    MemberRolesChanged,
    MemberLeft,
    *ADVISER_EVENTS,
)


def _organisation_key(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.tenant,),) if isinstance(recorded.event, ORGANISATION_EVENTS) else ()


def _organisation(row: OrganisationRow | None, recorded: Recorded, _key: Key) -> OrganisationRow | None:
    match recorded.event:
        case OrganisationRegistered(tenant=tenant, name=name, time_zone=time_zone):
            return OrganisationRow(tenant, name, time_zone, USUAL, version=recorded.version)
        case RemindersSet(times=times) if row:
            return msgspec.structs.replace(row, reminders=times, version=recorded.version)
        case _:
            return msgspec.structs.replace(row, version=recorded.version) if row else None


def _unit_key(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.unit,),) if isinstance(recorded.event, UnitAdded) else ()


def _unit(row: UnitRow | None, recorded: Recorded, _key: Key) -> UnitRow | None:
    match recorded.event:
        case UnitAdded(unit=unit, name=name, parent=parent):
            return UnitRow(unit, name, parent)
        case _:
            return row


def _member_key(recorded: Recorded) -> Sequence[Key]:
    match recorded.event:
        case MemberInvited(person=person) | MemberRolesChanged(person=person) | MemberLeft(person=person):
            return ((person,),)
        case _:
            return ()


def _member(row: MemberRow | None, recorded: Recorded, _key: Key) -> MemberRow | None:
    match recorded.event:
        case MemberInvited(person=person, roles=roles, unit=unit):
            since = recorded.recorded_at.date() if Role.WORKS_COUNCIL in roles else None
            return MemberRow(person, _sorted(roles), unit, active=True, seq=recorded.seq, council_since=since)
        case MemberRolesChanged(roles=roles) if row:
            since = (row.council_since or recorded.recorded_at.date()) if Role.WORKS_COUNCIL in roles else None
            return msgspec.structs.replace(row, roles=_sorted(roles), council_since=since)
        case MemberLeft() if row:
            return msgspec.structs.replace(row, active=False, council_since=None)
        case _:
            return row


def _adviser_key(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.person,),) if isinstance(event, (*ADVISER_EVENTS, MemberInvited)) else ()


def _adviser(row: AdviserRow | None, recorded: Recorded, _key: Key) -> AdviserRow | None:
    match recorded.event:
        case AdviserInvited(person=person, first_day=first, last_day=last, plans=plans, units=units):
            return AdviserRow(person, first, last, plans, units, recorded.seq)
        case AdviserExtended(last_day=last) if row:
            return msgspec.structs.replace(row, last_day=last)
        case AdviserEnded(on=on) if row:
            return msgspec.structs.replace(row, ended_on=on)
        case MemberInvited():
            return None
        case _:
            return row


def _sorted(roles: frozenset[Role]) -> tuple[str, ...]:
    return tuple(sorted(role.value for role in roles))


ORGANISATIONS = View(
    name="organisation",
    version=3,
    row=OrganisationRow,
    key=("id",),
    events=frozenset(ORGANISATION_EVENTS),
    keys_of=_organisation_key,
    evolve=_organisation,
)
UNITS = View(
    name="unit",
    version=1,
    row=UnitRow,
    key=("unit",),
    events=frozenset({UnitAdded}),
    keys_of=_unit_key,
    evolve=_unit,
)
MEMBERS = View(
    name="member",
    version=3,
    row=MemberRow,
    key=("person",),
    events=frozenset({MemberInvited, MemberRolesChanged, MemberLeft}),
    keys_of=_member_key,
    evolve=_member,
    indexes=(("seq",), ("active", "seq")),
)
ADVISERS = View(
    name="adviser",
    version=1,
    row=AdviserRow,
    key=("person",),
    events=frozenset({*ADVISER_EVENTS, MemberInvited}),
    keys_of=_adviser_key,
    evolve=_adviser,
    indexes=(("seq",),),
)
