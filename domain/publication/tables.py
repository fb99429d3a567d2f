"""What was counted in a closed poll, as the door takes it: counters only, of nobody by name.

A counter is about a place (a unit's own people, or those in no unit), a question and an answer. Beside the counters
stands what everybody in the organisation knows: the tree of units, how many were asked in each, and how many of those
were asked elsewhere in an earlier poll. Identities of people never come in here: joiners and leavers are numbers.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import accumulate, pairwise
from types import MappingProxyType

import msgspec

from domain.kernel.ids import PollId, UnitId

# A unit, or None: as a place the people in no unit, as a node of the tree everybody who was asked.
Place = UnitId | None
# Where somebody was asked in each of some polls: a place in a tuple of its own, or None: not asked.
Path = tuple[tuple[Place] | None, ...]
# How many answers each band takes together, from the first answer on: (1, 1, 1, 1) is each by itself, (2, 2) halves.
Bands = tuple[int, ...]
# How many people stand behind each answer, or behind each band.
Counts = tuple[int, ...]


class Question(msgspec.Struct, frozen=True):
    """A question (or a scale, counted for itself) with `answers` possible answers, from low to high.

    `ladder` says at which levels it may be told, finest first; each level takes bands of the one before it together.
    The last has two bands: those below the cut-off and those from it on.
    """

    key: str
    answers: int
    ladder: tuple[Bands, ...]


def usual_ladder(answers: int, cut: int) -> tuple[Bands, ...]:
    """Each answer apart; then each side of the cut-off in an outer and an inner part; then the two sides.

    `cut` is how many answers lie below the cut-off, 1 to `answers` - 1.
    """
    sides = (cut, answers - cut)
    lower, upper = (((side + 1) // 2, side // 2) for side in sides)
    parts = tuple(size for size in (*lower, *reversed(upper)) if size)
    ladder = ((1,) * answers, parts, sides)
    return tuple(bands for at, bands in enumerate(ladder) if bands not in ladder[at + 1 :])


def banded(counts: Sequence[int], bands: Bands) -> Counts:
    """The counts of answers taken together in bands."""
    return tuple(sum(counts[start:end]) for start, end in pairwise(accumulate(bands, initial=0)))


class Part(msgspec.Struct, frozen=True):
    """One place in a poll: its parent as it was then, how many of its own people were asked, and their answers.

    `counts` by question, one number an answer; a question that a person left out counts in none. Where a few people's
    answers were counted with those of another place, they stand there, and that place names it in `joined`.
    """

    place: Place
    parent: Place
    asked: int
    counts: Mapping[str, Counts]
    joined: tuple[Place, ...] = ()


class Together(msgspec.Struct, frozen=True):
    """How many people were asked where in each of these polls: the one that was counted, and all others that closed."""

    polls: tuple[PollId, ...] = ()
    paths: Mapping[Path, int] = MappingProxyType({})

    def over(self, polls: Sequence[PollId]) -> Mapping[Path, int]:
        """The same over some of these polls, in this order."""
        places, found = [self.polls.index(poll) for poll in polls], Counter[Path]()
        for path, people in self.paths.items():
            some = tuple(path[place] for place in places)
            if any(some):
                found[some] += people
        return found


class Counted(msgspec.Struct, frozen=True):
    """The counters of one closed poll; `on` is the local date on which it closed, `version` that of its questions.

    `stayed[earlier][then, now]`: how many of those asked now in the one place were asked in that earlier poll, in the
    other. All others who are asked now are joiners, all others who were asked then are leavers. `together` says so of
    all polls at once.
    """

    poll: PollId
    on: date
    version: str
    questions: tuple[Question, ...]
    parts: tuple[Part, ...]
    stayed: Mapping[PollId, Mapping[tuple[Place, Place], int]] = MappingProxyType({})
    together: Together = Together()

    def answers(self, question: str) -> dict[Place, Counts]:
        """The counters of one question, by place."""
        return {part.place: part.counts[question] for part in self.parts if question in part.counts}

    @property
    def tree(self) -> "Tree":
        """The tree of the places."""
        return Tree({part.place: part.parent for part in self.parts if part.place is not None})

    def torn(self) -> frozenset[Place]:
        """The nodes of which a part's answers were counted elsewhere, or with others': nothing can be said of them."""
        tree, torn = self.tree, set[Place]()
        for part in self.parts:
            for other in part.joined:
                torn |= set(tree.above(part.place)) ^ set(tree.above(other))
        return frozenset(torn)


class Nowhere(Enum):
    """Above no node: there is nothing that takes it in."""

    NOWHERE = "nowhere"


NOWHERE = Nowhere.NOWHERE


class Tree:
    """Which places lie below which: a node is everybody in a unit and in the units below it; None is everybody.

    `nodes` are all of them, each after those above it.
    """

    def __init__(self, parents: Mapping[UnitId, Place]) -> None:
        self.parents = parents
        self._above: dict[Place, tuple[Place, ...]] = {None: (None,)}
        self._above |= {unit: tuple(self._climb(unit)) for unit in parents}
        below: dict[Place, set[Place]] = {None: {None}}
        for unit, above in self._above.items():
            for node in above:
                below.setdefault(node, set()).add(unit)
        self._below = {node: frozenset(places) for node, places in below.items()}
        self.nodes = tuple(sorted(below, key=lambda node: (len(self._above[node]), str(node))))

    def _climb(self, node: Place) -> Iterator[Place]:
        seen: set[Place] = set()
        while node is not None and node in self.parents and node not in seen:
            seen.add(node)
            yield node
            node = self.parents[node]
        yield None

    def above(self, node: Place) -> tuple[Place, ...]:
        """The node, the one above it, and so on to everybody."""
        return self._above[node]

    def next_above(self, node: Place, some: Container[Place]) -> Place | Nowhere:
        """The nearest of these nodes above a node; NOWHERE when none of them is."""
        return next((above for above in self._above[node][1:] if above in some), NOWHERE)

    def places(self, node: Place) -> frozenset[Place]:
        """The places that a node takes together."""
        return self._below[node]
