"""How many people must stand behind a figure, or behind an anonymous word, before it may be shown with its group.

Five is custom, not law (docs/decisions/0051): below it, one can tell who it was. Invariant 6 of the method.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

FLOOR = 5
G = TypeVar("G", bound=Hashable)


def groups_to_name(sizes: Mapping[G, int], rest: int) -> frozenset[G]:
    """The groups that may be named with an anonymous word; `rest` counts the people who are in none of them.

    A group is named only when it has FLOOR people, and only as long as the people who cannot name theirs are either
    nobody or FLOOR together: else a word without a group would point at the few who are left.
    """
    named = sorted((group for group, size in sizes.items() if size >= FLOOR), key=lambda group: (-sizes[group], group))
    nameless = rest + sum(size for size in sizes.values() if size < FLOOR)
    while named and 0 < nameless < FLOOR:
        nameless += sizes[named.pop()]
    return frozenset(named)
