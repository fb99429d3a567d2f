"""Invariant 6 for unnamed reports: no group below the threshold is named, neither by its name nor by what is left."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from domain.kernel.anonymity import FLOOR, groups_to_name
from domain.kernel.ids import UnitId
from domain.signals.release import TOGETHER, may_leave, units_to_offer, week_of
from tests.domain.specification import TODAY

NORTH, SOUTH, ATTIC = (UnitId(UUID(int=number)) for number in (1, 2, 3))
sizes = st.dictionaries(st.integers(0, 9), st.integers(0, 12), max_size=8)


@given(sizes, st.integers(0, 12))
@example({1: 5}, 1)
@example({1: 9, 2: 5}, 4)
def test_invariant_6_a_named_group_is_large_enough_and_those_left_are_nobody_or_enough(
    groups: dict[int, int], rest: int
) -> None:
    named = groups_to_name(groups, rest)
    left = rest + sum(size for group, size in groups.items() if group not in named)
    assert all(groups[group] >= FLOOR for group in named)
    assert left == 0 or left >= FLOOR or not named


@given(sizes, st.integers(0, 12))
def test_no_group_is_kept_back_without_need(groups: dict[int, int], rest: int) -> None:
    large = {group for group, size in groups.items() if size >= FLOOR}
    left = rest + sum(size for size in groups.values() if size < FLOOR)
    if left == 0 or left >= FLOOR:
        assert groups_to_name(groups, rest) == large


def members(**counts: int) -> dict[UnitId | None, int]:
    units = {"north": NORTH, "south": SOUTH, "attic": ATTIC, "nowhere": None}
    return {units[name]: count for name, count in counts.items()}


FLAT: dict[UnitId, UnitId | None] = {NORTH: None, SOUTH: None, ATTIC: SOUTH}


def test_a_unit_of_four_is_not_offered_and_neither_is_the_one_beside_it() -> None:
    assert units_to_offer((NORTH, SOUTH), FLAT, members(north=8, south=4)) == frozenset()
    assert units_to_offer((NORTH, SOUTH), FLAT, members(north=8, south=4, nowhere=1)) == {NORTH}
    assert units_to_offer((NORTH, SOUTH), FLAT, members(north=8, south=5)) == {NORTH, SOUTH}


def test_who_is_in_a_unit_below_counts_for_the_one_above() -> None:
    assert units_to_offer((NORTH, SOUTH), FLAT, members(north=5, south=2, attic=3)) == {NORTH, SOUTH}
    assert units_to_offer((), FLAT, members(north=5, south=5, attic=2)) == {NORTH}


def test_reports_leave_on_a_later_day_together_or_after_three_days() -> None:
    days = [TODAY - timedelta(days=ago) for ago in (1, 1, 2)]
    assert not may_leave([], TODAY)
    assert not may_leave([TODAY] * 9, TODAY)
    assert not may_leave(days[:2], TODAY)
    assert not may_leave([*days[:2], TODAY], TODAY)
    assert may_leave(days, TODAY)
    assert len(days) == TOGETHER
    assert not may_leave([TODAY - timedelta(days=2)], TODAY)
    assert may_leave([TODAY - timedelta(days=3)], TODAY)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_report_says_its_week_and_no_day(day: date) -> None:
    monday = week_of(day)
    assert monday.weekday() == 0
    assert {week_of(monday + timedelta(days=later)) for later in range(7)} == {monday}
