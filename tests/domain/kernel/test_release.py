"""No figure about fewer people than the floor can be had from those that are shown, by whatever differences."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.anonymity import FLOOR
from domain.kernel.release import Extent, Release, everybody, parts_to_show, release_of, upwards

UNITS = tuple("abcd")
PRIME = (1 << 61) - 1
Cell = tuple[str, str | None]
People = Mapping[str, frozenset[int]]
Parents = Mapping[str, str | None]
Wholes = Mapping[str, Extent[str, int]]
SIZES = ((0, 8), (20, 5), (30, 4), (40, 3))
EIGHT, FIVE, FOUR, THREE = (frozenset(range(start, start + size)) for start, size in SIZES)
FLAT: Parents = dict.fromkeys(UNITS)


def over(people: People, *names: str, parents: Parents = FLAT) -> Extent[str, int]:
    parts = frozenset(name for name in people if not set(names).isdisjoint(upwards(name, parents)))
    chains = [upwards(name, parents) for name in names]
    home = next((name for name in chains[0] if all(name in chain for chain in chains)), None)
    return Extent(parts, everybody(people[part] for part in parts), home)


def shown(people: People, parents: Parents = FLAT) -> Release[str, str]:
    tops = [name for name in people if parents[name] is None]
    return release_of(parents, people, {"plan": over(people, *tops, parents=parents)})


def test_a_small_unit_takes_the_smallest_of_the_others_along() -> None:
    assert parts_to_show({"a": EIGHT, "b": FIVE, "c": THREE}) == {"a"}
    assert shown({"a": EIGHT, "b": FIVE, "c": THREE}).parts == {"a"}
    assert shown({"a": EIGHT, "b": FIVE}).parts == {"a", "b"}
    assert shown({"a": EIGHT, "b": FOUR, "c": THREE}).parts == {"a"}


def test_a_unit_of_which_nobody_is_a_member_is_protected_too() -> None:
    assert shown({"a": EIGHT, "b": frozenset()}).parts == frozenset()


def test_what_is_hidden_in_one_plan_is_hidden_in_all() -> None:
    people = {"a": EIGHT, "b": FIVE, "c": THREE}
    release = release_of(FLAT, people, {"small": over(people, "b", "c"), "large": over(people, "a", "b")})
    assert release == Release(all=True, wholes=frozenset({"small", "large"}), parts=frozenset({"a"}))


def test_a_plan_of_a_few_people_hides_another_behind_itself() -> None:
    people = {"a": EIGHT, "b": FIVE, "c": THREE}
    plans = {name: over(people, name) for name in "abc"}
    assert release_of(FLAT, people, plans) == Release(all=True, wholes=frozenset({"a"}), parts=frozenset({"a"}))


def test_four_people_get_no_figure_at_all() -> None:
    assert shown({"b": FOUR}) == Release(all=False, wholes=frozenset(), parts=frozenset())


def test_a_unit_above_others_has_a_figure_of_all_of_them() -> None:
    parents = {"a": None, "b": "a", "c": "a"}
    below = {"a": EIGHT | FIVE, "b": EIGHT, "c": FIVE}
    assert shown(below, parents).parts == {"a", "b", "c"}


def test_a_few_above_teams_are_what_their_teams_would_leave_so_one_team_goes_along() -> None:
    parents = {"a": None, "b": "a", "c": "a"}
    assert shown({"a": THREE, "b": EIGHT, "c": FIVE}, parents).parts == {"a", "b"}


def test_teams_that_are_small_have_no_figure_but_the_unit_above_them_has() -> None:
    parents = {"a": None, "b": "a", "c": "a", "d": None}
    people = {"a": THREE | FOUR, "b": THREE, "c": FOUR, "d": EIGHT}
    assert shown(people, parents).parts == {"a", "d"}


@st.composite
def organisations(draw: st.DrawFn) -> tuple[Parents, People, Wholes]:
    """Units of any size below each other, and plans over some of them."""
    names = UNITS[: draw(st.integers(1, 4))]
    parents = {name: draw(st.sampled_from([None, *names[:number]])) for number, name in enumerate(names)}
    own = {name: set(range(100 * n, 100 * n + draw(st.integers(0, 9)))) for n, name in enumerate(names)}
    below = {name: set().union(*(own[each] for each in names if name in upwards(each, parents))) for name in names}
    people = {name: frozenset(own[name] or below[name]) for name in names}
    some = st.sets(st.sampled_from(names), min_size=1)
    drawn = draw(st.lists(some, min_size=1, max_size=3))
    return parents, people, {f"plan{n}": over(people, *sorted(each), parents=parents) for n, each in enumerate(drawn)}


def published(release: Release[str, str], parents: Parents, wholes: Wholes) -> tuple[list[Cell], list[list[int]]]:
    """The cells (plan, unit or none), and each figure that is shown as the cells that it adds up."""
    cells: list[Cell] = [(plan, unit) for plan, extent in wholes.items() for unit in (*sorted(extent.parts), None)]
    chain = {cell: upwards(cell[1] or wholes[cell[0]].home, parents) for cell in cells}
    asked = [(plan, unit) for plan in (None, *wholes) for unit in (None, *parents) if release.tells(plan, unit)]
    return cells, [
        [int(plan in (None, cell[0]) and (unit is None or unit in chain[cell])) for cell in cells]
        for plan, unit in asked
    ]


def independent(rows: Iterable[Sequence[int]]) -> list[list[int]]:
    """As many rows that add up to the same (modulo a prime, which finds no more of them than there are)."""
    left, found = [list(row) for row in rows if any(row)], []
    while left:
        pivot = left.pop()
        at = next((place for place, number in enumerate(pivot) if number), None)
        if at is None:
            continue
        found.append(pivot)
        inverse = pow(pivot[at], -1, PRIME)
        for row in left:
            if row[at]:
                factor = row[at] * inverse % PRIME
                row[:] = [(a - factor * b) % PRIME for a, b in zip(row, pivot, strict=True)]
    return found


def tells_about(figures: Sequence[Sequence[int]], few: Iterable[int]) -> bool:
    """Whether some sum of multiples of the figures is about the cells `few` alone."""
    hidden = set(few)
    others = [[number for place, number in enumerate(row) if place not in hidden] for row in figures]
    return len(independent(figures)) > len(independent(others))


def leaks(release: Release[str, str], parents: Parents, people: People, wholes: Wholes) -> bool:
    """What names no unit is about everybody in its plan; and it may be that there is nothing of that kind."""
    cells, figures = published(release, parents, wholes)
    behind = [people[unit] if unit else wholes[plan].people for plan, unit in cells]
    named = [place for place, cell in enumerate(cells) if cell[1]]
    return _leaks(figures, behind) or _leaks([[row[n] for n in named] for row in figures], [behind[n] for n in named])


def _leaks(figures: Sequence[Sequence[int]], behind: Sequence[frozenset[int]]) -> bool:
    small = [place for place, found in enumerate(behind) if len(found) < FLOOR]
    groups = [
        group
        for size in range(1, len(small) + 1)
        for group in combinations(small, size)
        if len(everybody(behind[place] for place in group)) < FLOOR
    ]
    return any(tells_about(figures, group) for group in groups)


@given(organisations())
def test_no_sum_or_difference_of_what_is_shown_is_about_fewer_than_five(made: tuple[Parents, People, Wholes]) -> None:
    parents, people, wholes = made
    assert not leaks(release_of(parents, people, wholes), parents, people, wholes)


def test_a_floor_alone_would_leak() -> None:
    """The control: without the complementary rule the few are what the total leaves, of a plan or of a unit above."""
    people: People = {"a": EIGHT, "b": FIVE, "c": THREE}
    for parents in (FLAT, {"a": "c", "b": "c", "c": None}):
        tops = [name for name in people if parents[name] is None]
        wholes = {"plan": over(people, *tops, parents=parents)}
        floor_only = Release(all=True, wholes=frozenset({"plan"}), parts=frozenset({"a", "b"}))
        assert leaks(floor_only, parents, people, wholes)
        assert not leaks(release_of(parents, people, wholes), parents, people, wholes)
