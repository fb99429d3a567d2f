"""What has a date in the analysis: the team meeting that is planned."""

from collections.abc import Sequence
from uuid import UUID

from domain.analysis.meeting_events import TeamMeetingHeld, TeamMeetingPlanned
from domain.analysis.team_meeting import TEAM_MEETING, TeamMeeting
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.method import Text
from domain.reminders.dated import Dated, Meeting, What, contact, role, team_lead
from domain.reminders.source import Source

TITLE = Text("werkoverleg", "team meeting")


def dated(thing: UUID, state: TeamMeeting) -> Sequence[Dated]:
    """A team meeting that was not held: to the lead and the contact person of its unit, or to all who steer."""
    planned = state.planned
    if planned is None or state.held is not None:
        return ()
    leads = (team_lead(planned.unit), contact(planned.unit)) if planned.unit else (contact(None),)
    return (
        Dated(
            kind=NoticeKind.CHECKLIST,
            what=What.TEAM_MEETING,
            thing=thing,
            item="meeting",
            title=TITLE,
            due_on=planned.on,
            whom=(role(Role.COORDINATOR), *leads),
            link=f"analyse/werkoverleg/{thing}",
            plan=state.plan,
            meeting=Meeting(),
            escalates=False,
            to_management=False,
        ),
    )


SOURCE = Source(TEAM_MEETING, (TeamMeetingPlanned, TeamMeetingHeld), dated)
