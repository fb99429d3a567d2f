"""Which figures about people may be shown beside each other, so that none is about fewer people than the floor.

Also not by subtraction: a whole minus its visible parts is a figure about those who are left. Everything here follows
from who is where, never from the figures themselves, so that what is hidden tells nothing. See docs/decisions/0085.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

import msgspec

from domain.kernel.anonymity import FLOOR

G = TypeVar("G", bound=Hashable)
W = TypeVar("W", bound=Hashable)
P = TypeVar("P", bound=Hashable)
People = frozenset[P]


def parts_to_show(parts: Mapping[G, People[P]]) -> frozenset[G]:
    """The parts that may be shown while the sum over all of them is shown too.

    A part needs FLOOR people. The parts that are not shown are none, or have FLOOR people together: else the smallest
    part that is shown joins them. (A part without known people is no less somebody's.)
    """
    shown = {part for part, people in parts.items() if len(people) >= FLOOR}
    while shown and (hidden := parts.keys() - shown) and len(everybody(parts[part] for part in hidden)) < FLOOR:
        shown.remove(min(shown, key=lambda part: (len(parts[part]), str(part))))
    return frozenset(shown)


def everybody(groups: Iterable[People[P]]) -> People[P]:
    """All people of these groups, each once."""
    return frozenset().union(*groups)


def upwards(part: G | None, parents: Mapping[G, G | None]) -> list[G]:
    """A part, and all those that it is below, the nearest first."""
    found: list[G] = []
    while part is not None and part in parents and part not in found:
        found.append(part)
        part = parents[part]
    return found


class Extent(msgspec.Struct, Generic[G, P], frozen=True):
    """What a whole is about: the parts that it counts by name, and everybody in it.

    What it counts under no part belongs to `home`: the part that all of it is within (None: there is no such part).
    """

    parts: frozenset[G]
    people: People[P]
    home: G | None = None


class Release(msgspec.Struct, Generic[W, G], frozen=True):
    """Which figures may be shown: of all wholes together, of single wholes, and of parts (in a whole, and over all).

    The figure of a part holds all that is below it. A part is shown either everywhere or nowhere. What is not counted
    under a part that is shown is told as one rest.
    """

    all: bool
    wholes: frozenset[W]
    parts: frozenset[G]

    def tells(self, whole: W | None, part: G | None) -> bool:
        """Whether a figure about this whole, this part, both (the part in the whole) or neither (all) may be shown."""
        if whole is None and part is None:
            return self.all
        return (whole is None or whole in self.wholes) and (part is None or part in self.parts)

    def tells_all_of(self, other: "Release[W, G]", wholes: Collection[W], parts: Collection[G]) -> bool:
        """Whether whatever `other` shows of these wholes and parts may be shown here, too.

        What a release may show, any smaller one may show that hides more of the wholes and of the parts: what joins
        those who are hidden has FLOOR people itself.
        """
        return (
            self.all >= other.all
            and other.wholes.intersection(wholes) <= self.wholes
            and other.parts.intersection(parts) <= self.parts
        )


def release_of(
    parents: Mapping[G, G | None], people: Mapping[G, People[P]], wholes: Mapping[W, Extent[G, P]]
) -> Release[W, G]:
    """What may be shown where figures are counted by whole and by part (signals: by plan and by unit).

    `people` are those who stand behind what is counted under a part itself, not below it. First the wholes are chosen,
    as parts of all of them; then the parts, in each whole that is shown and in those that are not, taken together,
    since these are what all minus the visible wholes tells.
    """
    together = len(everybody(extent.people for extent in wholes.values())) >= FLOOR
    visible = parts_to_show({key: extent.people for key, extent in wholes.items()})
    hidden = [extent for key, extent in wholes.items() if key not in visible]
    counted = [[wholes[key]] for key in visible] + ([hidden] if hidden and together else [])
    return Release(together, visible, _Parts(parents, people, counted).to_show())


class _Area(Generic[P]):
    """What is shown as one figure once the shown parts below it are taken off: who stands behind it, kind by kind.

    A kind is what is counted under parts, or under none, in one of the wholes. Each is protected by itself: where
    nothing is counted of the one, the figure is about the other alone.
    """

    def __init__(self) -> None:
        self.behind: dict[Hashable, People[P]] = {}

    def add(self, kind: Hashable, people: People[P]) -> None:
        self.behind[kind] = self.behind.get(kind, frozenset()) | people

    def take(self, other: "_Area[P]") -> None:
        for kind, people in other.behind.items():
            self.add(kind, people)

    def small(self) -> Iterator[Hashable]:
        return (kind for kind, people in self.behind.items() if len(people) < FLOOR)


class _Parts(Generic[G, P]):
    """Chooses the parts to show, from below: each has an area of its own, of FLOOR people; else it takes in another."""

    def __init__(
        self,
        parents: Mapping[G, G | None],
        people: Mapping[G, People[P]],
        counted: Iterable[Collection[Extent[G, P]]],
    ) -> None:
        self._below: dict[G | None, list[G]] = defaultdict(list)
        self._own: dict[G | None, _Area[P]] = defaultdict(_Area)
        wanted: set[G] = set()
        for number, extents in enumerate(counted):
            for part in everybody(extent.parts for extent in extents):
                self._own[part].add((number, "part"), people[part])
                wanted.update(upwards(part, parents))
            for extent in extents:
                self._own[extent.home].add((number, "whole"), extent.people)
        for part in sorted(wanted, key=str):
            self._below[parents[part]].append(part)
        self._shown: dict[G, _Area[P]] = {}
        self._tops: dict[G | None, list[G]] = {}

    def to_show(self) -> frozenset[G]:
        self._settle(None)
        return frozenset(self._shown)

    def _settle(self, part: G | None) -> _Area[P]:
        """Choose below a part, and whether it is shown itself; the area that is left."""
        area, tops = _Area[P](), list[G]()
        area.take(self._own[part])
        for child in self._below[part]:
            left = self._settle(child)
            if child in self._shown:
                tops.append(child)
            else:
                tops += self._tops[child]
                area.take(left)
        while (kind := next(area.small(), None)) is not None:
            fits = [top for top in tops if self._holds(top, kind)]
            if not fits:
                break
            chosen = self._smallest(fits, kind)
            tops.remove(chosen)
            tops += self._tops[chosen]
            area.take(self._shown.pop(chosen))
        self._tops[part] = tops
        if part is not None and next(area.small(), None) is None:
            self._shown[part] = area
        return area

    def _holds(self, part: G, kind: Hashable) -> bool:
        """Whether anything of the kind is counted under a shown part, or further below it."""
        return kind in self._shown[part].behind or any(self._holds(top, kind) for top in self._tops[part])

    def _size(self, part: G) -> int:
        return len(everybody(self._shown[part].behind.values()))

    def _smallest(self, parts: Iterable[G], kind: Hashable) -> G:
        """That of which anything of the kind is counted under itself, if there is one; of these the smallest."""
        return min(parts, key=lambda part: (kind not in self._shown[part].behind, self._size(part), str(part)))
