"""What is counted of people: what they reported, whether agreements were kept, measures for one person.

Reports and analytics count the same cells, and nothing of them is told but through `Told`. See docs/decisions/0087.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from domain.agreements.keeping import Kept
from domain.agreements.stances import Standing
from domain.agreements.views import AGREEMENTS, AgreementRow, kept_of
from domain.kernel.ids import PlanId, UnitId
from domain.measures.description import Level
from domain.measures.state import Stage
from domain.measures.views import MEASURES, MeasureRow
from domain.reports.content import LevelLine
from domain.reports.stand import Stand
from domain.reports.told import Cell, Cells, Sums

OVERDUE, ON_THE_TABLE = "overdue", "on_the_table"
OVER = (Stage.DONE, Stage.DROPPED)


class SignalCount(msgspec.Struct, frozen=True):
    """How many signals that were not withdrawn came in a period, in a plan, about a unit, of a theme and kind."""

    period: int
    plan: PlanId
    unit: UnitId | None
    theme: str
    kind: str
    number: int


def cells_by(signals: Sequence[SignalCount], what: Callable[[SignalCount], object]) -> Cells:
    """Signals by what they are, in the period in which they were recorded."""
    found: Counter[Cell] = Counter()
    for each in signals:
        found[Cell(each.period, each.plan, each.unit, what(each))] += each.number
    return found


def agreement_cells(stand: Stand, period_of: Callable[[date], int] = lambda _: 0, now: int = 0) -> Cells:
    """Agreements that bind or bound, by how they were kept, in the period of their date; and those on the table."""
    found: Counter[Cell] = Counter()
    for row in stand.rows(AGREEMENTS):
        if row.binding and row.binding_due_on is not None:
            period = period_of(row.binding_due_on)
            found[Cell(period, row.plan, unit_of(row), kept(row, stand).value)] += 1
        found[Cell(now, row.plan, unit_of(row), ON_THE_TABLE)] += row.state is Standing.PROPOSED
    return found


def individual_cells(stand: Stand, period: int = 0) -> Cells:
    """The measures for one person, as they stand now."""
    found: Counter[Cell] = Counter()
    for row in stand.rows(MEASURES):
        if row.level == Level.INDIVIDUAL:
            found[Cell(period, row.plan, row.unit, row.state)] += 1
            found[Cell(period, row.plan, row.unit, OVERDUE)] += is_late(row, stand)
    return found


def individual_line(sums: Sums, place: int = 0) -> LevelLine:
    """The same as a line of the table of measures."""
    states = {stage.value: sums[place, stage.value] for stage in Stage}
    return LevelLine(level=Level.INDIVIDUAL.value, overdue=sums[place, OVERDUE], **states)


def unit_of(row: AgreementRow) -> UnitId | None:
    """The unit that an agreement is of: an agreement of several units is the plan's, so that nothing counts twice."""
    units = {each.party.unit for each in row.parties if each.party.unit}
    return units.pop() if len(units) == 1 else None


def kept(row: AgreementRow, stand: Stand) -> Kept:
    """Whether it was kept: computed, unless overruled with a reason."""
    return row.overruled.verdict if row.overruled else kept_of(row, stand.on)


def is_late(row: MeasureRow, stand: Stand) -> bool:
    """Whether a measure's date has passed without its being finished."""
    return row.state not in OVER and row.due_on is not None and row.due_on < stand.on
