"""What two polls together tell of those who came or went between them, if those who stayed answered the same again.

Nobody knows that they did. But where the two tables can be explained so, whoever believes it learns what the few
answered. So for each band the least and the most of the joiners (and of the leavers) that can stand behind it are
computed, exactly, for every reader: also for two people who know their own answers. Who answered at all is known to
nobody; a poll in which many did not answer tells less.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement

import msgspec

from domain.publication.floors import COALITION, DEFAULT, FEW
from domain.publication.tables import Counts

# So many who came or went are a group like any other, of which two may leave.
MANY = DEFAULT.split + COALITION


class Pair(msgspec.Struct, frozen=True):
    """The same group in two polls: its bands then and now; how many were asked in both, only now, only then."""

    then: Counts
    now: Counts
    stayed: int
    joined: int
    left: int

    def turned(self) -> "Pair":
        """The same with the polls the other way poll: joiners are leavers."""
        return Pair(self.now, self.then, self.stayed, self.left, self.joined)


def betrays(pair: Pair) -> bool:
    """Whether the two tables beside each other tell of the joiners or leavers what none of them may be known to say."""
    if not pair.joined and not pair.left:
        return False
    shared = sum(map(min, pair.then, pair.now))
    free = pair.stayed + pair.joined + pair.left + shared - sum(pair.then) - sum(pair.now)
    # Fewer people than these answers need: some changed their minds. So many more: everybody's answer is open.
    if free < 0 or free >= FEW:
        return False
    return _narrow(pair, FEW, MANY) or any(_narrow(known, 1, MANY - COALITION) for known in _to_coalitions(pair))


def _narrow(pair: Pair, width: int, many: int) -> bool:
    """Whether some band holds a number of joiners or leavers that is known too well: to fewer than `width` people.

    Of `many` people it may be known, but for none and all: they are a group like any other.
    """
    return any(
        _told(side, band, width, many) for side in (pair, pair.turned()) if side.joined for band in range(len(side.now))
    )


def _told(side: Pair, band: int, width: int, many: int) -> bool:
    least, most = interval(side, band)
    of_few = side.joined < many or most < width or least > side.joined - width
    return least <= most < least + min(width, side.joined) and of_few


def interval(pair: Pair, band: int) -> tuple[int, int]:
    """The least and the most joiners that can have answered in this band; (1, 0) where nothing explains the tables."""
    can = [number for number in range(min(pair.joined, pair.now[band]) + 1) if _explains(pair, band, number)]
    return (can[0], can[-1]) if can else (1, 0)


def _explains(pair: Pair, band: int, number: int) -> bool:
    """Whether `number` joiners in the band fit: are there answers enough from people who answered twice, came or went?

    The most of these three together, against how many there must be since nobody answers more often than once a poll.
    A joiner beyond what the band grew by takes the place of one who stayed; so then may a leaver: two for one.
    """
    grew = [max(0, now - then) for then, now in zip(pair.then, pair.now, strict=True)]
    shrank = sum(max(0, then - now) for then, now in zip(pair.then, pair.now, strict=True))
    same = [min(then, now) for then, now in zip(pair.then, pair.now, strict=True)]
    others, replaced = pair.joined - number, max(0, number - grew[band])
    room = sum(grew) - grew[band]
    swaps = min(pair.left - shrank - replaced, others - room, sum(same) - same[band])
    most = sum(same) - replaced + number + min(pair.left, shrank + replaced) + min(others, room) + max(0, swaps)
    return most >= sum(pair.then) + sum(pair.now) - pair.stayed


def _to_coalitions(pair: Pair) -> Iterator[Pair]:
    """The tables as two people see them who know what they answered: what is left of the others."""
    kinds = _kinds(len(pair.now))
    for one, other in combinations_with_replacement(kinds, 2):
        known = _without(pair, one)
        known = known and _without(known, other)
        if known is not None:
            yield known


Kind = tuple[int, int, int, int | None, int | None]


def _kinds(bands: int) -> Sequence[Kind]:
    """What one of a coalition can be: who stayed, joined or left, and the band then and now (None: did not answer)."""
    some: list[int | None] = [None, *range(bands)]
    stayed: list[Kind] = [
        (1, 0, 0, then, now) for then in some for now in some if then is None or now is None or then == now
    ]
    joined: list[Kind] = [(0, 1, 0, None, now) for now in some]
    left: list[Kind] = [(0, 0, 1, then, None) for then in some]
    return (*stayed, *joined, *left)


def _without(pair: Pair, kind: Kind) -> Pair | None:
    stayed, joined, left, then, now = kind
    found = Pair(
        tuple(count - (band == then) for band, count in enumerate(pair.then)),
        tuple(count - (band == now) for band, count in enumerate(pair.now)),
        pair.stayed - stayed,
        pair.joined - joined,
        pair.left - left,
    )
    possible = min(*found.then, *found.now, found.stayed, found.joined, found.left) >= 0
    return found if possible and min(found.joined + found.left, 1) else None
