"""One calendar month, to the day; the body that belongs to a size."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.works_council.law import Body, fits, last_day, usual_body


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 1, 30), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 3, 28)),
        (date(2026, 3, 31), date(2026, 4, 30)),
        (date(2026, 11, 23), date(2026, 12, 23)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_a_month_ends_on_the_same_number_or_on_the_months_last_day(start: date, last: date) -> None:
    assert last_day(start) == last


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_month_ends_in_the_next_month_and_never_later_than_its_number(start: date) -> None:
    last = last_day(start)
    assert (last.year * 12 + last.month) - (start.year * 12 + start.month) == 1
    assert last.day <= start.day
    assert 28 <= (last - start).days <= 31


@given(st.dates(date(2000, 1, 1), date(2099, 12, 30)))
def test_who_hears_later_never_has_an_earlier_last_day(start: date) -> None:
    assert last_day(start) <= last_day(date.fromordinal(start.toordinal() + 1))


@pytest.mark.parametrize(
    ("staff", "body"),
    [(1, Body.NONE), (9, Body.NONE), (10, Body.STAFF_MEETING), (49, Body.STAFF_MEETING), (50, Body.WORKS_COUNCIL)],
)
def test_the_usual_body_goes_by_size(staff: int, body: Body) -> None:
    assert usual_body(staff) is body
    assert fits(body, staff)


def test_a_pvt_fits_below_fifty_and_a_works_council_everywhere() -> None:
    assert fits(Body.STAFF_REPRESENTATION, 30)
    assert not fits(Body.STAFF_REPRESENTATION, 80)
    assert fits(Body.WORKS_COUNCIL, 20)
    assert not fits(Body.STAFF_MEETING, 80)
