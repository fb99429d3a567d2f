"""From answers to counters, with nothing between that is about fewer than FLOOR people and lasts.

An answer is added at once to the counters of its unit. These counters lie in two heaps: the older one is complete
(FLOOR people) before the newer one begins, and leaves when the newer one is complete too. So whatever leaves is about
FLOOR people, and so is the rest that leaves at the end, if there were that many at all. The marks of the links that
were used go the same way, a step ahead: first a mark is written down for good, then what it counted for.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import UnitId

Counters = list[int]
Place = UnitId | None


class Heap(Struct):
    """Counters of some people of one unit, and the marks of their links, sorted: in no order of time."""

    people: int = 0
    counts: bytes = b""
    marks: list[bytes] = field(default_factory=list)


class Tally(Struct):
    """Counters of one unit that are about any number of people from FLOOR on, or about nobody."""

    people: int = 0
    counts: Counters = field(default_factory=list)

    def add(self, people: int, counts: Iterable[int]) -> None:
        """Add these."""
        if not people:
            return
        self.people += people
        self.counts = [a + b for a, b in zip(self.counts, counts, strict=True)] if self.counts else list(counts)


class Group(Struct):
    """A unit's people in the waiting counters: both heaps, what leaves next, and what is leaving."""

    older: Heap = field(default_factory=Heap)
    newer: Heap = field(default_factory=Heap)
    ready: Tally = field(default_factory=Tally)
    leaving: Tally = field(default_factory=Tally)


class Waiting(Struct):
    """Everything of an open poll that is not counted for good yet. `marks` are those of what is ready to leave."""

    groups: list[Group]
    marks: list[bytes] = field(default_factory=list)

    @staticmethod
    def of(groups: int) -> "Waiting":
        """Nobody answered yet."""
        return Waiting([Group() for _ in range(groups)])

    def all_marks(self) -> set[bytes]:
        """The marks of every link that was used and is not written down yet."""
        return {*self.marks, *(mark for group in self.groups for h in (group.older, group.newer) for mark in h.marks)}

    def add(self, at: int, mark: bytes, cells: Sequence[int], width: int) -> None:
        """Count an answer of somebody in group number `at`."""
        group = self.groups[at]
        heap = group.newer if group.older.people == FLOOR else group.older
        counts = bytearray(heap.counts or bytes(width))
        for cell in cells:
            counts[cell] += 1
        heap.people, heap.counts, heap.marks = heap.people + 1, bytes(counts), sorted([*heap.marks, mark])
        if group.newer.people == FLOOR:
            group.ready.add(group.older.people, group.older.counts)
            self.marks = sorted([*self.marks, *group.older.marks])
            group.older, group.newer = group.newer, Heap()

    def spend(self) -> list[bytes]:
        """The marks to write down for good now; what they counted for leaves with the next `leave`."""
        marks, self.marks = self.marks, []
        for group in self.groups:
            group.leaving.add(group.ready.people, group.ready.counts)
            group.ready = Tally()
        return marks

    def leave(self) -> list[Tally]:
        """What is counted for good now, by group."""
        left = [group.leaving for group in self.groups]
        for group in self.groups:
            group.leaving = Tally()
        return left

    def rest(self) -> list[Tally]:
        """Everything that waits, by group: for the end of the poll."""
        tallies = []
        for group in self.groups:
            tally = Tally()
            for each in (group.leaving, group.ready, group.older, group.newer):
                tally.add(each.people, each.counts)
            tallies.append(tally)
        return tallies


class Closed(Struct, frozen=True):
    """What is kept of a closed poll about one place: its own people and those of the places that joined it."""

    place: Place
    joined: tuple[Place, ...]
    people: int
    counts: tuple[int, ...]


def close(tallies: Mapping[Place, Tally], parents: Mapping[UnitId, Place]) -> tuple[Closed, ...]:
    """The counters to keep: none about fewer than FLOOR people. Nothing at all when fewer than FLOOR answered.

    A place with fewer joins the place above it, and at the top the people of no unit; when these are fewer still, the
    smallest place that is left joins them. Which places are too small is the only thing that this tells about them.
    """
    sums = {place: Tally(each.people, list(each.counts)) for place, each in tallies.items()}
    joined: dict[Place, list[Place]] = {place: [place] for place in sums}
    for place in sorted(sums, key=lambda each: -_depth(each, parents)):
        if place is not None and sums[place].people < FLOOR:
            _join(place, _above(place, parents, sums), sums, joined)
    left = sums.get(None)
    if left is not None and 0 < left.people < FLOOR and len(sums) > 1:
        smallest = min((each for each in sums if each is not None), key=lambda each: (sums[each].people, str(each)))
        _join(smallest, None, sums, joined)
    return tuple(
        Closed(place, tuple(joined[place]), each.people, tuple(each.counts))
        for place, each in sums.items()
        if each.people >= FLOOR
    )


def _join(place: Place, other: Place, sums: dict[Place, Tally], joined: dict[Place, list[Place]]) -> None:
    moved = sums.pop(place)
    sums.setdefault(other, Tally()).add(moved.people, moved.counts)
    joined.setdefault(other, []).extend(joined.pop(place))


def _above(place: UnitId, parents: Mapping[UnitId, Place], sums: Mapping[Place, Tally]) -> Place:
    above = parents.get(place)
    while above is not None and above not in sums:
        above = parents.get(above)
    return above


def _depth(place: Place, parents: Mapping[UnitId, Place]) -> int:
    depth = 0
    while place is not None:
        place, depth = parents.get(place), depth + 1
    return depth
