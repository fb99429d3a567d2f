"""Which figures of a poll are shown: as many as can be, with what is left over telling of nobody.

First which groups at the coarsest level of the ladder, then which of these at each finer one. A group that is large
and mixed enough is shown, unless what its neighbours and their total leave (a block) would be too small or too much of
one mind, or would tell with an earlier poll what a few joiners or leavers said: then the smallest group whose hiding
helps is hidden too. See docs/decisions/0145.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from domain.publication.floors import COALITION, FEW, Floors, enough
from domain.publication.nearness import Earlier, Union, tells, together, unions_to_ask
from domain.publication.shown import Block, Edition, Shown, Told, asked_places, blocks_of
from domain.publication.tables import NOWHERE, Bands, Counted, Nowhere, Place, Question, Tree, banded

Blocks = dict[Place, Block]


def edition(counted: Counted, earlier: Sequence[Edition], floors: Floors, secret: bytes) -> Edition:
    """What is shown of a poll, beside all that was shown before.

    `secret` decides between two groups of which either may be hidden. Nobody may come to know it: else a reader who
    knows these rules could tell from what is hidden which of the two could not be shown in any case.
    """
    tables = tuple(told(counted, question, earlier, floors, secret) for question in counted.questions)
    return Edition(counted.poll, counted.on, counted.version, asked_places(counted), tables)


def told(counted: Counted, question: Question, earlier: Sequence[Edition], floors: Floors, secret: bytes) -> Told:
    """What is shown of one question. Nothing at all, where nothing can be."""
    found: dict[Place, Shown] = {}
    tree, torn = counted.tree, counted.torn()
    allowed: Iterable[Place] = [node for node in tree.nodes if node not in torn]
    for level in range(len(question.ladder) - 1, -1, -1):
        before = [_earlier(each, question, level, counted) for each in earlier if each.told(question)]
        scene = Scene(counted, tree, question, question.ladder[level], floors)
        allowed = Choice(scene, allowed, before, secret).made()
        found |= {node: Shown(node, level, scene.totals[node]) for node in allowed}
    return Told(question, tuple(found.values()))


def _earlier(before: Edition, question: Question, level: int, counted: Counted) -> Earlier:
    table = before.told(question)
    asked = {each.place: each.asked for each in before.places}
    blocks = blocks_of(before.tree, asked, table.at(level) if table else {})
    return Earlier(list(blocks), counted.stayed[before.poll])


class Scene:
    """One question of a poll, at one level of its ladder: what each place counts, and each node in all."""

    def __init__(self, counted: Counted, tree: Tree, question: Question, bands: Bands, floors: Floors) -> None:
        self.tree, self.floors = tree, floors
        self.asked = {part.place: part.asked for part in counted.parts}
        self.own = {place: banded(counts, bands) for place, counts in counted.answers(question.key).items()}
        self._everybody, none = tree.places(None), (0,) * len(bands)
        inside = {node: [self.own[place] for place in tree.places(node) if place in self.own] for node in tree.nodes}
        self.totals = {node: tuple(map(sum, zip(none, *some, strict=True))) for node, some in inside.items()}

    def least(self, places: frozenset[Place]) -> int:
        """The floor for these places together."""
        others = self._everybody - places
        return self.floors.split if any(self.asked.get(place) for place in others) else self.floors.whole

    def safe(self, block: Block) -> bool:
        """Whether the block may be known, and nobody in it knows too much of the others.

        Where several places were asked, COALITION people leave enough over; and whatever named group in it is too small
        or too much of one mind has FEW others beside it, who would have to say together what they answered.
        """
        several = sum(bool(self.asked.get(place)) for place in block.places) > 1
        needed = self.least(block.places) + (COALITION if several else 0)
        return enough(block.counts, needed) and not (several and any(self._laid_bare(block)))

    def _laid_bare(self, block: Block) -> Iterator[bool]:
        for place in block.places:
            for counts, places in ((self.own.get(place), {place}), (self.totals[place], self.tree.places(place))):
                if counts and places < block.places and sum(block.counts) - sum(counts) < FEW:
                    yield not enough(counts, self.least(block.places))


class Choice:
    """The groups that are shown at one level, as they become fewer."""

    def __init__(self, scene: Scene, allowed: Iterable[Place], earlier: Sequence[Earlier], secret: bytes) -> None:
        self._scene, self._earlier, self._secret = scene, earlier, secret
        fit = {node: scene.totals[node] for node in allowed}
        self._shown = {node: counts for node, counts in fit.items() if enough(counts, self._least(node))}
        self._blocks: Blocks = {block.node: block for block in blocks_of(scene.tree, scene.asked, self._shown)}

    def _least(self, node: Place) -> int:
        return self._scene.least(self._scene.tree.places(node))

    def made(self) -> tuple[Place, ...]:
        """The groups that are left when nothing is wrong any more."""
        waiting = list(self._blocks)
        while waiting:
            node = waiting.pop()
            if node in self._blocks and not self._fine(self._blocks[node]):
                waiting += self._hide_around(node)
            if not waiting:
                waiting += self._hide_in_unions()
        return tuple(node for node in self._scene.tree.nodes if node in self._shown)

    def _fine(self, block: Block) -> bool:
        return self._scene.safe(block) and not any(tells(Union.of([block], each), each) for each in self._earlier)

    def _hide_around(self, node: Place) -> Iterable[Place]:
        """Hide the group itself, or one that is shown in it: the smallest of those after which all is well there."""
        inside = self._inside(node)
        outer = self._scene.tree.next_above(node, self._shown)
        options = [*inside, *([node] if outer != NOWHERE or not inside else [])]
        helping = [each for each in options if self._helps(each)]
        return self._hide(self._pick(helping or inside or [node]))

    def _helps(self, node: Place) -> bool:
        outer = self._scene.tree.next_above(node, self._shown)
        return not isinstance(outer, Nowhere) and self._fine(self._joined(node, outer))

    def _joined(self, node: Place, outer: Place) -> Block:
        some = [self._blocks[each] for each in (outer, node) if each in self._blocks]
        places = frozenset[Place]().union(*(block.places for block in some))
        return Block(outer, places, together(some), sum(block.asked for block in some))

    def _hide(self, node: Place) -> Iterable[Place]:
        outer = self._scene.tree.next_above(node, self._shown)
        joined = None if isinstance(outer, Nowhere) else self._joined(node, outer)
        self._shown.pop(node)
        self._blocks.pop(node, None)
        if joined is None:
            return ()
        self._blocks[joined.node] = joined
        return (joined.node,)

    def _hide_in_unions(self) -> Iterable[Place]:
        """Where several blocks together tell about few movers, the smallest of them joins its neighbours."""
        for earlier in self._earlier:
            blocks = list(self._blocks.values())
            for union in unions_to_ask(blocks, list(self._wholes()), earlier):
                if tells(union, earlier):
                    nodes = [block.node for block in union.blocks]
                    hidden = [each for each in nodes if self._scene.tree.next_above(each, self._shown) != NOWHERE]
                    return self._hide(self._pick(hidden or nodes)) or (*self._blocks,)
        return ()

    def _wholes(self) -> Iterator[Sequence[Block]]:
        for node in self._shown:
            below = self._scene.tree.places(node)
            yield [block for block in self._blocks.values() if block.places <= below]

    def _inside(self, node: Place) -> list[Place]:
        tree = self._scene.tree
        return [each for each in self._shown if each != node and tree.next_above(each, self._shown) == node]

    def _pick(self, nodes: Iterable[Place]) -> Place:
        """One of the two smallest; which of them, nobody can foresee."""
        smallest = sorted(nodes, key=self._size)[:2]
        return min(smallest, key=lambda node: blake2b(str(node).encode(), key=self._secret).digest())

    def _size(self, node: Place) -> tuple[int, str]:
        return (sum(self._scene.totals[node]), str(node))
