"""Where somebody stands: the unit that a member is in, what an adviser was given, and what either is to a plan."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from domain.kernel.ids import PlanId, UnitId

Tree = Mapping[UnitId, UnitId | None]


class Stands(StrEnum):
    """How one stands towards what is at hand.

    FREE: it is about no plan. WITHIN: the plan is of the own unit and those below it, no other. PARTLY: the own unit,
    or one below or above it, takes part, and so does everybody where the plan is the whole organisation's.
    """

    FREE = "free"
    WITHIN = "within"
    PARTLY = "partly"
    OUTSIDE = "outside"


class PlanUnits(msgspec.Struct, frozen=True):
    """What there is to know of a plan: the units that take part; none: the whole organisation."""

    units: tuple[UnitId, ...]
    plan: PlanId | None = None


# What is the whole organisation's, and no unit's alone.
EVERYBODYS = PlanUnits(())


class Place(msgspec.Struct, frozen=True):
    """The unit that a member is in: `own` is that unit and all below it, `above` all above it."""

    own: frozenset[UnitId]
    above: frozenset[UnitId] = frozenset()

    def stands(self, units: Sequence[UnitId]) -> Stands:
        """How who is here stands towards a plan of these units."""
        meant = frozenset(units)
        if meant and meant <= self.own:
            return Stands.WITHIN
        return Stands.PARTLY if not meant or meant & (self.own | self.above) else Stands.OUTSIDE


class Given(msgspec.Struct, frozen=True):
    """What an adviser was given to look at: plans by name, and every plan of these units (with all below them) only."""

    plans: frozenset[PlanId]
    units: frozenset[UnitId]

    def covers(self, plan: PlanUnits) -> bool:
        """Whether the plan is among it."""
        return plan.plan in self.plans or bool(plan.units and self.units.issuperset(plan.units))


def place_of(unit: UnitId | None, tree: Tree) -> Place | None:
    """Where a member of `unit` is; None for who is in no unit, or in one that is not there any more."""
    if unit is None:
        return None
    return Place(below([unit], tree), frozenset(_above(unit, tree)))


def below(units: Iterable[UnitId], tree: Tree) -> frozenset[UnitId]:
    """These units and all below them. `tree` names of each unit the one above it."""
    found, new = set(units), set(units)
    while new:
        new = {unit for unit, parent in tree.items() if parent in new} - found
        found |= new
    return frozenset(found)


def _above(unit: UnitId, tree: Tree) -> Iterable[UnitId]:
    seen = {unit}
    while (parent := tree.get(unit)) is not None and parent not in seen:
        seen.add(parent)
        yield parent
        unit = parent
