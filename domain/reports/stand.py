"""The organisation as it stood at one place in its log, and who and what belongs together there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from domain.agreements.views import AGREEMENTS
from domain.contact.views import MANDATES
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PlanId, UnitId
from domain.kernel.past import rows_after
from domain.kernel.release import upwards
from domain.kernel.views import View
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.views import MEASURES
from domain.organisation.views import MEMBERS, ORGANISATIONS, UNITS
from domain.plan.views import PLANS, PlanRow
from domain.reports.events import About, Scope
from domain.reports.presence import PRESENCES
from domain.reports.told import Told
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
    PRESENCES,
)
NEEDED: frozenset[type[Event]] = frozenset().union(*(view.events for view in VIEWS))


class Stand:
    """Rows of any of VIEWS after the first events of a log, up to and including `position`, looked at on a day."""

    def __init__(self, log: Sequence[Recorded], position: int, on: date) -> None:
        self._log = [recorded for recorded in log if recorded.seq <= position]
        self._rows: dict[str, list[Any]] = {}
        self._told: dict[PlanId | None, Told] = {}
        self._below: dict[UnitId | None, frozenset[UnitId]] = {}
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
        """The plan itself; or those that go on in the unit or below it, or in the whole organisation."""
        if about.plan is not None:
            return [plan for plan in self.rows(PLANS) if plan.plan == about.plan]
        going_on = [plan for plan in self.rows(PLANS) if plan.closed_on is None]
        if about.unit is None:
            return going_on
        return [plan for plan in going_on if not self.below(about.unit).isdisjoint(self.units_of(plan))]

    def units_of(self, plan: PlanRow) -> frozenset[UnitId]:
        """The units that a plan is about, with those below them; all of them when it names none."""
        if not plan.units:
            return frozenset(self.parents)
        return frozenset(unit for unit in self.parents if any(above in plan.units for above in self._above(unit)))

    @cached_property
    def parents(self) -> Mapping[UnitId, UnitId | None]:
        """Each unit, and the one that it is directly below."""
        return {row.unit: row.parent for row in self.rows(UNITS)}

    def _above(self, unit: UnitId) -> list[UnitId]:
        return upwards(unit, self.parents)

    def below(self, unit: UnitId | None) -> frozenset[UnitId]:
        """A unit with all that are below it; without one, all units."""
        if unit not in self._below:
            units = (each for each in self.parents if unit is None or unit in self._above(each))
            self._below[unit] = frozenset(units)
        return self._below[unit]

    def is_in(self, about: About, plan: PlanRow, unit: UnitId | None) -> bool:
        """Whether what a plan says of a unit (None: of no unit) belongs in what is about this.

        What names no unit belongs to a unit where all units of the plan are in it or below it.
        """
        if about.unit is None:
            return True
        named = {unit} if unit else set(plan.units)
        return bool(named) and named <= self.below(about.unit)

    def taking_part(self) -> list[UnitId]:
        """The units in which a plan goes on, and those above them, by name."""
        going_on = self.plans(About(Scope.ORGANISATION))
        reached = {above for plan in going_on for unit in self.units_of(plan) for above in self._above(unit)}
        named = sorted(self.rows(UNITS), key=lambda row: (row.name.casefold(), str(row.unit)))
        return [row.unit for row in named if row.unit in reached]

    def name_of(self, unit: UnitId | None) -> str | None:
        """A unit's name; None for the whole organisation."""
        return next((row.name for row in self.rows(UNITS) if row.unit == unit), None)

    def told(self, about: About) -> Told:
        """What may be told of people at this place, in one column."""
        if about.plan not in self._told:
            self._told[about.plan] = Told(self.rows(PRESENCES), [self.position], plan=about.plan)
        return self._told[about.plan]
