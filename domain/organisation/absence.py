"""Who stands in for whom, from a day until a day: a short stream of its own for each member.

Standing in is looking after things, not holding a role: nobody gets a right by it (docs/decisions/0165). Why somebody
is away is not asked and not kept.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import assert_never

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event, Recorded, event
from domain.kernel.ids import PersonId, StreamId, stream
from domain.kernel.rights import Right
from domain.kernel.views import Key, View
from domain.organisation.refusals import AbsenceTooLong, AbsenceTurned, StandInIsYourself

CATEGORY = "absence"
LONGEST = timedelta(days=366)


@event("organisation.stand_in_named")
class StandInNamed(Event, frozen=True, kw_only=True):
    """Somebody stands in for the person, from the first day to the last (the organisation's, both inclusive)."""

    person: PersonId
    stand_in: PersonId
    first_day: date
    last_day: date


@event("organisation.stand_in_ended")
class StandInEnded(Event, frozen=True, kw_only=True):
    """The person is there again before the last day: from this day on nobody stands in."""

    person: PersonId
    on: date


AbsenceEvent = StandInNamed | StandInEnded


class AbsenceCommand(Command, frozen=True, kw_only=True):
    """A command about the absence of one member: their own, or an administrator's."""

    person: PersonId


class NameStandIn(AbsenceCommand, frozen=True, kw_only=True):
    """Let this member stand in, in place of whoever did. That both are members is seen to by who asks."""

    stand_in: PersonId
    first_day: date
    last_day: date


class EndStandIn(AbsenceCommand, frozen=True, kw_only=True):
    """The person is there again: nobody stands in any more."""


class Absence(msgspec.Struct, frozen=True):
    """Who stands in, or stood in last; None when nobody was named since it was ended."""

    named: StandInNamed | None = None

    def stand_in_on(self, day: date) -> PersonId | None:
        """Who stands in on this day."""
        named = self.named
        return named.stand_in if named and named.first_day <= day <= named.last_day else None


def evolve(_before: Absence, event: AbsenceEvent) -> Absence:
    """The absence after one more event."""
    match event:
        case StandInNamed():
            return Absence(event)
        case StandInEnded():
            return Absence()
        case _:
            assert_never(event)


def decide(command: AbsenceCommand, state: Absence, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if asked.by.person != command.person:
        asked.by.needs(Right.MANAGE_ORGANISATION)
    match command:
        case NameStandIn():
            return _name(command, state, asked.on)
        case EndStandIn(person=person):
            running = state.named is not None and state.named.last_day >= asked.on
            return (StandInEnded(person=person, on=asked.on),) if running else ()
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _name(command: NameStandIn, state: Absence, today: date) -> Sequence[Event]:
    named = StandInNamed(
        person=command.person,
        stand_in=command.stand_in,
        first_day=command.first_day,
        last_day=command.last_day,
    )
    if state.named == named:
        return ()
    if command.stand_in == command.person:
        raise StandInIsYourself(field="stand_in")
    if command.last_day < max(command.first_day, today):
        raise AbsenceTurned(field="last_day")
    if command.last_day - command.first_day > LONGEST:
        raise AbsenceTooLong(field="last_day")
    return (named,)


class AbsenceRow(msgspec.Struct, frozen=True):
    """Who stands in for a person, from the first day to the last (local dates); named at the place `seq`."""

    person: PersonId
    stand_in: PersonId
    first_day: date
    last_day: date
    seq: int


def _row(row: AbsenceRow | None, recorded: Recorded, _key: Key) -> AbsenceRow | None:
    match recorded.event:
        case StandInNamed(person=person, stand_in=stand_in, first_day=first, last_day=last):
            return AbsenceRow(person, stand_in, first, last, recorded.seq)
        case StandInEnded():
            return None
        case _other:
            return row


def stream_of(person: PersonId) -> StreamId:
    """The stream of one member's absences."""
    return stream(CATEGORY, person)


ABSENCE: Decider[AbsenceCommand, Absence] = Decider(
    category=CATEGORY,
    commands=AbsenceCommand,
    initial=Absence(),
    stream_of=lambda command: stream_of(command.person),
    evolve=evolve,
    decide=decide,
)
ABSENCES = View(
    name="absence",
    version=1,
    row=AbsenceRow,
    key=("person",),
    events=frozenset({StandInNamed, StandInEnded}),
    keys_of=lambda recorded: ((recorded.event.person,),),  # type: ignore[attr-defined]  # both have one
    evolve=_row,
    indexes=(("stand_in", "last_day"),),
)
