"""What has a date in a kick-off: open rows with people, and the meeting that is to come."""

from datetime import time, timedelta

import pytest

from domain.kernel.events import Event
from domain.kernel.rights import Role
from domain.kickoff.answers import Position, Transcription
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import (
    MeetingHeld,
    MeetingScheduled,
    OwnRowAdded,
    OwnRowRemoved,
    PositionDisputed,
    RowAnswered,
    RowUnchecked,
)
from domain.kickoff.reminders import dated
from domain.reminders.dated import Dated, Meeting, What, person, role
from tests.domain.kickoff.history import OPENED, OWN_ROW, SPRING, answered, assigned, checked, due
from tests.domain.specification import BAS, DEWI, PLAN

BASE = (OPENED, assigned("2", DEWI), due("2", SPRING))
MINUTES = Transcription("Notulen OR", SPRING)
PLANNED = MeetingScheduled(plan=PLAN, on=SPRING, at=time(14), place="Zaal 2")


def after(*events: Event) -> list[Dated]:
    return list(dated(PLAN, KICKOFF.fold(events)))


def test_an_open_row_with_a_date_and_people_is_theirs() -> None:
    (row,) = after(*BASE, assigned("2", DEWI, BAS))
    assert (row.what, row.item, row.due_on, row.whom) == (What.ROW, "2", SPRING, (person(DEWI), person(BAS)))
    assert row.address == f"/plannen/{PLAN}/aftrap?open=2#rij-2"
    assert row.title.nl != row.title.en


@pytest.mark.parametrize(
    "history",
    [
        (OPENED, assigned("2", DEWI)),
        (OPENED, due("2", SPRING)),
        (*BASE, answered("2"), checked("2")),
        (*BASE, due("2", None)),
        (*BASE, assigned("2")),
        (OPENED, OWN_ROW, assigned("e1", DEWI), due("e1", SPRING), OwnRowRemoved(plan=PLAN, row="e1")),
        (OPENED, PLANNED, MeetingHeld(plan=PLAN, on=SPRING, present=(DEWI,), guests=None)),
    ],
    ids=["no date", "nobody", "ticked", "date taken away", "people taken away", "row taken away", "meeting held"],
)
def test_no_reminder_where_there_is_nothing_to_remind_of(history: tuple[Event, ...]) -> None:
    assert after(*history) == []


def test_a_row_that_is_opened_again_is_the_same_thing_and_another_date_another() -> None:
    (before,) = after(*BASE)
    assert after(*BASE, answered("2"), checked("2"), RowUnchecked(plan=PLAN, row="2")) == [before]
    (moved,) = after(*BASE, due("2", SPRING + timedelta(days=1)))
    assert (moved.key, moved.due_on) == (before.key, SPRING + timedelta(days=1))


def test_a_row_with_a_number_of_its_own_never_shares_a_reminder() -> None:
    second = OwnRowAdded(plan=PLAN, key=OWN_ROW.key, row="e2", text="x")
    gone = OwnRowRemoved(plan=PLAN, row="e1")
    (before,) = after(OPENED, OWN_ROW, assigned("e1", DEWI), due("e1", SPRING))
    (later,) = after(OPENED, OWN_ROW, gone, second, assigned("e2", DEWI), due("e2", SPRING))
    assert before.key != later.key


def test_the_meeting_is_of_the_coordinator_and_of_all_who_work_something_out() -> None:
    meeting = next(each for each in after(*BASE, PLANNED) if each.what is What.KICKOFF_MEETING)
    assert (meeting.due_on, meeting.meeting) == (SPRING, Meeting(time(14), "Zaal 2"))
    assert meeting.whom == (role(Role.COORDINATOR), person(DEWI))
    assert not meeting.escalates


def test_a_position_that_was_copied_is_asked_of_its_holder_until_the_holder_spoke() -> None:
    copied = RowAnswered(
        plan=PLAN, row="1c", answer=Position(behind=True, source=MINUTES), own=False, by=DEWI, on=SPRING
    )
    (asked,) = after(OPENED, copied)
    assert (asked.what, asked.whom, asked.due_on) == (
        What.ROW_CONFIRM,
        (role(Role.WORKS_COUNCIL),),
        SPRING + timedelta(days=7),
    )
    assert asked.title.nl.startswith("1c ")
    assert (asked.outlives, asked.escalates) == (False, False)
    assert after(OPENED, copied, PositionDisputed(plan=PLAN, row="1c", source=MINUTES, by=BAS, on=SPRING)) == []
