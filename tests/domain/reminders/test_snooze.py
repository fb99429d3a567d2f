"""Somebody puts off a reminder of their own, with a reason."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.ids import PersonId
from domain.kernel.notices import NoticeKind
from domain.kernel.personal import Personal, words
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Actor, Role
from domain.reminders.decider import MOST_DAYS, SNOOZE, SnoozeReminder, WakeReminder
from domain.reminders.events import ReminderSnoozed, SnoozeEnded
from domain.reminders.refusals import SnoozeForOthers, SnoozeTooLong, TermOfLawStands
from domain.reminders.views import SNOOZES
from tests.domain.machine import DeciderMachine
from tests.domain.specification import BAS, COORDINATOR, DEWI, EMPLOYEE, PLAN, TODAY, given

NEXT_WEEK = TODAY + timedelta(days=7)
ABOUT = {"plan": PLAN, "kind": NoticeKind.MEASURES, "thing": UUID(int=7), "item": "due", "due_on": TODAY}
SNOOZED = ReminderSnoozed(**ABOUT, person=DEWI, until=NEXT_WEEK, reason=Personal(DEWI, "Wacht op de leverancier"))


def snooze(
    until: date = NEXT_WEEK, reason: str = "Wacht op de leverancier", person: PersonId = DEWI, fixed: bool = False
) -> SnoozeReminder:
    return SnoozeReminder(**ABOUT, person=person, until=until, reason=Personal(person, reason), fixed=fixed)


WAKE = WakeReminder(**ABOUT, person=DEWI)


def test_a_reminder_is_put_off_with_a_reason() -> None:
    given(SNOOZE).when(snooze(reason="  Wacht op de leverancier "), by=EMPLOYEE).then(SNOOZED)


def test_it_is_put_off_again_to_another_day() -> None:
    later = ReminderSnoozed(**ABOUT, person=DEWI, until=TODAY + timedelta(days=30), reason=SNOOZED.reason)
    given(SNOOZE, SNOOZED).when(snooze(until=TODAY + timedelta(days=30)), by=EMPLOYEE).then(later)


def test_thirty_days_is_the_most() -> None:
    asked = given(SNOOZE).when(snooze(until=TODAY + timedelta(days=31)), by=EMPLOYEE)
    asked.then_refused(SnoozeTooLong, field="until", most=30)


def test_it_comes_back_tomorrow_at_the_earliest() -> None:
    given(SNOOZE).when(snooze(until=TODAY), by=EMPLOYEE).then_refused(InvalidValue, field="until")


def test_without_a_reason_nothing_is_put_off() -> None:
    given(SNOOZE).when(snooze(reason=" "), by=EMPLOYEE).then_refused(InvalidValue, field="reason", reason="empty")


def test_a_term_of_law_is_never_put_off() -> None:
    given(SNOOZE).when(snooze(fixed=True), by=EMPLOYEE).then_refused(TermOfLawStands)


def test_nobody_puts_off_the_reminders_of_another() -> None:
    given(SNOOZE).when(snooze(), by=COORDINATOR).then_refused(SnoozeForOthers)
    given(SNOOZE, SNOOZED).when(WAKE, by=COORDINATOR).then_refused(SnoozeForOthers)


def test_it_may_be_woken_before_its_day() -> None:
    given(SNOOZE, SNOOZED).when(WAKE, by=EMPLOYEE).then(SnoozeEnded(**ABOUT, person=DEWI))


def test_what_came_back_by_itself_needs_no_waking() -> None:
    given(SNOOZE).when(WAKE, by=EMPLOYEE).then_nothing()
    given(SNOOZE, SNOOZED).when(WAKE, by=EMPLOYEE, on=NEXT_WEEK).then_nothing()


class Snoozes(DeciderMachine):
    decider = SNOOZE

    @rule(
        days=st.integers(-1, 32),
        reason=st.sampled_from(["Ziek", " ", "Druk"]),
        fixed=st.booleans(),
        by=st.sampled_from([EMPLOYEE, Actor(BAS, frozenset({Role.HR}))]),
    )
    def snooze(self, days: int, reason: str, fixed: bool, by: Actor) -> None:
        self.ask(snooze(TODAY + timedelta(days=days), reason, fixed=fixed), by)

    @rule(by=st.sampled_from([EMPLOYEE, COORDINATOR]))
    def wake(self, by: Actor) -> None:
        self.ask(WAKE, by)

    @invariant()
    def it_always_comes_back_within_thirty_days(self) -> None:
        if self.state.last:
            assert TODAY < self.state.last.until <= TODAY + timedelta(days=MOST_DAYS)
            assert (words(self.state.last.reason) or "").strip()

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        rows = list(self.rows(SNOOZES).values())
        assert [row.until for row in rows] == ([self.state.last.until] if self.state.last else [])


TestSnoozes = Snoozes.TestCase
