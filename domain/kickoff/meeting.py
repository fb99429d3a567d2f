"""The kick-off meeting's decisions: when and where it will be, and that it was held."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, VersionIsStale
from domain.kernel.texts import LINE, no_longer_than
from domain.kickoff.commands import MeetingCommand, RecordMeeting, ScheduleMeeting
from domain.kickoff.events import MeetingHeld, MeetingScheduled
from domain.kickoff.refusals import MeetingInFuture
from domain.kickoff.state import Kickoff


def decide_meeting(command: MeetingCommand, state: Kickoff, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal; the right was asked for already."""
    match command:
        case ScheduleMeeting():
            events = _schedule(command, state)
        case RecordMeeting():
            events = _record(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")
    if events and command.seen is not None and state.meeting.changed_in > command.seen:
        raise VersionIsStale(expected=command.seen, current=state.version)
    return events


def in_our_time(field: str, day: date) -> None:
    """Refuse a date outside 2000-2100, which can only be a slip."""
    if not 2000 <= day.year <= 2100:
        raise InvalidValue(field=field, reason="out_of_range", low=2000, high=2100)


def _schedule(command: ScheduleMeeting, state: Kickoff) -> Sequence[Event]:
    place = no_longer_than("meeting_place", command.place.strip(), LINE)
    in_our_time("meeting_on", command.on)
    meeting = state.meeting
    if (meeting.on, meeting.at, meeting.place) == (command.on, command.at, place):
        return ()
    return (MeetingScheduled(plan=command.plan, on=command.on, at=command.at, place=place),)


def _record(command: RecordMeeting, state: Kickoff, asked: Asked) -> Sequence[Event]:
    in_our_time("held_on", command.on)
    if command.on > asked.on:
        raise MeetingInFuture(on=command.on)
    if isinstance(command.guests, Personal):
        no_longer_than("guests", command.guests.text)
    if not command.present:
        raise InvalidValue(field="present", reason="empty")
    meeting = state.meeting
    if (meeting.held_on, meeting.present, meeting.guests) == (command.on, command.present, command.guests):
        return ()
    return (MeetingHeld(plan=command.plan, on=command.on, present=command.present, guests=command.guests),)
