"""An organisation as who attacks its figures sees it: who could have said what and when, and who stands behind it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec

from domain.kernel.events import Event
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.release import upwards
from domain.organisation.events import MemberLeft, OrganisationRegistered, UnitAdded
from domain.plan.events import PlanClosed, PlanStarted, UnitJoined, UnitLeft
from tests.domain.reports.history import AMSTERDAM, Log, members
from tests.domain.specification import TENANT

# The ends of stretches of time, at each of which somebody looks: the end of a quarter, and days within one.
MOMENTS = (date(2026, 6, 30), date(2026, 8, 15), date(2026, 9, 30), date(2026, 11, 23))
STRETCHES = range(len(MOMENTS))
UNITS = [UnitId(UUID(int=number)) for number in (1, 2, 3, 4)]
PLANS = [PlanId(UUID(int=number)) for number in (11, 12)]
A, B, C, D = UNITS
Group = tuple[UnitId | None, int, int, int | None]  # of which unit, how many, from which stretch until which
Joins = Mapping[PlanId, Sequence[tuple[UnitId | None, int]]]


class Cell(msgspec.Struct, frozen=True):
    """Signals of one stretch, in one plan, about one unit or none; `number` is its own power of two."""

    stretch: int
    plan: PlanId
    unit: UnitId | None
    number: int


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """Units below each other, people who come and go, plans that units join and leave, and that are closed.

    `quiet`: so many stretches before a plan is closed, nothing is said in it any more.
    """

    parents: Mapping[UnitId, UnitId | None]
    groups: Sequence[Group]
    joins: Joins
    left: Mapping[PlanId, int] = {}
    closed: Mapping[PlanId, int] = {}
    quiet: int = 0

    def log(self) -> tuple[Log, Sequence[int]]:
        """What happened, and the place in the log at the end of each stretch."""
        log, ends = Log(), []
        for stretch, day in enumerate(MOMENTS):
            first = [OrganisationRegistered(tenant=TENANT, name="Zorg", time_zone=AMSTERDAM)] if not stretch else []
            log.on(
                day - timedelta(days=20), *first, *self._units(stretch), *self._people(stretch), *self._plans(stretch)
            )
            log.on(day, *self._closed(stretch), MemberLeft(person=PersonId(UUID(int=7))))
            ends.append(len(log.facts))
        return log, ends

    def _units(self, stretch: int) -> Iterator[Event]:
        for unit, parent in self.parents.items() if not stretch else ():
            yield UnitAdded(unit=unit, name=str(unit), parent=parent)

    def _people(self, stretch: int) -> Iterator[Event]:
        for number, (unit, count, since, until) in enumerate(self.groups):
            if since == stretch:
                yield from members(unit, count, 1000 * (number + 1))
            if until == stretch:
                yield from (MemberLeft(person=PersonId(UUID(int=1000 * (number + 1) + n))) for n in range(count))

    def _plans(self, stretch: int) -> Iterator[Event]:
        for plan, joins in self.joins.items():
            began = min(since for _, since in joins)
            units = tuple(unit for unit, since in joins if unit and since == began)
            if began == stretch:
                yield PlanStarted(plan=plan, title=str(plan), template=1, units=units, started_on=MOMENTS[stretch])
            for unit, since in joins:
                if unit and since == stretch > began:
                    yield UnitJoined(plan=plan, unit=unit, reason="Ook hier", on=MOMENTS[stretch])
            if self.left.get(plan) == stretch and units:
                yield UnitLeft(plan=plan, unit=units[0], reason="Klaar", on=MOMENTS[stretch])

    def _closed(self, stretch: int) -> Iterator[Event]:
        return (PlanClosed(plan=plan, reason="", on=MOMENTS[at]) for plan, at in self.closed.items() if at == stretch)

    def cells(self) -> list[Cell]:
        """Everything that people may report: in any plan that is there, about any unit, or about none."""
        places = [
            (stretch, plan, unit)
            for stretch in STRETCHES
            for plan, joins in self.joins.items()
            if min(since for _, since in joins) <= stretch <= self.closed.get(plan, 9) - self.quiet
            for unit in (*self.parents, None)
        ]
        return [Cell(*place, 1 << number) for number, place in enumerate(places)]

    def behind(self, cell: Cell) -> frozenset[tuple[int, int]]:
        """Who may have said it: who was in the unit at the end of the stretch; where nobody was, who was below it."""
        there = {
            (number, n): unit
            for number, (unit, count, since, until) in enumerate(self.groups)
            for n in range(count)
            if since <= cell.stretch and (until is None or until > cell.stretch)
        }
        if cell.unit is None:
            joined = [unit for unit, since in self.joins[cell.plan] if since <= cell.stretch]
            return frozenset(
                who for who, unit in there.items() if None in joined or self._is_below(unit, *filter(None, joined))
            )
        own = frozenset(who for who, unit in there.items() if unit == cell.unit)
        return own or frozenset(who for who, unit in there.items() if self._is_below(unit, cell.unit))

    def takes_part(self, cell: Cell) -> bool:
        """Whether the cell's unit took part in its plan by then; a plan for all has whatever names no unit, too."""
        joined = [unit for unit, since in self.joins[cell.plan] if since <= cell.stretch]
        return None in joined or self._is_below(cell.unit, *filter(None, joined))

    def _is_below(self, unit: UnitId | None, *above: UnitId) -> bool:
        return not set(above).isdisjoint(upwards(unit, self.parents))
