"""The team meeting: planned with an agenda, recorded once it was held."""

from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from domain.analysis.commands import PlanTeamMeeting, RecordTeamMeeting
from domain.analysis.meeting_events import FollowUp, TeamMeetingHeld, TeamMeetingPlanned
from domain.analysis.refusals import MeetingUnknown, MoreByNameThanPresent, TeamMeetingInFuture, TeamMeetingWasHeld
from domain.analysis.team_meeting import TEAM_MEETING
from domain.kernel.ids import TeamMeetingId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from tests.domain.specification import ANNA, BAS, DEWI, EMPLOYEE, EVA, NIGHT, PLAN, TEAM_LEAD, TODAY, given

MEETING = TeamMeetingId(UUID(int=25))
AGENDA = ("Wat merken we?", "Wie doet wat?")
PLAN_IT = PlanTeamMeeting(plan=PLAN, meeting=MEETING, on=TODAY, unit=NIGHT, agenda=(" Wat merken we? ", "", AGENDA[1]))
PLANNED = TeamMeetingPlanned(plan=PLAN, meeting=MEETING, on=TODAY, unit=NIGHT, agenda=AGENDA)
FOLLOW_UP = (FollowUp("Rooster aanpassen", BAS, date(2026, 12, 1)), FollowUp("Nog eens vragen", None, None))
RECORD = RecordTeamMeeting(
    plan=PLAN,
    meeting=MEETING,
    on=TODAY,
    present=(ANNA,),
    attendance=8,
    outcomes=Personal(EVA, "Het rooster"),
    follow_up=FOLLOW_UP,
)
HELD = TeamMeetingHeld(
    plan=PLAN,
    meeting=MEETING,
    on=TODAY,
    present=(ANNA,),
    attendance=8,
    outcomes=Personal(EVA, "Het rooster"),
    follow_up=FOLLOW_UP,
)


def test_it_is_planned_with_an_agenda_and_changed_until_it_is_held() -> None:
    given(TEAM_MEETING).when(PLAN_IT, by=TEAM_LEAD).then(PLANNED)
    later = replace(PLAN_IT, on=TODAY + timedelta(days=7))
    moved = replace(PLANNED, on=TODAY + timedelta(days=7))
    given(TEAM_MEETING, PLANNED).when(later, by=TEAM_LEAD).then(moved)
    given(TEAM_MEETING, PLANNED, HELD).when(later, by=TEAM_LEAD).then_refused(TeamMeetingWasHeld)
    given(TEAM_MEETING).when(PLAN_IT, by=EMPLOYEE).then_refused(NotAllowed, right="analyse")


def test_an_agenda_has_one_to_ten_points_that_fit_a_line() -> None:
    for agenda in ((), (" ",), ("x" * 201,), ("punt",) * 11):
        given(TEAM_MEETING).when(replace(PLAN_IT, agenda=agenda), by=TEAM_LEAD).then_refused(
            InvalidValue, field="agenda"
        )


def test_what_came_of_it_is_recorded_and_put_right() -> None:
    given(TEAM_MEETING, PLANNED).when(RECORD, by=TEAM_LEAD).then(HELD)
    better = replace(HELD, attendance=9)
    given(TEAM_MEETING, PLANNED, HELD).when(replace(RECORD, attendance=9), by=TEAM_LEAD).then(better)


def test_a_number_of_people_is_enough_and_nobody_need_be_named() -> None:
    nameless = replace(RECORD, present=())
    given(TEAM_MEETING, PLANNED).when(nameless, by=TEAM_LEAD).then(replace(HELD, present=()))
    many = replace(RECORD, present=(ANNA, BAS, DEWI), attendance=2)
    given(TEAM_MEETING, PLANNED).when(many, by=TEAM_LEAD).then_refused(MoreByNameThanPresent, named=3, attendance=2)
    for attendance in (0, 501):
        given(TEAM_MEETING, PLANNED).when(replace(RECORD, attendance=attendance), by=TEAM_LEAD).then_refused(
            InvalidValue, field="attendance"
        )


def test_a_meeting_to_come_or_unknown_or_without_outcome_is_not_recorded() -> None:
    tomorrow = replace(RECORD, on=TODAY + timedelta(days=1))
    given(TEAM_MEETING, PLANNED).when(tomorrow, by=TEAM_LEAD).then_refused(TeamMeetingInFuture)
    given(TEAM_MEETING).when(RECORD, by=TEAM_LEAD).then_refused(MeetingUnknown)
    given(TEAM_MEETING, PLANNED).when(replace(RECORD, outcomes=Personal(EVA, " ")), by=TEAM_LEAD).then_refused(
        InvalidValue, field="outcomes"
    )
    vague = replace(RECORD, follow_up=(FollowUp(" ", None, None),))
    given(TEAM_MEETING, PLANNED).when(vague, by=TEAM_LEAD).then_refused(InvalidValue, field="follow_up.0.what")
