"""The one door for figures about people: which of the counted cells are told, in which columns, and how they add up.

Who may be named follows from who is where now, as in reports (domain/kernel/release.py). A past quarter stands by
itself only as far as those who were there at its end allow the same; from where they do not, it and all before it are
one column with the one after it. So all columns together are what a report counts. See docs/decisions/0087.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from domain.analytics.quarters import Quarter
from domain.analytics.views import PresenceRow, Thing
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.release import Release
from domain.organisation.views import MEMBERS, UNITS, MemberRow, UnitRow
from domain.plan.views import PLANS, PlanRow
from domain.reports.stand import Stand


class Cell(msgspec.Struct, frozen=True):
    """Where something is counted: in which period and plan, about which unit (None: the plan as a whole), as what.

    Period 0 is all that came before the quarters shown, 1 the first of these.
    """

    period: int
    plan: PlanId
    unit: UnitId | None
    what: str


Cells = Mapping[Cell, int]
Sums = Counter[tuple[int, str]]


class Column(msgspec.Struct, frozen=True):
    """One column of figures: a quarter, or (`since` null) all up to and including it. `key` is its name."""

    key: str
    since: Quarter | None
    until: Quarter


class Presences:
    """Who was where at the end of each period; `ends` are the places of these in the log, the last one that of now."""

    def __init__(self, rows: Sequence[PresenceRow], ends: Sequence[int], on: date) -> None:
        self._rows, self._ends, self._on = rows, ends, on

    def stand(self, plans: Sequence[PlanRow], period: int) -> Stand:
        """Members, units and these plans as they were at the end of a period; a plan that was not there is left out."""
        position = self._ends[period]
        members: list[MemberRow] = []
        units: list[UnitRow] = []
        where: dict[UUID, tuple[UnitId, ...]] = {}
        for row in self._rows:
            now = [span for span in row.spans if span.at(position)]
            match row.kind:
                case Thing.MEMBER if now:
                    members.append(MemberRow(PersonId(row.thing), (), now[-1].unit, active=True, seq=now[-1].since))
                case Thing.UNIT if now:
                    units.append(UnitRow(UnitId(row.thing), "", now[-1].unit))
                case Thing.PLAN if now:
                    where[row.thing] = tuple(span.unit for span in now if span.unit)
        then = [replace(plan, units=where[plan.plan]) for plan in plans if plan.plan in where]
        rows: dict[str, Sequence[Any]] = {MEMBERS.name: members, UNITS.name: units, PLANS.name: then}
        return Stand.of_rows(rows, position, self._on)


class Told:
    """What may be told of these plans, taken together."""

    def __init__(self, presences: Presences, plans: Sequence[PlanRow], quarters: Sequence[Quarter]) -> None:
        self._presences, self._plans, self._quarters = presences, plans, quarters
        now = presences.stand(plans, len(quarters))
        self.release: Release[PlanId, UnitId] = now.release_over(now.rows(PLANS))
        self.reach = {plan.plan: now.units_of(plan) for plan in now.rows(PLANS)}

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
        """The sum for each column and each thing that is counted; None where it is about too few people."""
        if not self.release.tells(plan, unit):
            return None
        found: Sums = Counter()
        for cell, number in cells.items():
            if self._within(cell, plan) and (unit is None or self._unit(cell) == unit):
                found[self._place(cell.period), cell.what] += number
        return found

    def units(self, cells: Cells, plan: PlanId | None) -> Sequence[tuple[UnitId | None, Sums]]:
        """The same apart for each unit that may be named, and for all others together (None); without any, nothing."""
        reached = {unit for at, units in self.reach.items() if plan in (None, at) for unit in units}
        named = reached & self.release.parts
        if not named or not self.release.tells(plan, None):
            return ()
        found: dict[UnitId | None, Sums] = {unit: Counter() for unit in (*named, None)}
        for cell, number in cells.items():
            if self._within(cell, plan):
                unit = self._unit(cell)
                found[unit if unit in named else None][self._place(cell.period), cell.what] += number
        return tuple(found.items())

    def _within(self, cell: Cell, plan: PlanId | None) -> bool:
        return cell.plan in self.reach and plan in (None, cell.plan)

    def _unit(self, cell: Cell) -> UnitId | None:
        return cell.unit if cell.unit in self.reach[cell.plan] else None

    def _place(self, period: int) -> int:
        return next(place for place, group in enumerate(self.groups) if period in group)

    def _stands_alone(self, period: int) -> bool:
        then = self._presences.stand(self._plans, period)
        plans = then.rows(PLANS)
        units: set[UnitId] = set().union(*(then.units_of(plan) for plan in plans))
        there = [plan.plan for plan in plans]
        return bool(plans) and then.release_over(plans).tells_all_of(self.release, there, units)

    def _column(self, group: range) -> Column:
        until = self._quarters[max(group[-1] - 1, 0)]
        if group[0] == 0:
            until = until if group[-1] else until.before
            return Column(f"..{until.key}", None, until)
        return Column(until.key, until, until)


def plain(sums: Sums, columns: int, what: str) -> tuple[int, ...]:
    """The numbers of one thing, column by column."""
    return tuple(sums[place, what] for place in range(columns))


def everything(sums: Sums, columns: int) -> tuple[int, ...]:
    """The numbers of all things together, column by column."""
    return tuple(sum(number for (at, _), number in sums.items() if at == place) for place in range(columns))
