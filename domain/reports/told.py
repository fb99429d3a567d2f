"""The one door for figures about people: which of the counted cells are told, in which columns, and how they add up.

Reports and analytics both ask it. Who may be named follows from who is where now (domain/kernel/release.py). A past
quarter stands by itself only as far as those who were there at its end allow the same; from where they do not, it and
all before it are one column with the one after it. So all columns together are what a report counts. See
docs/decisions/0087.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from domain.kernel.ids import PlanId, UnitId
from domain.kernel.quarters import Quarter
from domain.kernel.release import Release, upwards
from domain.reports.presence import Presence, PresenceRow, closed_at


class Cell(msgspec.Struct, frozen=True):
    """Where something is counted: in which period and plan, about which unit (None: the plan as a whole), as what.

    Period 0 is all that came before the quarters shown, 1 the first of these.
    """

    period: int
    plan: PlanId
    unit: UnitId | None
    what: Hashable


Cells = Mapping[Cell, int]
Sums = Counter[tuple[int, Hashable]]


class Column(msgspec.Struct, frozen=True):
    """One column of figures: a quarter, or (`since` null) all up to and including it. `key` is its name."""

    key: str
    since: Quarter | None
    until: Quarter


class Told:
    """What may be told of all plans that go on together; or of one `plan`, which tells of itself once it is closed.

    `ends` are the places in the log at the end of each period, the last one that of now. A closed plan is in no total
    any more, and tells for ever what it told when it was closed: by who was where then.
    """

    def __init__(
        self,
        rows: Sequence[PresenceRow],
        ends: Sequence[int],
        quarters: Sequence[Quarter] = (),
        plan: PlanId | None = None,
    ) -> None:
        last = closed_at(rows, plan, ends[-1])
        self._rows, self._quarters = rows, quarters
        self._ends = ends if last is None else [min(end, last) for end in ends]
        self.presence = Presence(rows, self._ends[-1])
        self._chains: dict[tuple[PlanId, UnitId | None], frozenset[UnitId]] = {}

    @property
    def release(self) -> Release[PlanId, UnitId]:
        """Which plans and units have figures about people."""
        return self.presence.release

    @cached_property
    def groups(self) -> Sequence[range]:
        """The periods of each column, oldest first."""
        first = last = len(self._quarters)
        groups = [range(first, last + 1)]
        while first and self._stands_alone(first - 1):
            first -= 1
            groups.insert(0, range(first, first + 1))
        return [range(groups[0].stop), *groups[1:]]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns by their quarters."""
        return tuple(self._column(group) for group in self.groups)

    def sums(self, cells: Cells, plan: PlanId | None, unit: UnitId | None) -> Sums | None:
        """The sum for each column and each thing that is counted; None where it is about too few people.

        Of a unit with all that is below it, and with what plans for these alone say of no unit.
        """
        if not self.release.tells(plan, unit):
            return None
        found: Sums = Counter()
        for cell, number in cells.items():
            if self._within(cell.plan, cell.unit, plan, unit):
                found[self._place(cell.period), cell.what] += number
        return found

    def units(self, cells: Cells, plan: PlanId | None) -> Sequence[tuple[UnitId | None, Sums]]:
        """The same of each unit that may be named, and for all that is in none of them (None); without any, nothing."""
        named = self.named(plan)
        if not named or not self.release.tells(plan, None):
            return ()
        found: dict[UnitId | None, Sums] = {unit: Counter() for unit in (*named, None)}
        for cell, number in cells.items():
            if plan in (None, cell.plan) and cell.plan in self.presence.plans:
                for unit in (self._chain(cell.plan, cell.unit) & named) or (None,):
                    found[unit][self._place(cell.period), cell.what] += number
        return tuple(found.items())

    def named(self, plan: PlanId | None) -> frozenset[UnitId]:
        """The units that take part in it, or are above those that do, and have figures."""
        return self.taking_part(plan) & self.release.parts

    def taking_part(self, plan: PlanId | None) -> frozenset[UnitId]:
        """All units that take part in a plan (None: in any), and those above them."""
        reached = {unit for at, units in self.presence.reach.items() if plan in (None, at) for unit in units}
        return frozenset(above for unit in reached for above in upwards(unit, self.presence.parents))

    def may_name(self, plan: PlanId, unit: UnitId | None, about: tuple[PlanId | None, UnitId | None]) -> bool:
        """Whether a thing about people, of this plan and unit, may be listed by name in what is about a plan or a unit.

        A list is no less than a count: so where the figure of its plan, in that unit, may be told.
        """
        return self._within(plan, unit, *about) and self.release.tells(plan, about[1])

    def _within(self, plan: PlanId, unit: UnitId | None, of: PlanId | None, below: UnitId | None) -> bool:
        there = plan in self.presence.plans and of in (None, plan)
        return there and (below is None or below in self._chain(plan, unit))

    def _chain(self, plan: PlanId, unit: UnitId | None) -> frozenset[UnitId]:
        """The units of which it is: that which it names, if that takes part, or the plan's own; and those above."""
        if (plan, unit) not in self._chains:
            own = unit if unit in self.presence.reach[plan] else self.presence.homes[plan]
            self._chains[plan, unit] = frozenset(upwards(own, self.presence.parents))
        return self._chains[plan, unit]

    def _place(self, period: int) -> int:
        return next(place for place, group in enumerate(self.groups) if period in group)

    def _stands_alone(self, period: int) -> bool:
        then = Presence(self._rows, self._ends[period])
        return bool(then.plans) and then.still_tells(self.presence)

    def _column(self, group: range) -> Column:
        until = self._quarters[max(group[-1] - 1, 0)]
        if group[0] == 0:
            until = until if group[-1] else until.before
            return Column(f"..{until.key}", None, until)
        return Column(until.key, until, until)


def plain(sums: Sums, columns: int, what: Hashable) -> tuple[int, ...]:
    """The numbers of one thing, column by column."""
    return tuple(sums[place, what] for place in range(columns))


def everything(sums: Sums, columns: int) -> tuple[int, ...]:
    """The numbers of all things together, column by column."""
    return tuple(sum(number for (at, _), number in sums.items() if at == place) for place in range(columns))


def told_whats(sums: Sums) -> Iterator[Hashable]:
    """What there is a number of."""
    return iter(dict.fromkeys(what for _, what in sums))
