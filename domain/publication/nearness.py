"""Which groups of two polls are nearly the same people: what subtracting one from the other would tell about few."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from domain.publication.movers import Pair, betrays
from domain.publication.shown import Block
from domain.publication.tables import Counts, Place

Stayed = Mapping[tuple[Place, Place], int]


class Earlier:
    """The blocks of an earlier poll, seen from this one."""

    def __init__(self, blocks: Sequence[Block], stayed: Stayed) -> None:
        self.blocks = blocks
        home = {place: at for at, block in enumerate(blocks) for place in block.places}
        self._moved: dict[Place, Counter[int]] = {}
        for (then, now), people in stayed.items():
            if then in home and people:
                self._moved.setdefault(now, Counter())[home[then]] += people

    def overlap(self, block: Block) -> Counter[int]:
        """How many of the block's people were in each of the earlier blocks."""
        found: Counter[int] = Counter()
        for place in block.places:
            found.update(self._moved.get(place, {}))
        return found


class Union(msgspec.Struct, frozen=True):
    """Blocks taken together, and how many of them were in each earlier block."""

    blocks: tuple[Block, ...]
    overlap: Mapping[int, int]

    @classmethod
    def of(cls, blocks: Sequence[Block], earlier: Earlier) -> "Union":
        """These blocks, seen from an earlier poll."""
        found: Counter[int] = Counter()
        for block in blocks:
            found.update(earlier.overlap(block))
        return cls(tuple(blocks), found)


def tells(union: Union, earlier: Earlier) -> bool:
    """Whether these blocks beside what was shown earlier tell about few joiners or leavers."""
    return any(betrays(pair) for pair in _pairs(union, earlier))


def _pairs(union: Union, earlier: Earlier) -> Iterator[Pair]:
    """The union beside the earlier blocks that are nearest to it, and with each half-way one in or out."""
    near = {at for at, people in union.overlap.items() if 2 * people > earlier.blocks[at].asked}
    partly = [at for at, people in union.overlap.items() if 1 < 3 * people / earlier.blocks[at].asked < 2]
    for some in (near, *(near ^ {at} for at in partly)):
        if some:
            yield _pair(union, [earlier.blocks[at] for at in some], sum(union.overlap[at] for at in some))


def _pair(union: Union, then: Sequence[Block], stayed: int) -> Pair:
    return Pair(
        then=together(then),
        now=together(union.blocks),
        stayed=stayed,
        joined=sum(block.asked for block in union.blocks) - stayed,
        left=sum(block.asked for block in then) - stayed,
    )


def together(blocks: Sequence[Block]) -> Counts:
    """The counts of these blocks added up."""
    return tuple(sum(column) for column in zip(*(block.counts for block in blocks), strict=True))


def unions_to_ask(blocks: Sequence[Block], totals: Sequence[Sequence[Block]], earlier: Earlier) -> Iterator[Union]:
    """What is put beside an earlier poll: what is nearest to each of its blocks, and the totals that are shown now.

    Each block by itself is asked of before.
    """
    seen = {frozenset(block.node for block in (some,)) for some in blocks}
    overlaps = [(block, earlier.overlap(block)) for block in blocks]
    nearest = (
        [block for block, overlap in overlaps if 2 * overlap[at] > block.asked] for at in range(len(earlier.blocks))
    )
    for some in (*nearest, *totals):
        nodes = frozenset(block.node for block in some)
        if nodes and nodes not in seen:
            seen.add(nodes)
            yield Union.of(some, earlier)
