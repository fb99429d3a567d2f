"""What is counted of people: what they reported, whether agreements were kept, measures for one person.

All of it goes through `Told`; nothing of it is told apart for fewer people than the floor. See docs/decisions/0087.
"""

from collections import Counter

from domain.agreements.views import AGREEMENTS, AgreementRow
from domain.analytics.known import Known
from domain.analytics.told import Cell, Cells, Told
from domain.kernel.ids import UnitId
from domain.measures.description import Level
from domain.measures.state import Stage
from domain.measures.views import MEASURES, MeasureRow
from domain.plan.views import PLANS
from domain.reports.content import LevelLine
from domain.reports.counting import is_late, kept
from domain.reports.events import About

OVERDUE = "overdue"


def signal_cells(known: Known) -> Cells:
    """Signals by what they are, in the period in which they were recorded."""
    found: Counter[Cell] = Counter()
    for each in known.signals:
        found[each.cell(each.kind)] += each.number
    return found


def theme_cells(known: Known) -> Cells:
    """Signals by their theme."""
    found: Counter[Cell] = Counter()
    for each in known.signals:
        found[each.cell(each.theme)] += each.number
    return found


def agreement_cells(known: Known) -> Cells:
    """Agreements that bind or bound, by how they were kept, in the period of their date."""
    stand = known.stand
    return Counter(
        Cell(known.period_of(row.binding_due_on), row.plan, _unit_of(known, row), kept(row, stand).value)
        for row in stand.rows(AGREEMENTS)
        if row.binding_due_on is not None
    )


def individual_lines(known: Known, told: Told, about: About) -> tuple[LevelLine, ...] | None:
    """The measures for one person, as they stand now."""
    cells: Counter[Cell] = Counter()
    now = len(known.quarters)
    for row in known.stand.rows(MEASURES):
        if row.level == Level.INDIVIDUAL:
            unit = row.unit or _only_unit(known, row)
            cells[Cell(now, row.plan, unit, row.state)] += 1
            cells[Cell(now, row.plan, unit, OVERDUE)] += is_late(row, known.stand)
    sums = told.sums(cells, about.plan, about.unit)
    if sums is None:
        return None
    place = len(told.columns) - 1
    states = {stage.value: sums[place, stage.value] for stage in Stage}
    return (LevelLine(level=Level.INDIVIDUAL.value, overdue=sums[place, OVERDUE], **states),)


def _unit_of(known: Known, row: AgreementRow) -> UnitId | None:
    """The unit that an agreement is of: an agreement of several units is the plan's, so that nothing counts twice."""
    units = {each.party.unit for each in row.parties if each.party.unit}
    return units.pop() if len(units) == 1 else _only_unit(known, row)


def _only_unit(known: Known, row: AgreementRow | MeasureRow) -> UnitId | None:
    units = next((plan.units for plan in known.stand.rows(PLANS) if plan.plan == row.plan), ())
    return units[0] if len(units) == 1 else None
