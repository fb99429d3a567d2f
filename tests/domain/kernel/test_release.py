"""No figure about fewer people than the floor can be had from those that are shown, by whatever differences."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.anonymity import FLOOR
from domain.kernel.release import Extent, Release, everybody, parts_to_show, release_of

UNITS = tuple("abcd")
Cell = tuple[str, str]
Parts = dict[str, frozenset[int]]
Wholes = dict[str, Extent[str, int]]
SIZES = ((0, 8), (20, 5), (30, 4), (40, 3))
EIGHT, FIVE, FOUR, THREE = (frozenset(range(start, start + size)) for start, size in SIZES)


def over(parts: Parts, *names: str) -> Extent[str, int]:
    return Extent(frozenset(names), everybody(parts[name] for name in names))


def test_a_small_unit_takes_the_smallest_of_the_others_along() -> None:
    assert parts_to_show({"a": EIGHT, "b": FIVE, "c": THREE}, ["abc"]) == {"a"}
    assert parts_to_show({"a": EIGHT, "b": FIVE}, ["ab"]) == {"a", "b"}
    assert parts_to_show({"a": EIGHT, "b": FOUR, "c": THREE}, ["abc"]) == {"a"}


def test_a_unit_of_which_nobody_is_a_member_is_protected_too() -> None:
    assert parts_to_show({"a": EIGHT, "b": frozenset()}, ["ab"]) == frozenset()


def test_what_is_hidden_in_one_plan_is_hidden_in_all() -> None:
    parts: Parts = {"a": EIGHT, "b": FIVE, "c": THREE}
    release = release_of(parts, {"small": over(parts, "b", "c"), "large": over(parts, "a", "b")})
    assert release == Release(all=True, wholes=frozenset({"small", "large"}), parts=frozenset({"a"}))


def test_a_plan_of_a_few_people_hides_another_behind_itself() -> None:
    parts: Parts = {"a": EIGHT, "b": FIVE, "c": THREE}
    plans = {name: over(parts, name) for name in "abc"}
    assert release_of(parts, plans) == Release(all=True, wholes=frozenset({"a"}), parts=frozenset({"a"}))


def test_four_people_get_no_figure_at_all() -> None:
    parts: Parts = {"b": FOUR}
    assert release_of(parts, {"only": over(parts, "b")}) == Release(all=False, wholes=frozenset(), parts=frozenset())


@st.composite
def organisations(draw: st.DrawFn) -> tuple[Parts, Wholes]:
    """Units of any size, some with people in common (a unit and the one above it), and plans over some of them."""
    parts: Parts = {}
    for number, name in enumerate(UNITS[: draw(st.integers(1, 4))]):
        own = frozenset(range(100 * number, 100 * number + draw(st.integers(0, 9))))
        shared = draw(st.sampled_from([frozenset(), *parts.values()]))
        parts[name] = own | shared
    some = st.frozensets(st.sampled_from(sorted(parts)), min_size=1)
    wholes = {f"plan{number}": over(parts, *names) for number, names in enumerate(draw(st.lists(some, max_size=3)))}
    return parts, wholes


def published(release: Release[str, str], wholes: Wholes) -> tuple[list[Cell], list[list[int]]]:
    """The cells (plan, unit), and each figure that is shown as the cells that it adds up."""
    cells = [(plan, unit) for plan, extent in sorted(wholes.items()) for unit in sorted(extent.parts)]
    wanted = [lambda cell: True] if release.all else []
    wanted += [lambda cell, plan=plan: cell[0] == plan for plan in release.wholes]
    wanted += [lambda cell, unit=unit: cell[1] == unit for unit in release.parts]
    wanted += [
        lambda cell, at=(plan, unit): cell == at
        for plan in release.wholes
        for unit in release.parts & wholes[plan].parts
    ]
    return cells, [[int(is_in(cell)) for cell in cells] for is_in in wanted]


def tells_about(figures: list[list[int]], few: list[int], cells: int) -> bool:
    """Whether some sum of multiples of the figures is about the cells `few` alone (Gauss, the others first)."""
    order = [place for place in range(cells) if place not in few] + few
    rows = [[Fraction(row[place]) for place in order] for row in figures]
    done = 0
    for column in range(cells - len(few)):
        pivot = next((row for row in range(done, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        for row in range(len(rows)):
            if row != done and rows[row][column]:
                factor = rows[row][column] / rows[done][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[done], strict=True)]
        done += 1
    return any(any(row) for row in rows[done:])


def leaks(release: Release[str, str], parts: Parts, wholes: Wholes) -> bool:
    cells, figures = published(release, wholes)
    small = [place for place, cell in enumerate(cells) if len(parts[cell[1]]) < FLOOR]
    groups = [
        list(group)
        for size in range(1, len(small) + 1)
        for group in combinations(small, size)
        if len(everybody(parts[cells[place][1]] for place in group)) < FLOOR
    ]
    return any(tells_about(figures, group, len(cells)) for group in groups)


@given(organisations())
def test_no_sum_or_difference_of_what_is_shown_is_about_fewer_than_five(made: tuple[Parts, Wholes]) -> None:
    parts, wholes = made
    assert not leaks(release_of(parts, wholes), parts, wholes)


def test_a_floor_alone_would_leak() -> None:
    """The control: without the complementary rule the few are what the total leaves."""
    parts: Parts = {"a": EIGHT, "b": FIVE, "c": THREE}
    wholes = {"plan": over(parts, "a", "b", "c")}
    floor_only = Release(all=True, wholes=frozenset({"plan"}), parts=frozenset({"a", "b"}))
    assert leaks(floor_only, parts, wholes)
    assert not leaks(release_of(parts, wholes), parts, wholes)
