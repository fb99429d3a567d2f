"""The kick-off meeting: planned, moved, held."""

from datetime import date, time, timedelta

from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed, VersionIsStale
from domain.kickoff.commands import OpenKickoff, RecordMeeting, ScheduleMeeting
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import MeetingHeld, MeetingScheduled
from domain.kickoff.refusals import KickoffNotOpen, MeetingInFuture
from domain.method import CURRENT
from tests.domain.kickoff.history import OPENED, SPRING, answered
from tests.domain.specification import ANNA, BAS, COORDINATOR, EMPLOYEE, PLAN, TODAY, given

PLANNED = MeetingScheduled(plan=PLAN, on=SPRING, at=time(13, 30), place="Zaal 2")


def schedule(on: date = SPRING, at: time | None = time(13, 30), seen: int | None = None) -> ScheduleMeeting:
    return ScheduleMeeting(plan=PLAN, on=on, at=at, place=" Zaal 2 ", seen=seen)


def test_a_kickoff_is_opened_once() -> None:
    given(KICKOFF).when(OpenKickoff(plan=PLAN, template=CURRENT.version), by=COORDINATOR).then(OPENED)


def test_nothing_is_done_at_a_kickoff_that_is_not_there() -> None:
    given(KICKOFF).when(schedule(), by=COORDINATOR).then_refused(KickoffNotOpen, plan=PLAN)


def test_a_coordinator_plans_the_meeting() -> None:
    given(KICKOFF, OPENED).when(schedule(), by=COORDINATOR).then(PLANNED)


def test_an_employee_does_not_plan_the_meeting() -> None:
    given(KICKOFF, OPENED).when(schedule(), by=EMPLOYEE).then_refused(NotAllowed, right="edit_kickoff")


def test_a_meeting_is_moved_by_who_saw_where_it_stood() -> None:
    moved = MeetingScheduled(plan=PLAN, on=SPRING, at=None, place="Zaal 2")
    given(KICKOFF, OPENED, PLANNED).when(schedule(at=None, seen=2), by=COORDINATOR).then(moved)


def test_a_meeting_that_was_moved_meanwhile_is_not_moved_back_unseen() -> None:
    asked = given(KICKOFF, OPENED, PLANNED).when(schedule(at=None, seen=1), by=COORDINATOR)
    asked.then_refused(VersionIsStale, expected=1, current=2)


def test_work_on_a_row_meanwhile_does_not_hinder_the_meeting() -> None:
    given(KICKOFF, OPENED, answered("1a")).when(schedule(seen=1), by=COORDINATOR).then(PLANNED)


def test_a_meeting_was_held_with_members_and_guests() -> None:
    guests = Personal(ANNA, "Een adviseur van buiten")
    command = RecordMeeting(plan=PLAN, on=TODAY, present=(ANNA, BAS), guests=guests)
    held = MeetingHeld(plan=PLAN, on=TODAY, present=(ANNA, BAS), guests=guests)
    given(KICKOFF, OPENED, PLANNED).when(command, by=COORDINATOR).then(held)


def test_a_meeting_to_come_was_not_held_yet() -> None:
    tomorrow = TODAY + timedelta(days=1)
    command = RecordMeeting(plan=PLAN, on=tomorrow, present=(ANNA,))
    given(KICKOFF, OPENED).when(command, by=COORDINATOR).then_refused(MeetingInFuture, on=tomorrow)


def test_a_meeting_without_people_is_none() -> None:
    command = RecordMeeting(plan=PLAN, on=TODAY, present=())
    given(KICKOFF, OPENED).when(command, by=COORDINATOR).then_refused(InvalidValue, field="present")
