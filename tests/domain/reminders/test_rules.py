"""Every reminder comes once, at its hour, on a day on which people work: compared with a walk through all hours."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.reminders.dated import CONTACTS, Dated, Meeting, What, person, role, same
from domain.reminders.rules import Rule, Timer, command_of, next_turn, sensible, timers_of
from domain.reminders.times import Times
from tests.domain.reminders import oracle
from tests.domain.specification import ANNA, BAS, DEWI, PLAN

AMSTERDAM = "Europe/Amsterdam"
DAYS = st.dates(date(2025, 2, 15), date(2030, 9, 30))
# Days on which the clocks change in Amsterdam, a leap day, ends of months and years, and the days around Easter.
HARD = st.sampled_from(
    [
        date(year, month, day) + timedelta(days=shift)
        for year in range(2025, 2031)
        for month, day in ((3, 30), (10, 26), (2, 28), (4, 30), (12, 24), (4, 27), (5, 5), (4, 5), (1, 31))
        for shift in range(-3, 5)
        if date(2025, 2, 15) <= date(year, month, day) + timedelta(days=shift) <= date(2030, 9, 30)
    ]
)
settings = st.builds(
    Times,
    days_before=st.integers(0, 30),
    hour=st.integers(7, 19),
    contact_after=st.integers(0, 20),
    management_after=st.integers(0, 40),
    quiet_from=st.integers(20, 24),
    quiet_until=st.integers(0, 7),
    weekends=st.booleans(),
    holidays=st.booleans(),
    good_friday=st.booleans(),
)
zones = st.sampled_from([AMSTERDAM, AMSTERDAM, "America/Curacao", "Pacific/Apia"])


def thing(due_on: date, **more: object) -> Dated:
    return Dated(
        kind=NoticeKind.MEASURES,
        what=What.MEASURE_DUE,
        thing=UUID(int=7),
        item="due",
        title=same("Rust"),
        due_on=due_on,
        whom=(person(DEWI),),
        link="x",
        plan=PLAN,
        **more,  # type: ignore[arg-type]
    )


def by_rule(dated: Dated, times: Times, zone: str = AMSTERDAM) -> dict[Rule, Timer]:
    return {timer.rule: timer for timer in timers_of(dated, times, zone)}


@for_all(DAYS | HARD, settings, zones)
def test_invariant_8_every_reminder_is_at_the_hour_that_a_walk_through_all_hours_finds(
    due_on: date, times: Times, zone: str
) -> None:
    found = by_rule(thing(due_on), times, zone)
    moments = oracle.moments(times, zone, due_on - timedelta(days=45), 110)
    local = {moment: moment.astimezone(ZoneInfo(zone)).date() for moment in moments}

    def last(day: date) -> datetime:
        return max(moment for moment in moments if local[moment] <= day)

    def first(day: date) -> datetime:
        return min(moment for moment in moments if local[moment] >= day)

    wanted = {Rule.DUE_TODAY: last(due_on), Rule.OVERDUE: first(due_on + timedelta(days=1))}
    soon = last(due_on - timedelta(days=times.days_before))
    if soon < wanted[Rule.DUE_TODAY]:
        wanted[Rule.DUE_SOON] = soon
    if times.contact_after:
        wanted[Rule.TO_CONTACT] = first(due_on + timedelta(days=times.contact_after))
    if times.management_after:
        wanted[Rule.TO_MANAGEMENT] = first(due_on + timedelta(days=times.management_after))
    assert {rule: timer.fire_at for rule, timer in found.items()} == wanted


@for_all(DAYS | HARD, settings, st.integers(0, 23))
def test_the_next_moment_and_quiet_hours_are_those_of_the_walk(day: date, times: Times, hour: int) -> None:
    now = datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)
    later = [moment for moment in oracle.moments(times, AMSTERDAM, day - timedelta(days=1), 14) if moment > now]
    assert times.next_moment(now, AMSTERDAM) == later[0]
    there = now.astimezone(ZoneInfo(AMSTERDAM))
    awake = times.quiet_until <= there.hour < times.quiet_from and not oracle.off(times, there.date())
    assert times.quiet(there) is not awake
    assert not times.quiet(later[0].astimezone(ZoneInfo(AMSTERDAM)))


@for_all(DAYS | HARD, settings)
def test_a_week_has_one_day_for_the_weekly_mail_its_first_working_day(day: date, times: Times) -> None:
    found = times.weekly_day(day)
    days = [day + timedelta(days=number) for number in range(15)]
    working = [each for each in days if not oracle.off(times, each)]

    def first_of_its_week(each: date) -> bool:
        monday = each - timedelta(days=each.weekday())
        return all(oracle.off(times, monday + timedelta(days=number)) for number in range(each.weekday()))

    assert found == next(each for each in working if first_of_its_week(each))


@pytest.mark.parametrize(
    ("due_on", "utc_hour"),
    [(date(2027, 3, 29), 7), (date(2027, 3, 27), 8), (date(2026, 10, 26), 8), (date(2026, 10, 24), 7)],
    ids=["after the clock went forward", "before it", "after the clock went back", "before that"],
)
def test_a_deadline_is_a_date_and_the_clock_change_moves_its_instant(due_on: date, utc_hour: int) -> None:
    every_day = Times(weekends=True, holidays=True, days_before=0)
    assert by_rule(thing(due_on), every_day)[Rule.DUE_TODAY].fire_at == datetime(
        due_on.year, due_on.month, due_on.day, utc_hour, tzinfo=UTC
    )


def test_who_is_told_at_each_moment() -> None:
    found = by_rule(thing(date(2027, 4, 1)), Times())
    assert {rule: timer.whom for rule, timer in found.items()} == {
        Rule.DUE_SOON: person(DEWI),
        Rule.DUE_TODAY: person(DEWI),
        Rule.OVERDUE: person(DEWI),
        Rule.TO_CONTACT: CONTACTS,
        Rule.TO_MANAGEMENT: role(Role.MANAGEMENT),
    }


def test_what_does_not_last_is_never_overdue_and_what_does_not_escalate_stays_with_its_people() -> None:
    assert set(by_rule(thing(date(2027, 4, 1), lasts=False), Times())) == {Rule.DUE_SOON, Rule.DUE_TODAY}
    alone = by_rule(thing(date(2027, 4, 1), escalates=False, to_management=False), Times())
    assert set(alone) == {Rule.DUE_SOON, Rule.DUE_TODAY, Rule.OVERDUE}


def test_a_meeting_is_announced_at_once_and_anew_at_another_hour() -> None:
    one, other = (
        next(timers_of(thing(date(2027, 4, 1), meeting=meeting), Times(), AMSTERDAM))
        for meeting in (Meeting(), Meeting(at=datetime(2027, 4, 1, 14).time()))
    )
    assert one.rule is other.rule is Rule.ANNOUNCED
    assert one.fire_at is None
    assert one.id_in(thing(date(2027, 4, 1))) != other.id_in(thing(date(2027, 4, 1)))


def test_what_repeats_comes_back_every_four_weeks_by_the_calendar() -> None:
    review = thing(date(2027, 3, 4), repeats=True)
    again = [by_rule(review, Times())[Rule.STILL_OPEN]]
    for _ in range(11):
        again.append(next_turn(review, again[-1], Times(), AMSTERDAM))
    assert len({timer.id_in(review) for timer in again}) == 12
    local = [timer.fire_at.astimezone(ZoneInfo(AMSTERDAM)) for timer in again if timer.fire_at]
    assert [each.date() for each in local[:2]] == [date(2027, 4, 1), date(2027, 4, 29)]
    assert {each.hour for each in local} == {9}
    assert all(timedelta(25) <= two - one <= timedelta(31) for one, two in pairwise(local))


@for_all(DAYS, DAYS, st.sampled_from(list(Rule)), st.sampled_from([ANNA, BAS]), st.sampled_from([ANNA, BAS]))
def test_the_same_reminder_has_the_same_id_and_every_other_another(
    one: date, other: date, rule: Rule, person_one: object, person_other: object
) -> None:
    first = command_of(UUID(int=7), "due", one, person_one, rule, "")  # type: ignore[arg-type]
    second = command_of(UUID(int=7), "due", other, person_other, rule, "")  # type: ignore[arg-type]
    assert (first == second) is ((one, person_one) == (other, person_other))
    assert command_of(UUID(int=7), "start", one, person_one, rule, "") != first  # type: ignore[arg-type]


def test_a_reminder_of_a_row_keeps_the_id_that_it_had_before_there_were_others() -> None:
    assert (
        str(command_of(PLAN, "2", date(2027, 4, 1), DEWI, Rule.DUE_SOON, "")) == "e3c76a14-d1e4-51ee-9d21-5fdc28f1db70"
    )


@pytest.mark.parametrize(
    ("rule", "days", "makes_sense"),
    [
        (Rule.DUE_SOON, -3, True),
        (Rule.DUE_SOON, 0, True),
        (Rule.DUE_TODAY, 1, False),
        (Rule.ANNOUNCED, 1, False),
        (Rule.OVERDUE, 0, False),
        (Rule.OVERDUE, 1, True),
        (Rule.TO_MANAGEMENT, 30, True),
        (Rule.BACK, -1, True),
        (Rule.BACK, 1, True),
    ],
)
def test_a_reminder_that_comes_late_speaks_of_today(rule: Rule, days: int, makes_sense: bool) -> None:
    assert sensible(rule, date(2027, 4, 1), date(2027, 4, 1) + timedelta(days=days)) is makes_sense
