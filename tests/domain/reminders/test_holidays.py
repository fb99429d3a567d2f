"""The holidays that are reckoned are those of the calendars: a list that was written down, not reckoned."""

from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.reminders.holidays import easter, holidays_of
from tests.domain.reminders.oracle import PRINTED, printed


@pytest.mark.parametrize("year", PRINTED)
def test_the_holidays_are_those_of_the_printed_calendar(year: int) -> None:
    usual, good_friday = PRINTED[year].split("/")
    assert holidays_of(year, False) == printed(year, usual)
    assert holidays_of(year, True) == printed(year, usual) | printed(year, good_friday)


def test_the_kings_birthday_is_a_day_earlier_when_it_is_a_sunday() -> None:
    assert {year for year in range(2014, 2050) if date(year, 4, 27) not in holidays_of(year, False)} == {
        year for year in range(2014, 2050) if date(year, 4, 27).isoweekday() == 7
    }


@for_all(st.integers(1900, 2199))
def test_easter_is_the_sunday_after_the_full_moon_of_spring(year: int) -> None:
    """Against the older form of the reckoning: golden number, epact, full moon (Clavius), then the next Sunday."""
    golden = year % 19 + 1
    century = year // 100 + 1
    skipped, correction = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + correction - skipped) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    moon = 44 - epact
    day = date(year, 3, 1) + timedelta(days=(moon + 30 if moon < 21 else moon) - 1)
    assert easter(year) == day + timedelta(days=7 - day.isoweekday() % 7)
