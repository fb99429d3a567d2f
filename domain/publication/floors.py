"""When counts about a group may be shown: how many people it needs, and how far apart they must be.

Nobody can lower a floor: an organisation can raise it, for polls that open after it. 5 and 10 are custom,
not law.
"""

from collections.abc import Sequence

import msgspec

from domain.kernel.anonymity import FLOOR

# How many people may put together what each of them answered, without learning what another did.
COALITION = 2
# So many people stand behind a band at least: with fewer, such a coalition may be all of them.
FEW = COALITION + 1


class Floors(msgspec.Struct, frozen=True):
    """How many answers a figure needs: about everybody who was asked, and about any part of them."""

    whole: int = FLOOR
    split: int = 10

    def raised(self, to: int) -> "Floors":
        """The same floors, or higher ones."""
        return Floors(max(self.whole, to), max(self.split, to))


DEFAULT = Floors()


def enough(counts: Sequence[int], needed: int) -> bool:
    """Whether these bands may be shown: `needed` answers, and in each band so many that no two people know the others'.

    So no band is empty, and none holds (nearly) everybody: both would tell what each in the group answered, or did not.
    """
    return len(counts) > 1 and sum(counts) >= needed and min(counts) >= FEW
