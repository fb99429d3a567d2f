"""Which figures about people are told, in which columns: of plans, units and all that is below them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from domain.kernel.ids import PlanId, UnitId
from domain.kernel.quarters import Quarter, quarters_until
from domain.reports.presence import PresenceRow, Span, Thing
from domain.reports.told import Cell, Told, plain

QUARTERS = (Quarter(2026, 3), Quarter(2026, 4))
PERIODS = range(len(QUARTERS) + 1)
ENDS = [10 * period + 9 for period in PERIODS]
UNITS = [UnitId(UUID(int=number)) for number in (1, 2, 3)]
PLANS = [PlanId(UUID(int=number)) for number in (11, 12)]
Where = Mapping[UnitId, Sequence[tuple[int, int | None]]]
Reach = Mapping[PlanId, Sequence[tuple[UnitId | None, int]]]
A, B, C = UNITS


def told(where: Where, reach: Reach, parents: Mapping[UnitId, UnitId | None] = {}) -> Told:
    """Members of each unit, each from a period on until another; plans, with the period in which each unit joined."""
    rows = [PresenceRow(unit, Thing.UNIT, (Span(parents.get(unit), 1),)) for unit in UNITS]
    people = ((unit, spell) for unit, spells in where.items() for spell in spells)
    for number, (unit, (since, until)) in enumerate(people):
        over = None if until is None else 10 * until + 5
        rows.append(PresenceRow(UUID(int=1000 + number), Thing.MEMBER, (Span(unit, 10 * since + 2, over),)))
    for plan, units in reach.items():
        rows.append(PresenceRow(plan, Thing.PLAN, tuple(Span(unit, 10 * since + 3) for unit, since in units)))
    return Told(rows, ENDS, QUARTERS)


def everywhere(count: int, since: int = 0) -> list[tuple[int, int | None]]:
    return [(since, None)] * count


def test_columns_are_quarters_where_the_same_could_be_told_then() -> None:
    made = told({A: everywhere(8), B: everywhere(6)}, {PLANS[0]: [(A, 0), (B, 0)]})
    assert [column.key for column in made.columns] == ["..2026-Q2", "2026-Q3", "2026-Q4"]
    assert made.release.parts == {A, B}


def test_a_unit_that_was_small_hides_what_came_before_in_one_column() -> None:
    made = told({A: everywhere(8), B: [*everywhere(3), *everywhere(3, since=2)]}, {PLANS[0]: [(A, 0), (B, 0)]})
    assert [column.key for column in made.columns] == ["..2026-Q4"]
    assert plain(made.sums({Cell(1, PLANS[0], B, "x"): 2}, None, B) or Counter(), 1, "x") == (2,)


def test_a_plan_that_began_this_quarter_has_one_column() -> None:
    made = told({A: everywhere(8)}, {PLANS[0]: [(A, 2)]})
    assert [column.key for column in made.columns] == ["..2026-Q4"]


def test_four_people_have_no_figure_and_no_plan_is_no_figure() -> None:
    cells = {Cell(2, PLANS[0], A, "x"): 1}
    small = told({A: everywhere(4)}, {PLANS[0]: [(A, 0)]})
    assert (small.sums(cells, None, None), small.sums(cells, PLANS[0], None), small.units(cells, None)) == (
        None,
        None,
        (),
    )
    assert told({A: everywhere(9)}, {}).sums({}, None, None) is None


def test_what_names_no_unit_that_takes_part_is_the_plans() -> None:
    made = told({A: everywhere(8), B: everywhere(8)}, {PLANS[0]: [(A, 0)]})
    cells = {Cell(2, PLANS[0], A, "x"): 3, Cell(2, PLANS[0], B, "x"): 1, Cell(2, PLANS[0], None, "x"): 1}
    lines = {unit: plain(sums, 3, "x") for unit, sums in made.units(cells, PLANS[0])}
    assert lines == {A: (0, 0, 5), None: (0, 0, 0)}
    assert made.sums(cells, None, B) is None


def test_what_another_plan_says_about_a_unit_is_not_the_units_own_figure() -> None:
    made = told({A: everywhere(8), B: everywhere(8)}, {PLANS[0]: [(A, 0)], PLANS[1]: [(B, 0)]})
    cells = {Cell(2, PLANS[0], B, "x"): 1, Cell(2, PLANS[1], B, "x"): 4}
    assert plain(made.sums(cells, None, B) or Counter(), 3, "x") == (0, 0, 4)
    assert {unit: sums[2, "x"] for unit, sums in made.units(cells, None)} == {A: 1, B: 4, None: 0}


def test_a_quarter_before_a_unit_joined_a_plan_is_in_one_column_with_the_one_in_which_it_did() -> None:
    made = told({A: everywhere(8), B: everywhere(8)}, {PLANS[0]: [(A, 0), (B, 1)]})
    assert [column.key for column in made.columns] == ["..2026-Q3", "2026-Q4"]


def test_a_unit_holds_all_that_is_below_it_and_what_plans_for_these_alone_say_of_no_unit() -> None:
    where = {A: everywhere(6), B: everywhere(7), C: everywhere(8)}
    made = told(where, {PLANS[0]: [(B, 0)], PLANS[1]: [(A, 0), (C, 0)]}, {B: A})
    cells = {
        Cell(2, PLANS[0], B, "x"): 1, Cell(2, PLANS[0], None, "x"): 10,
        Cell(2, PLANS[1], A, "x"): 100, Cell(2, PLANS[1], None, "x"): 1000,
    }  # fmt: skip

    def number(plan: PlanId | None, unit: UnitId | None) -> int:
        return (made.sums(cells, plan, unit) or Counter())[2, "x"]

    assert [number(None, unit) for unit in (None, A, B, C)] == [1111, 111, 11, 0]
    assert (number(PLANS[0], A), number(PLANS[1], A)) == (11, 100)
    lines = {unit: sums[2, "x"] for unit, sums in made.units(cells, None)}
    assert lines == {A: 111, B: 11, C: 0, None: 1000}


def test_what_may_be_listed_by_name_is_what_may_be_counted() -> None:
    made = told(
        {A: everywhere(8), B: everywhere(3), C: everywhere(6)}, {PLANS[0]: [(A, 0), (C, 0)], PLANS[1]: [(B, 0)]}
    )
    assert made.release.wholes == frozenset()
    made = told(
        {A: everywhere(8), B: everywhere(6), C: everywhere(6)}, {PLANS[0]: [(A, 0)], PLANS[1]: [(B, 0), (C, 0)]}
    )
    assert made.may_name(PLANS[0], A, (None, None))
    assert made.may_name(PLANS[1], B, (PLANS[1], None))
    assert not made.may_name(PLANS[1], B, (PLANS[0], None))
    assert not made.may_name(PLANS[1], B, (None, C))


def test_quarters() -> None:
    assert [quarter.key for quarter in quarters_until(date(2027, 1, 1))] == [
        "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1",
    ]  # fmt: skip
    assert (Quarter(2024, 1).first, Quarter(2024, 1).last) == (date(2024, 1, 1), date(2024, 3, 31))
    assert (Quarter(2026, 4).last, Quarter(2026, 4).next) == (date(2026, 12, 31), Quarter(2027, 1))
