"""What analytics are counted from: rows of the views at one moment, and how many signals there are of each kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from domain.agreements.views import AGREEMENTS
from domain.analytics.quarters import Quarter, quarters_until
from domain.analytics.told import Cell, Presences
from domain.analytics.views import PRESENCES, STEP_TURNS, TurnsRow
from domain.contact.views import MANDATES
from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId, UnitId
from domain.kernel.past import rows_after, until
from domain.kernel.views import View
from domain.kickoff.views import CHECKLISTS
from domain.measures.views import MEASURES
from domain.organisation.views import MEMBERS, UNITS
from domain.plan.views import PLANS
from domain.reports.stand import Stand
from domain.review.views import REVIEWS
from domain.signals.views import SIGNALS

STANDING: tuple[View[Any], ...] = (MEMBERS, UNITS, PLANS, CHECKLISTS, MEASURES, AGREEMENTS, REVIEWS, MANDATES)


class SignalCount(msgspec.Struct, frozen=True):
    """How many signals that were not withdrawn came in a period, in a plan, about a unit, of a theme and kind."""

    period: int
    plan: PlanId
    unit: UnitId | None
    theme: str
    kind: str
    number: int

    def cell(self, what: str) -> Cell:
        """Where it is counted."""
        return Cell(self.period, self.plan, self.unit, what)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """`stand` holds the rows of now, `presences` who was where at the end of each period, `signals` what came when."""

    stand: Stand
    presences: Presences
    turns: Sequence[TurnsRow]
    signals: Sequence[SignalCount]

    @property
    def on(self) -> date:
        """Today."""
        return self.stand.on

    @property
    def quarters(self) -> Sequence[Quarter]:
        """The quarters that are shown."""
        return quarters_until(self.on)

    def period_of(self, day: date) -> int:
        """The period in which a day is (one to come counts as today)."""
        return sum(quarter.first <= day for quarter in self.quarters)


def known_from(log: Sequence[Recorded], on: date, time_zone: str) -> Known:
    """The same from the log itself, on a day in this time zone (an IANA name): the plainest reading of what it is."""
    quarters = quarters_until(on)
    ends = [_last(until(log, quarter.before.last, time_zone)) for quarter in quarters]
    ends.append(_last(log))
    rows = [row for row in rows_after(SIGNALS, log).values() if not row.withdrawn]
    signals = Counter((_period(ends, row.seq), row.plan, row.unit, row.theme, row.kind.value) for row in rows)
    return Known(
        stand=Stand(log, ends[-1], on),
        presences=Presences(list(rows_after(PRESENCES, log).values()), ends, on),
        turns=list(rows_after(STEP_TURNS, log).values()),
        signals=[SignalCount(*where, number) for where, number in signals.items()],
    )


def _last(log: Iterable[Recorded]) -> int:
    return max((recorded.seq for recorded in log), default=0)


def _period(ends: Sequence[int], seq: int) -> int:
    return sum(end < seq for end in ends)
