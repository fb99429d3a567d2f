"""What is shown of a poll, and what anybody can work out from it by subtraction: the blocks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from domain.kernel.ids import PollId
from domain.publication.tables import Bands, Counted, Counts, Nowhere, Place, Question, Tree


class Shown(msgspec.Struct, frozen=True):
    """One group's answers to a question: the bands of this level of the ladder, and of no finer one."""

    node: Place
    level: int
    counts: Counts


class Told(msgspec.Struct, frozen=True):
    """All that is shown of a question in a poll."""

    question: Question
    shown: tuple[Shown, ...]

    def at(self, level: int) -> dict[Place, Counts]:
        """The groups that are shown at this level or a finer one, with the bands of this level."""
        ladder = self.question.ladder
        return {
            each.node: merged(each.counts, ladder[each.level], ladder[level])
            for each in self.shown
            if each.level <= level
        }


class AskedPlace(msgspec.Struct, frozen=True):
    """A place in a poll: its parent then, and how many of its own people were asked. Everybody may know."""

    place: Place
    parent: Place
    asked: int


class Kept(msgspec.Struct, frozen=True):
    """How many of those who are asked in a group now were asked in it in an earlier poll, too."""

    poll: PollId
    node: Place
    people: int


class Edition(msgspec.Struct, frozen=True):
    """All figures of one poll that are shown, ever."""

    poll: PollId
    on: date
    version: str
    places: tuple[AskedPlace, ...]
    tables: tuple[Told, ...]

    @property
    def tree(self) -> Tree:
        """The tree of the places."""
        return tree_of(self.places)

    def told(self, question: Question) -> Told | None:
        """What is shown of the same question."""
        return next((table for table in self.tables if table.question == question), None)


def tree_of(places: Iterable[AskedPlace]) -> Tree:
    """The tree of these places."""
    return Tree({each.place: each.parent for each in places if each.place is not None})


def asked_places(counted: Counted) -> tuple[AskedPlace, ...]:
    """The places of a poll without what was answered there."""
    return tuple(AskedPlace(part.place, part.parent, part.asked) for part in counted.parts)


def merged(counts: Sequence[int], fine: Bands, coarse: Bands) -> Counts:
    """Counts of fine bands, taken together in coarse ones."""
    found, left = [], iter(zip(counts, fine, strict=True))
    for size in coarse:
        number = 0
        while size > 0:
            count, taken = next(left)
            number, size = number + count, size - taken
        found.append(number)
    return tuple(found)


class Block(msgspec.Struct, frozen=True):
    """A group that is shown without the groups in it that are shown, too: what a reader gets by subtraction."""

    node: Place
    places: frozenset[Place]
    counts: Counts
    asked: int


def blocks_of(tree: Tree, asked: Mapping[Place, int], shown: Mapping[Place, Counts]) -> Iterator[Block]:
    """The blocks of what is shown: no two overlap, and all that is shown is made of whole ones."""
    inside: dict[Place | Nowhere, list[Place]] = {}
    for node in shown:
        inside.setdefault(tree.next_above(node, shown), []).append(node)
    for node, counts in shown.items():
        within = inside.get(node, [])
        places = tree.places(node).difference(*map(tree.places, within))
        left = tuple(count - sum(shown[other][band] for other in within) for band, count in enumerate(counts))
        people = sum(asked.get(place, 0) for place in places)
        if people or any(left):
            yield Block(node, places, left, people)
