"""The organisation as it stood at one place in its log, and who and what belongs together there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import msgspec

from domain.agreements.views import AGREEMENTS
from domain.contact.views import MANDATES
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.past import rows_after
from domain.kernel.release import Extent, Release, everybody, release_of
from domain.kernel.views import View
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.views import MEASURES
from domain.organisation.views import MEMBERS, ORGANISATIONS, UNITS
from domain.plan.views import PLANS, PlanRow
from domain.reports.events import About, Scope
from domain.reports.views import REPORTS
from domain.results.views import MEASUREMENTS, SIGNAL_VERDICTS
from domain.review.views import DECISIONS, HRM_CYCLES, REVIEWS
from domain.signals.views import SIGNALS
from domain.works_council.views import DOSSIERS

R = TypeVar("R", bound=msgspec.Struct)
VIEWS: tuple[View[Any], ...] = (
    ORGANISATIONS,
    UNITS,
    MEMBERS,
    PLANS,
    KICKOFFS,
    CHECKLISTS,
    MANDATES,
    SIGNALS,
    SIGNAL_VERDICTS,
    MEASUREMENTS,
    MEASURES,
    DOSSIERS,
    AGREEMENTS,
    HRM_CYCLES,
    REVIEWS,
    DECISIONS,
    REPORTS,
)
NEEDED: frozenset[type[Event]] = frozenset().union(*(view.events for view in VIEWS))


class Stand:
    """Rows of any of VIEWS after the first events of a log, up to and including `position`, looked at on a day."""

    def __init__(self, log: Sequence[Recorded], position: int, on: date) -> None:
        self._log = [recorded for recorded in log if recorded.seq <= position]
        self._rows: dict[str, list[Any]] = {}
        self._release: Release[PlanId, UnitId] | None = None
        self.position, self.on = position, on

    @classmethod
    def of_rows(cls, rows: Mapping[str, Sequence[Any]], position: int, on: date) -> "Stand":
        """The same of rows that were folded already, by the view's name; of a view that is not named there are none."""
        stand = cls((), position, on)
        stand._rows = {name: sorted(found, key=lambda row: getattr(row, "seq", 0)) for name, found in rows.items()}
        return stand

    def rows(self, view: View[R]) -> list[R]:
        """All rows, in the order of their keys' first appearance in the log where they tell it (`seq`)."""
        if view.name not in self._rows:
            found = list(rows_after(view, self._log).values())
            self._rows[view.name] = sorted(found, key=lambda row: getattr(row, "seq", 0))
        return self._rows[view.name]

    def of(self, view: View[R], plans: Iterable[PlanRow]) -> list[R]:
        """The rows of these plans."""
        wanted = {plan.plan for plan in plans}
        return [row for row in self.rows(view) if getattr(row, "plan") in wanted]  # noqa: B009 - each has a plan

    def plans(self, about: About) -> list[PlanRow]:
        """The plan itself; or those that go on in the unit, or in the whole organisation."""
        if about.plan is not None:
            return [plan for plan in self.rows(PLANS) if plan.plan == about.plan]
        going_on = [plan for plan in self.rows(PLANS) if plan.closed_on is None]
        if about.unit is None:
            return going_on
        return [plan for plan in going_on if about.unit in self.units_of(plan)]

    def units_of(self, plan: PlanRow) -> frozenset[UnitId]:
        """The units that a plan is about, with those below them; all of them when it names none."""
        parents = {row.unit: row.parent for row in self.rows(UNITS)}
        if not plan.units:
            return frozenset(parents)
        return frozenset(unit for unit in parents if not set(plan.units).isdisjoint(_upwards(unit, parents)))

    def taking_part(self) -> list[UnitId]:
        """The units in which a plan goes on, by name."""
        reached = frozenset().union(*(self.units_of(plan) for plan in self.plans(About(Scope.ORGANISATION))))
        named = sorted(self.rows(UNITS), key=lambda row: (row.name.casefold(), str(row.unit)))
        return [row.unit for row in named if row.unit in reached]

    def name_of(self, unit: UnitId | None) -> str | None:
        """A unit's name; None for the whole organisation."""
        return next((row.name for row in self.rows(UNITS) if row.unit == unit), None)

    def release(self) -> Release[PlanId, UnitId]:
        """Which figures about people may be shown: of the plans that go on, and of the units in them."""
        if self._release is None:
            self._release = self.release_over(self.plans(About(Scope.ORGANISATION)))
        return self._release

    def release_over(self, plans: Iterable[PlanRow]) -> Release[PlanId, UnitId]:
        """The same, had only these plans been there."""
        parents = {row.unit: row.parent for row in self.rows(UNITS)}
        members = [row for row in self.rows(MEMBERS) if row.active]
        people: dict[UnitId, set[PersonId]] = {unit: set() for unit in parents}
        for row in members:
            for unit in _upwards(row.unit, parents):
                people[unit].add(row.person)
        known = {unit: frozenset(found) for unit, found in people.items()}
        everyone = frozenset(row.person for row in members)
        return release_of(known, {plan.plan: self._extent(plan, known, everyone) for plan in plans})

    def _extent(
        self, plan: PlanRow, people: dict[UnitId, frozenset[PersonId]], members: frozenset[PersonId]
    ) -> Extent[UnitId, PersonId]:
        units = self.units_of(plan)
        return Extent(units, members if not plan.units else everybody(people[unit] for unit in units))


def _upwards(unit: UnitId | None, parents: dict[UnitId, UnitId | None]) -> list[UnitId]:
    found: list[UnitId] = []
    while unit in parents and unit not in found:
        found.append(unit)
        unit = parents[unit]
    return found
