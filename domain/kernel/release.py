"""Which figures about people may be shown beside each other, so that none is about fewer people than the floor.

Also not by subtraction: a whole minus its visible parts is a figure about those who are left. Everything here follows
from who is where, never from the figures themselves, so that what is hidden tells nothing. See docs/decisions/0085.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

import msgspec

from domain.kernel.anonymity import FLOOR

G = TypeVar("G", bound=Hashable)
W = TypeVar("W", bound=Hashable)
P = TypeVar("P", bound=Hashable)
People = frozenset[P]


def parts_to_show(parts: Mapping[G, People[P]], wholes: Iterable[Collection[G]]) -> frozenset[G]:
    """The parts that may be shown, while the sum over each of these wholes is shown too.

    A part needs FLOOR people. In each whole, the parts that are not shown are none, or have FLOOR people together: else
    the smallest part that is shown joins them. (A part without known people is no less somebody's.)
    """
    known = [frozenset(whole) for whole in wholes]
    shown = {part for part, people in parts.items() if len(people) >= FLOOR}
    while (tell_tale := next((whole for whole in known if _betrays(whole, parts, shown)), None)) is not None:
        shown.remove(min(tell_tale & shown, key=lambda part: (len(parts[part]), str(part))))
    return frozenset(shown)


def _betrays(whole: frozenset[G], parts: Mapping[G, People[P]], shown: set[G]) -> bool:
    hidden = whole - shown
    return bool(hidden) and bool(whole & shown) and len(everybody(parts[part] for part in hidden)) < FLOOR


def everybody(groups: Iterable[People[P]]) -> People[P]:
    """All people of these groups, each once."""
    return frozenset().union(*groups)


class Extent(msgspec.Struct, Generic[G, P], frozen=True):
    """What a whole is about: the parts that it counts by name, and everybody in it."""

    parts: frozenset[G]
    people: People[P]


class Release(msgspec.Struct, Generic[W, G], frozen=True):
    """Which figures may be shown: of all wholes together, of single wholes, and of parts (in a whole, and over all).

    A part is shown either everywhere or nowhere. What is not counted under a part that is shown is told as one rest.
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


def release_of(parts: Mapping[G, People[P]], wholes: Mapping[W, Extent[G, P]]) -> Release[W, G]:
    """What may be shown where figures are counted by whole and by part (signals: by plan and by unit).

    First the wholes, as parts of all of them; then the parts, in each whole that is shown and in those that are not,
    taken together, since these are what all minus the visible wholes tells.
    """
    together = len(everybody(extent.people for extent in wholes.values())) >= FLOOR
    visible = parts_to_show({key: extent.people for key, extent in wholes.items()}, [wholes])
    hidden = frozenset().union(*(extent.parts for key, extent in wholes.items() if key not in visible))
    counted = [wholes[key].parts for key in visible] + ([hidden] if together else [])
    reached = frozenset().union(*(extent.parts for extent in wholes.values()))
    named = parts_to_show({part: parts[part] for part in reached}, counted)
    return Release(all=together, wholes=visible, parts=named)
