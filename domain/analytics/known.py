"""What analytics are counted from: rows of the views at one moment, and how many signals there are of each kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from domain.agreements.views import AGREEMENTS
from domain.analytics.views import STEP_TURNS, TurnsRow
from domain.contact.views import MANDATES
from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId
from domain.kernel.past import rows_after, until
from domain.kernel.quarters import Quarter, quarters_until
from domain.kernel.views import View
from domain.kickoff.views import CHECKLISTS
from domain.measures.views import MEASURES
from domain.organisation.views import MEMBERS, UNITS
from domain.plan.views import CYCLES, PLANS
from domain.reports.people import SignalCount
from domain.reports.presence import PRESENCES
from domain.reports.stand import Stand
from domain.reports.told import Told
from domain.review.views import REVIEWS
from domain.signals.views import SIGNALS

STANDING: tuple[View[Any], ...] = (
    MEMBERS,
    UNITS,
    PLANS,
    CYCLES,
    CHECKLISTS,
    MEASURES,
    AGREEMENTS,
    REVIEWS,
    MANDATES,
    PRESENCES,
)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """`stand` holds the rows of now, `ends` the last place in the log of each period, `signals` what came when."""

    stand: Stand
    ends: Sequence[int]
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

    def told(self, plan: PlanId | None) -> Told:
        """What may be told of people: in a plan, or over all."""
        return Told(self.stand.rows(PRESENCES), self.ends, self.quarters, plan)

    def period_of(self, day: date) -> int:
        """The period in which a day is (one to come counts as today)."""
        return sum(quarter.first <= day for quarter in self.quarters)


def known_from(log: Sequence[Recorded], on: date, time_zone: str) -> Known:
    """The same from the log itself, on a day in this time zone (an IANA name): the plainest reading of what it is."""
    quarters = quarters_until(on)
    ends = [_last(until(log, quarter.before.last, time_zone)) for quarter in quarters]
    ends.append(_last(log))
    rows = [row for row in rows_after(SIGNALS, log).values() if not row.withdrawn]
    signals = Counter((period_at(ends, row.seq), row.plan, row.unit, row.theme, row.kind.value) for row in rows)
    return Known(
        stand=Stand(log, ends[-1], on),
        ends=ends,
        turns=list(rows_after(STEP_TURNS, log).values()),
        signals=[SignalCount(*where, number) for where, number in signals.items()],
    )


def _last(log: Iterable[Recorded]) -> int:
    return max((recorded.seq for recorded in log), default=0)


def period_at(ends: Sequence[int], seq: int) -> int:
    """The period in which an event at this place in the log was recorded."""
    return sum(end < seq for end in ends)
