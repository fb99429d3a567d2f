"""The organisation as its decisions see it: a fold of its events."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, assert_never

import msgspec

from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.rights import Role
from domain.organisation.events import (
    AdviserEnded,
    AdviserExtended,
    AdviserInvited,
    MemberInvited,
    MemberLeft,
    MemberRolesChanged,
    OrganisationEvent,
    OrganisationRegistered,
    RemindersSet,
    UnitAdded,
)
from domain.reminders.times import USUAL, Times


class Unit(msgspec.Struct, frozen=True):
    """A part of the organisation."""

    name: str
    parent: UnitId | None


class Engagement(msgspec.Struct, frozen=True):
    """For what, from which day to which an adviser is let in; `units` as named, without those below them."""

    first_day: date
    last_day: date
    plans: tuple[PlanId, ...]
    units: tuple[UnitId, ...]

    def holds_on(self, day: date) -> bool:
        """Whether the adviser is let in on this day, in the organisation's time zone."""
        return self.first_day <= day <= self.last_day


class Organisation(msgspec.Struct, frozen=True):
    """What decisions need to know. `places` says in which unit a member is, where that is known."""

    name: str = ""
    time_zone: str = "Europe/Amsterdam"
    units: MappingProxyType[UnitId, Unit] = MappingProxyType({})
    members: MappingProxyType[PersonId, frozenset[Role]] = MappingProxyType({})
    places: MappingProxyType[PersonId, UnitId] = MappingProxyType({})
    times: Times = USUAL
    advisers: MappingProxyType[PersonId, Engagement] = MappingProxyType({})

    @property
    def exists(self) -> bool:
        """Whether it was registered."""
        return bool(self.name)

    def lets_in(self, person: PersonId) -> bool:
        """Whether the person is a member, or an adviser whose days may still come or go on."""
        return person in self.members or person in self.advisers


def evolve(state: Organisation, event: OrganisationEvent) -> Organisation:
    """The organisation after one more event."""
    return evolve_all(state, (event,))


def evolve_all(state: Organisation, events: Sequence[OrganisationEvent]) -> Organisation:
    """The organisation after these events: ten thousand members are gathered in one go."""
    units, members, places = dict(state.units), dict(state.members), dict(state.places)
    advisers = dict(state.advisers)
    settings: dict[str, Any] = {}
    for event in events:
        match event:
            case OrganisationRegistered(name=name, time_zone=time_zone):
                settings |= {"name": name, "time_zone": time_zone}
            case UnitAdded(unit=unit, name=name, parent=parent):
                units[unit] = Unit(name, parent)
            case AdviserInvited(person=person):
                advisers[person] = Engagement(event.first_day, event.last_day, event.plans, event.units)
            case AdviserExtended(person=person, last_day=last_day):
                if person in advisers:
                    advisers[person] = msgspec.structs.replace(advisers[person], last_day=last_day)
            case AdviserEnded(person=person):
                advisers.pop(person, None)
            case MemberInvited(person=person, roles=roles, unit=place):
                advisers.pop(person, None)
                members[person] = roles
                places.pop(person, None)
                places |= {person: place} if place else {}
            case MemberRolesChanged(person=person, roles=roles):
                members[person] = roles
            case MemberLeft(person=person):
                members.pop(person, None)
                places.pop(person, None)
            case RemindersSet(times=times):
                settings["times"] = times
            case _:
                assert_never(event)
    return msgspec.structs.replace(
        state,
        units=MappingProxyType(units),
        members=MappingProxyType(members),
        places=MappingProxyType(places),
        advisers=MappingProxyType(advisers),
        **settings,
    )
