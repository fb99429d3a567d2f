"""What can have happened to a team meeting (werkoverleg)."""

from datetime import date

from msgspec import Struct

from domain.kernel.events import Event, event
from domain.kernel.ids import PersonId, PlanId, TeamMeetingId, UnitId
from domain.kernel.personal import PersonalText


class FollowUp(Struct, frozen=True):
    """What was agreed to do, by which member (None: it says so in the words) and by when (None: not agreed)."""

    what: str
    who: PersonId | None
    by: date | None


class TeamMeetingFact(Event, frozen=True, kw_only=True):
    """The base of a team meeting's events."""

    plan: PlanId
    meeting: TeamMeetingId


@event("analysis.team_meeting_planned")
class TeamMeetingPlanned(TeamMeetingFact, frozen=True, kw_only=True):
    """The meeting will be on this date, for this unit (None: everybody), with these points in this order."""

    on: date
    unit: UnitId | None
    agenda: tuple[str, ...]


@event("analysis.team_meeting_held")
class TeamMeetingHeld(TeamMeetingFact, frozen=True, kw_only=True):
    """The meeting took place on this date (again: the record was put right).

    `present` are the members who were there by name; `attendance` how many people there were in all.
    """

    on: date
    present: tuple[PersonId, ...]
    attendance: int
    outcomes: PersonalText
    follow_up: tuple[FollowUp, ...]


TeamMeetingEvent = TeamMeetingPlanned | TeamMeetingHeld
