"""Counters that are never about fewer than five people, wherever they lie for good, and always exact."""

from collections import Counter
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import UnitId
from domain.polls.counting import Place, Tally, Waiting, close

NORTH, TEAM, OTHER, SOUTH = (UnitId(UUID(int=number)) for number in range(1, 5))
PARENTS: dict[UnitId, Place] = {NORTH: None, TEAM: NORTH, OTHER: NORTH, SOUTH: None}
WIDTH = 3


def mark(number: int) -> bytes:
    return number.to_bytes(16)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, WIDTH - 1), st.integers(0, 3)), max_size=80))
def test_what_leaves_is_about_five_people_or_more_and_all_of_it_adds_up(steps: list[tuple[int, int, int]]) -> None:
    waiting, kept = Waiting.of(3), [Tally() for _ in range(3)]
    asked, written = Counter[tuple[int, int]](), set[bytes]()
    for number, (group, cell, turn) in enumerate(steps):
        waiting.add(group, mark(number), (cell,), WIDTH)
        asked[group, cell] += 1
        if turn == 0:
            written.update(waiting.spend())
        if turn <= 1:
            left = waiting.leave()
            assert all(tally.people == 0 or tally.people >= FLOOR for tally in left)
            for into, tally in zip(kept, left, strict=True):
                into.add(tally.people, tally.counts)
        assert written.isdisjoint(waiting.all_marks())
        assert len(written) + len(waiting.all_marks()) == number + 1
        # Marks go ahead: whatever was counted for good has its marks written down.
        assert sum(tally.people for tally in kept) <= len(written)
    rest = waiting.rest()
    for group, (into, tally) in enumerate(zip(kept, rest, strict=True)):
        assert into.people == 0 or tally.people >= FLOOR
        into.add(tally.people, tally.counts)
        assert into.counts == [asked[group, cell] for cell in range(WIDTH)] or not into.people


def test_a_heap_tells_no_order_of_time() -> None:
    waiting = Waiting.of(1)
    for number in (9, 3, 7, 1):
        waiting.add(0, mark(number), (0,), WIDTH)
    assert waiting.groups[0].older.marks == [mark(number) for number in (1, 3, 7, 9)]


def people(**by_name: int) -> dict[Place, Tally]:
    places: dict[str, Place] = {"none": None, "north": NORTH, "team": TEAM, "other": OTHER, "south": SOUTH}
    return {places[name]: Tally(number, [number, 0]) for name, number in by_name.items()}


def kept(**by_name: int) -> dict[Place, int]:
    return {each.place: each.people for each in close(people(**by_name), PARENTS)}


def test_a_place_with_fewer_than_five_answers_joins_the_place_above_it() -> None:
    assert kept(north=6, team=4, other=9) == {NORTH: 10, OTHER: 9}
    assert kept(north=0, team=3, other=3) == {NORTH: 6}
    assert kept(team=5, south=2, none=9) == {TEAM: 5, None: 11}


def test_those_who_are_left_at_the_top_take_the_smallest_other_place_in() -> None:
    assert kept(team=7, south=9, none=1) == {SOUTH: 9, None: 8}
    assert kept(team=4, south=9) == {None: 13}
    assert kept(team=5, south=6) == {TEAM: 5, SOUTH: 6}


def test_fewer_than_five_answers_in_all_leave_nothing() -> None:
    assert kept(team=2, south=1, none=1) == {}
    assert kept() == {}


NUMBERS = st.dictionaries(st.sampled_from(["none", "north", "team", "other", "south"]), st.integers(0, 12), max_size=5)


@settings(max_examples=200)
@given(NUMBERS)
def test_nothing_is_kept_about_fewer_than_five_and_nobody_is_counted_twice_or_lost(numbers: dict[str, int]) -> None:
    closed = close(people(**numbers), PARENTS)
    total = sum(numbers.values())
    assert all(each.people >= FLOOR and each.counts[0] == each.people for each in closed)
    assert sum(each.people for each in closed) == (total if total >= FLOOR else 0)
    assert len([place for each in closed for place in each.joined]) == len({p for each in closed for p in each.joined})
