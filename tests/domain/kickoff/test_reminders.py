"""Reminders follow from the checklist: once per (row, date, person, rule), at the organisation's own hour."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.kernel.events import Event
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import OwnRowAdded, OwnRowRemoved, RowUnchecked
from domain.kickoff.reminders import Rule, Timer, Times, still_due, timers_of
from domain.kickoff.state import Kickoff
from tests.domain.kickoff.history import OPENED, OWN_ROW, SPRING, answered, assigned, checked, due
from tests.domain.specification import ANNA, BAS, DEWI, PLAN

AMSTERDAM = Times(days_before=3, hour=9, time_zone="Europe/Amsterdam")
BASE = (OPENED, assigned("2", DEWI), due("2", SPRING))


def after(*events: Event) -> Kickoff:
    return KICKOFF.fold(events)


def timers(*events: Event, times: Times = AMSTERDAM) -> list[Timer]:
    return list(timers_of(PLAN, after(*events), times))


def test_a_row_with_a_date_and_a_person_brings_one_before_and_one_after() -> None:
    soon, late = timers(*BASE)
    assert (soon.rule, soon.row, soon.person, soon.due_on) == (Rule.DUE_SOON, "2", DEWI, SPRING)
    assert soon.fire_at == datetime(2027, 3, 29, 7, tzinfo=UTC)
    assert (late.rule, late.fire_at) == (Rule.OVERDUE, datetime(2027, 4, 2, 7, tzinfo=UTC))


@pytest.mark.parametrize(
    "history",
    [
        (OPENED, assigned("2", DEWI)),
        (OPENED, due("2", SPRING)),
        (*BASE, answered("2"), checked("2")),
        (*BASE, due("2", None)),
        (*BASE, assigned("2")),
        (OPENED, OWN_ROW, assigned("e1", DEWI), due("e1", SPRING), OwnRowRemoved(plan=PLAN, row="e1")),
    ],
    ids=["no date", "nobody", "ticked", "date taken away", "people taken away", "row taken away"],
)
def test_no_reminder_where_there_is_nothing_to_remind_of(history: tuple[Event, ...]) -> None:
    assert timers(*history) == []


def test_every_responsible_person_is_reminded() -> None:
    people = [timer.person for timer in timers(OPENED, assigned("2", DEWI, BAS), due("2", SPRING))]
    assert people == [DEWI, DEWI, BAS, BAS]


def test_the_same_reminder_has_the_same_id_and_every_other_another() -> None:
    first = timers(*BASE)
    assert timers(*BASE, answered("2"), checked("2"), RowUnchecked(plan=PLAN, row="2")) == first
    moved, handed_on = timers(*BASE, due("2", SPRING + timedelta(days=1))), timers(*BASE, assigned("2", BAS))
    assert len({timer.id for timer in (*first, *moved, *handed_on)}) == 6


def test_a_row_with_a_number_of_its_own_never_shares_a_reminder() -> None:
    second = OwnRowAdded(plan=PLAN, key=OWN_ROW.key, row="e2", text="x")
    gone = OwnRowRemoved(plan=PLAN, row="e1")
    before = timers(OPENED, OWN_ROW, assigned("e1", DEWI), due("e1", SPRING))
    later = timers(OPENED, OWN_ROW, gone, second, assigned("e2", DEWI), due("e2", SPRING))
    assert {timer.id for timer in before}.isdisjoint({timer.id for timer in later})


ZONES = ["Europe/Amsterdam", "America/Curacao", "America/Sao_Paulo", "Pacific/Apia", "Africa/Casablanca"]


@for_all(st.dates(date(2025, 1, 1), date(2036, 12, 31)), st.integers(0, 30), st.integers(7, 19), st.sampled_from(ZONES))
def test_a_reminder_comes_at_the_hour_on_the_wall_on_every_day_of_the_year(
    due_on: date, days_before: int, hour: int, zone: str
) -> None:
    times = Times(days_before=days_before, hour=hour, time_zone=zone)
    soon, late = timers(OPENED, assigned("2", DEWI), due("2", due_on), times=times)
    there = soon.fire_at.astimezone(ZoneInfo(zone))
    assert (there.hour, there.minute) == (hour, 0)
    assert there.date() == due_on - timedelta(days=days_before)
    assert late.fire_at.astimezone(ZoneInfo(zone)).date() == due_on + timedelta(days=1)
    assert soon.fire_at.tzinfo == late.fire_at.tzinfo == ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("due_on", "utc_hour"),
    [(date(2027, 3, 31), 7), (date(2027, 3, 30), 8), (date(2027, 11, 3), 8), (date(2027, 11, 2), 7)],
    ids=["Sunday the clock went forward", "the day before", "Sunday the clock went back", "the day before "],
)
def test_invariant_8_a_deadline_is_a_date_and_the_clock_change_moves_its_instant(due_on: date, utc_hour: int) -> None:
    soon, _ = timers(OPENED, assigned("2", DEWI), due("2", due_on))
    assert soon.fire_at.hour == utc_hour


def test_the_day_is_counted_over_the_end_of_a_month_and_a_leap_day() -> None:
    soon, _ = timers(OPENED, assigned("2", DEWI), due("2", date(2028, 3, 2)))
    assert soon.fire_at.date() == date(2028, 2, 28)


@pytest.mark.parametrize(
    ("rule", "today", "sensible"),
    [
        (Rule.DUE_SOON, SPRING - timedelta(days=3), True),
        (Rule.DUE_SOON, SPRING, True),
        (Rule.DUE_SOON, SPRING + timedelta(days=1), False),
        (Rule.OVERDUE, SPRING, False),
        (Rule.OVERDUE, SPRING + timedelta(days=1), True),
    ],
)
def test_a_reminder_that_comes_late_speaks_of_today(rule: Rule, today: date, sensible: bool) -> None:
    assert still_due(after(*BASE), "2", SPRING, DEWI, rule, today) is sensible


@pytest.mark.parametrize(
    "since",
    [
        (answered("2"), checked("2")),
        (due("2", None),),
        (due("2", SPRING + timedelta(days=7)),),
        (assigned("2", ANNA),),
    ],
    ids=["ticked", "date taken away", "moved", "handed on"],
)
def test_what_changed_since_makes_a_reminder_senseless(since: tuple[Event, ...]) -> None:
    assert not still_due(after(*BASE, *since), "2", SPRING, DEWI, Rule.DUE_SOON, SPRING)
    assert not still_due(after(OPENED), "e7", SPRING, DEWI, Rule.DUE_SOON, SPRING)
