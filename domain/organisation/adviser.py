"""External advisers: let in for some plans or units, from a day until a day; they read and propose, never decide."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.place import PlanUnits
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.organisation.commands import OrganisationCommand
from domain.organisation.events import AdviserEnded, AdviserExtended, AdviserInvited
from domain.organisation.refusals import (
    AdviserExists,
    AdviserNeedsScope,
    AdviserTermTooLong,
    AdviserTermTurned,
    MemberExists,
)
from domain.organisation.state import Engagement, Organisation

LONGEST = timedelta(days=366)


class InviteAdviser(OrganisationCommand, frozen=True, kw_only=True):
    """Let somebody from outside read and advise on these plans, and on every plan of these units, with those below.

    That the plans are the organisation's is seen to by who asks. Days are the organisation's own, both inclusive.
    """

    person: PersonId
    first_day: date
    last_day: date
    plans: tuple[PlanId, ...] = ()
    units: tuple[UnitId, ...] = ()


class ExtendAdviser(OrganisationCommand, frozen=True, kw_only=True):
    """Let an adviser stay until another, later day."""

    person: PersonId
    last_day: date


class EndAdviser(OrganisationCommand, frozen=True, kw_only=True):
    """Let an adviser in no more, from this moment on."""

    person: PersonId


AdviserCommand = InviteAdviser | ExtendAdviser | EndAdviser


def decide_adviser(command: AdviserCommand, state: Organisation, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, InviteAdviser):
        return _invite(command, state, asked)
    known = state.advisers.get(command.person)
    if known is None and isinstance(command, EndAdviser):
        asked.by.needs(Right.INVITE_MEMBERS)
        return ()
    if known is None:
        raise NotFound(person=command.person)
    asked.by.towards(PlanUnits(known.units)).needs(Right.INVITE_MEMBERS)
    if isinstance(command, EndAdviser):
        return (AdviserEnded(person=command.person, on=asked.on),)
    return _extend(command, known, asked)


def _invite(command: InviteAdviser, state: Organisation, asked: Asked) -> Sequence[Event]:
    asked.by.towards(PlanUnits(command.units)).needs(Right.INVITE_MEMBERS)
    if not (command.plans or command.units):
        raise AdviserNeedsScope(field="plans")
    if not state.units.keys() >= set(command.units):
        raise NotFound(units=command.units)
    wanted = Engagement(command.first_day, command.last_day, command.plans, command.units)
    known = state.advisers.get(command.person)
    if known == wanted:
        return ()
    if command.person in state.members:
        raise MemberExists(person=command.person)
    if known is not None and known.last_day >= asked.on:
        raise AdviserExists(person=command.person)
    _in_time(command.first_day, command.last_day, asked)
    return (AdviserInvited(person=command.person, **msgspec.structs.asdict(wanted)),)


def _extend(command: ExtendAdviser, known: Engagement, asked: Asked) -> Sequence[Event]:
    if command.last_day == known.last_day:
        return ()
    if command.last_day < known.last_day:
        raise AdviserTermTurned(field="last_day")
    _in_time(max(known.first_day, asked.on), command.last_day, asked)
    return (AdviserExtended(person=command.person, last_day=command.last_day),)


def _in_time(first: date, last: date, asked: Asked) -> None:
    if last < max(first, asked.on):
        raise AdviserTermTurned(field="last_day")
    if last - first > LONGEST:
        raise AdviserTermTooLong(field="last_day")
