"""A team meeting's decisions: planned with its agenda, and recorded once it was held."""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.analysis.commands import PlanTeamMeeting, RecordTeamMeeting, TeamMeetingCommand
from domain.analysis.meeting_events import FollowUp, TeamMeetingEvent, TeamMeetingHeld, TeamMeetingPlanned
from domain.analysis.refusals import (
    MeetingUnknown,
    MoreByNameThanPresent,
    TeamMeetingInFuture,
    TeamMeetingWasHeld,
)
from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, StreamId, TeamMeetingId, stream
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.kernel.texts import needed, one_line

CATEGORY = "team_meeting"
MOST_POINTS, MOST_PEOPLE, LONGEST = 10, 500, 2000
YEARS = range(2000, 2101)


class TeamMeeting(Struct, frozen=True):
    """What was planned, and the record of how it went (None: it is still to come)."""

    plan: PlanId | None = None
    planned: TeamMeetingPlanned | None = None
    held: TeamMeetingHeld | None = None


def evolve(state: TeamMeeting, event: TeamMeetingEvent) -> TeamMeeting:
    """The meeting after one more event."""
    match event:
        case TeamMeetingPlanned():
            return replace(state, plan=event.plan, planned=event)
        case TeamMeetingHeld():
            return replace(state, held=event)
        case _:
            assert_never(event)


def decide(command: TeamMeetingCommand, state: TeamMeeting, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    planned = state.planned.unit if state.planned else None
    asked.by.about(planned, getattr(command, "unit", None)).needs(Right.ANALYSE)
    match command:
        case PlanTeamMeeting():
            return _plan(command, state)
        case RecordTeamMeeting():
            return _record(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _plan(command: PlanTeamMeeting, state: TeamMeeting) -> Sequence[Event]:
    if state.plan not in (None, command.plan):
        raise MeetingUnknown(meeting=command.meeting)
    agenda = tuple(one_line("agenda", point) for point in command.agenda if point.strip())
    if not agenda:
        raise InvalidValue(field="agenda", reason="empty")
    if len(agenda) > MOST_POINTS:
        raise InvalidValue(field="agenda", reason="too_many", high=MOST_POINTS)
    if command.on.year not in YEARS:
        raise InvalidValue(field="on", reason="out_of_range", low=YEARS[0], high=YEARS[-1])
    planned = TeamMeetingPlanned(
        plan=command.plan, meeting=command.meeting, on=command.on, unit=command.unit, agenda=agenda
    )
    if planned == state.planned:
        return ()
    if state.held:
        raise TeamMeetingWasHeld(meeting=command.meeting)
    return (planned,)


def _record(command: RecordTeamMeeting, state: TeamMeeting, asked: Asked) -> Sequence[Event]:
    if state.plan != command.plan:
        raise MeetingUnknown(meeting=command.meeting)
    if command.on > asked.on:
        raise TeamMeetingInFuture(on=command.on)
    present = tuple(dict.fromkeys(command.present))
    if not 1 <= command.attendance <= MOST_PEOPLE:
        raise InvalidValue(field="attendance", reason="out_of_range", low=1, high=MOST_PEOPLE)
    if len(present) > command.attendance:
        raise MoreByNameThanPresent(named=len(present), attendance=command.attendance)
    held = TeamMeetingHeld(
        plan=command.plan,
        meeting=command.meeting,
        on=command.on,
        present=present,
        attendance=command.attendance,
        outcomes=Personal(asked.by.person, needed("outcomes", command.outcomes.text, LONGEST)),
        follow_up=tuple(_agreed(index, each) for index, each in enumerate(command.follow_up)),
    )
    return () if held == state.held else (held,)


def _agreed(index: int, follow_up: FollowUp) -> FollowUp:
    return replace(follow_up, what=one_line(f"follow_up.{index}.what", follow_up.what))


def stream_of(meeting: TeamMeetingId) -> StreamId:
    """The meeting's own stream."""
    return stream(CATEGORY, meeting)


TEAM_MEETING: Decider[TeamMeetingCommand, TeamMeeting] = Decider(
    category=CATEGORY,
    commands=TeamMeetingCommand,
    initial=TeamMeeting(),
    stream_of=lambda command: stream_of(command.meeting),
    evolve=evolve,
    decide=decide,
)
