"""What two polls tell of joiners and leavers: the arithmetic against all that can have been, one by one."""

import random
from collections.abc import Iterator, Sequence
from itertools import product

from domain.publication.movers import Pair, betrays, interval


def up_to(most: int, each: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return (some for some in product(*(range(count + 1) for count in each)) if sum(some) <= most)


def all_that_can_be(pair: Pair, band: int) -> set[int]:
    """How many joiners can stand behind the band: every way in which people can have answered is tried."""
    found = set()
    for both in product(*(range(min(pair_) + 1) for pair_ in zip(pair.then, pair.now, strict=True))):
        then = [count - same for count, same in zip(pair.then, both, strict=True)]
        now = [count - same for count, same in zip(pair.now, both, strict=True)]
        for left in up_to(pair.left, then):
            for joined in up_to(pair.joined, now):
                if sum(both) + sum(then) - sum(left) + sum(now) - sum(joined) <= pair.stayed:
                    found.add(joined[band])
    return found


def test_the_interval_is_exactly_what_can_be() -> None:
    dice = random.Random(4)
    tried = 0
    while tried < 250:
        bands, most = dice.choice(((2, 4), (3, 3)))
        then, now = (tuple(dice.randint(0, most) for _ in range(bands)) for _ in range(2))
        pair = Pair(then, now, dice.randint(0, 8), dice.randint(0, 3), dice.randint(0, 3))
        if sum(then) > pair.stayed + pair.left or sum(now) > pair.stayed + pair.joined:
            continue
        tried += 1
        for band in range(bands):
            can = all_that_can_be(pair, band)
            assert interval(pair, band) == ((min(can), max(can)) if can else (1, 0))


def test_one_who_joined_a_team_in_which_nobody_changed_their_mind_is_told() -> None:
    assert betrays(Pair(then=(5, 5), now=(6, 5), stayed=10, joined=1, left=0))


def test_where_people_changed_their_mind_nothing_is_told() -> None:
    assert not betrays(Pair(then=(5, 5), now=(8, 3), stayed=10, joined=1, left=0))


def test_where_many_did_not_answer_nothing_is_told() -> None:
    assert not betrays(Pair(then=(5, 5), now=(6, 5), stayed=16, joined=1, left=0))


def test_one_who_left_tells_by_their_own_answer_what_their_successor_said() -> None:
    """Nobody else can know; but two people may put together what they know."""
    assert betrays(Pair(then=(5, 5), now=(5, 5), stayed=9, joined=1, left=1))


def test_the_same_people_tell_nothing() -> None:
    assert not betrays(Pair(then=(5, 5), now=(6, 4), stayed=10, joined=0, left=0))


def test_no_joiner_among_many_is_told() -> None:
    assert not betrays(Pair(then=(6, 6), now=(12, 12), stayed=12, joined=14, left=2))
