"""No sum or difference of figures over units, plans and quarters is about fewer people than the floor."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.analytics.quarters import Quarter, quarters_until
from domain.analytics.told import Cell, Presences, Told, plain
from domain.analytics.views import PresenceRow, Span, Thing
from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import PlanId, UnitId
from domain.kernel.release import Release, everybody
from domain.plan.views import PlanRow
from tests.domain.kernel.test_release import tells_about

ON = date(2026, 11, 23)
QUARTERS = (Quarter(2026, 3), Quarter(2026, 4))
PERIODS = range(len(QUARTERS) + 1)
ENDS = [10 * period + 9 for period in PERIODS]
UNITS = [UnitId(UUID(int=number)) for number in (1, 2, 3)]
PLANS = [PlanId(UUID(int=number)) for number in (11, 12)]
Where = Mapping[UnitId, Sequence[tuple[int, int | None]]]
Reach = Mapping[PlanId, Sequence[tuple[UnitId | None, int]]]
A, B, C = UNITS


def told(where: Where, reach: Reach) -> Told:
    """Members of each unit, each from a period on until another; plans, with the period in which each unit joined."""
    rows = [PresenceRow(unit, Thing.UNIT, (Span(None, 1),)) for unit in UNITS]
    people = ((unit, spell) for unit, spells in where.items() for spell in spells)
    for number, (unit, (since, until)) in enumerate(people):
        over = None if until is None else 10 * until + 5
        rows.append(PresenceRow(UUID(int=1000 + number), Thing.MEMBER, (Span(unit, 10 * since + 2, over),)))
    for plan, units in reach.items():
        rows.append(PresenceRow(plan, Thing.PLAN, tuple(Span(unit, 10 * since + 3) for unit, since in units)))
    plans = [PlanRow(plan, "", 1, (), ON) for plan in reach]
    return Told(Presences(rows, ENDS, ON), plans, QUARTERS)


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


def test_what_names_no_unit_that_takes_part_is_in_the_rest() -> None:
    made = told({A: everywhere(8), B: everywhere(8)}, {PLANS[0]: [(A, 0)]})
    cells = {Cell(2, PLANS[0], A, "x"): 3, Cell(2, PLANS[0], B, "x"): 1, Cell(2, PLANS[0], None, "x"): 1}
    lines = {unit: plain(sums, 3, "x") for unit, sums in made.units(cells, PLANS[0])}
    assert lines == {A: (0, 0, 3), None: (0, 0, 2)}
    assert made.sums(cells, None, B) is None


def test_what_another_plan_says_about_a_unit_is_not_the_units_own_figure() -> None:
    made = told({A: everywhere(8), B: everywhere(8)}, {PLANS[0]: [(A, 0)], PLANS[1]: [(B, 0)]})
    cells = {Cell(2, PLANS[0], B, "x"): 1, Cell(2, PLANS[1], B, "x"): 4}
    assert plain(made.sums(cells, None, B) or Counter(), 3, "x") == (0, 0, 4)
    assert {unit: sums[2, "x"] for unit, sums in made.units(cells, None)} == {A: 0, B: 4, None: 1}


def test_quarters() -> None:
    assert [quarter.key for quarter in quarters_until(date(2027, 1, 1))] == [
        "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1",
    ]  # fmt: skip
    assert (Quarter(2024, 1).first, Quarter(2024, 1).last) == (date(2024, 1, 1), date(2024, 3, 31))
    assert (Quarter(2026, 4).last, Quarter(2026, 4).next) == (date(2026, 12, 31), Quarter(2027, 1))


@st.composite
def organisations(draw: st.DrawFn) -> tuple[Where, Reach]:
    """Teams of any size, in which people come and go; plans that units join, or that are for all."""
    groups = [(0, None), (1, None), (2, None), (0, 1), (0, 2), (1, 2)]
    where: Where = {
        unit: [spell for spell, size in draw(st.dictionaries(st.sampled_from(groups), st.integers(1, 6))).items()]
        * draw(st.integers(1, 4))
        for unit in UNITS
    }
    units = st.lists(st.tuples(st.sampled_from(UNITS), st.integers(0, 2)), min_size=1, unique_by=lambda pair: pair[0])
    whole = st.integers(0, 2).map(lambda since: [(None, since)])
    return where, {plan: draw(st.one_of(units, whole)) for plan in PLANS[: draw(st.integers(1, 2))]}


def people_at(where: Where, unit: UnitId, period: int) -> frozenset[tuple[UnitId, int]]:
    spells = enumerate(where.get(unit, ()))
    return frozenset((unit, n) for n, (since, until) in spells if since <= period and (until is None or until > period))


def figures(made: Told, cells: list[Cell]) -> list[list[int]]:
    """Every figure on any page or in any export, as how often it counts each cell: asked of the code itself."""
    columns = range(len(made.columns))
    scopes = [(None, None), *((plan, None) for plan in PLANS), *((None, unit) for unit in UNITS)]
    rows: dict[object, list[int]] = {}
    for at, cell in enumerate(cells):
        for plan, unit in scopes:
            sums = made.sums({cell: 1}, plan, unit)
            for column in columns if sums is not None else ():
                rows.setdefault((plan, unit, column), [0] * len(cells))[at] = (sums or {}).get((column, "x"), 0)
        for plan in (None, *PLANS):
            for unit, sums in made.units({cell: 1}, plan):
                for column in columns:
                    rows.setdefault(("line", plan, unit, column), [0] * len(cells))[at] = sums[column, "x"]
    return [row for row in rows.values() if any(row)]


def few(made: Told, where: Where, cells: list[Cell]) -> Iterator[list[int]]:
    """The largest groups of cells behind which fewer people stand than the floor."""
    ends = {period: group[-1] for group in made.groups for period in group}
    people = {(cell.period, cell.unit): people_at(where, cell.unit, ends[cell.period]) for cell in cells if cell.unit}
    small = [key for key, found in people.items() if len(found) < FLOOR]
    for size in range(len(small), 0, -1):
        for group in combinations(small, size):
            if len(everybody(people[key] for key in group)) < FLOOR:
                yield [at for at, cell in enumerate(cells) if (cell.period, cell.unit) in group]
                if size == len(small):
                    return


def leaks(made: Told, where: Where, reach: Reach) -> bool:
    """Whether some sum of multiples of all figures is about fewer than five people."""
    cells = [
        Cell(period, plan, unit, "x")
        for plan, units in reach.items()
        for unit in UNITS
        for period in PERIODS
        if any(joined in (None, unit) and since <= period for joined, since in units)
    ]
    shown = figures(made, cells)
    return any(tells_about(shown, group, len(cells)) for group in few(made, where, cells))


@given(organisations())
def test_no_sum_or_difference_over_units_plans_and_quarters_is_about_fewer_than_five(
    drawn: tuple[Where, Reach],
) -> None:
    where, reach = drawn
    assert not leaks(told(where, reach), where, reach)


def test_the_control_finds_a_total_minus_its_parts_and_a_quarter_that_was_too_small() -> None:
    where: Where = {A: everywhere(8), B: everywhere(6), C: everywhere(3)}
    reach: Reach = {PLANS[0]: [(unit, 0) for unit in UNITS]}
    made = told(where, reach)
    assert not leaks(made, where, reach)
    made.release = Release(all=True, wholes=frozenset(PLANS), parts=frozenset({A, B}))
    assert leaks(made, where, reach)
    grown: Where = {A: [*everywhere(3), *everywhere(5, since=2)]}
    alone: Reach = {PLANS[0]: [(A, 0)]}
    made = told(grown, alone)
    assert not leaks(made, grown, alone)
    made.groups = [range(0, 1), range(1, 2), range(2, 3)]
    assert leaks(made, grown, alone)
