"""The parts of a report that count: steps, checklist, measures, agreements, perception, contact persons."""

from collections import Counter
from collections.abc import Sequence

from domain.agreements.keeping import Kept
from domain.agreements.views import AGREEMENTS, AgreementRow
from domain.contact.state import Defect, defects_on, holds
from domain.contact.views import MANDATES
from domain.kernel.ids import UnitId
from domain.kickoff.views import CHECKLISTS
from domain.measures.description import Level
from domain.measures.state import Stage
from domain.measures.views import MEASURES, MeasureRow
from domain.organisation.views import MEMBERS
from domain.plan.views import PlanRow
from domain.reports.content import Agreements, Cover, LevelLine, Perception, PlanLine, StepLine
from domain.reports.events import About
from domain.reports.people import (
    ON_THE_TABLE,
    agreement_cells,
    individual_cells,
    individual_line,
    is_late,
    unit_of,
)
from domain.reports.stand import Stand
from domain.results.readings import cautions_of, change_of
from domain.results.views import MEASUREMENTS, MeasurementRow
from domain.review.views import REVIEWS


def plan_line(stand: Stand, plan: PlanRow) -> PlanLine:
    """Where a plan stands."""
    rows = stand.of(CHECKLISTS, [plan])
    reviews = [row for row in stand.of(REVIEWS, [plan]) if row.cancelled_because is None]
    held = [row.held_on for row in reviews if row.held_on]
    to_come = [row.planned_on for row in reviews if row.held_on is None]
    return PlanLine(
        plan=plan.plan,
        title=plan.title,
        cycle=plan.cycle,
        started_on=plan.started_on,
        closed_on=plan.closed_on,
        steps=tuple(StepLine(each.step, each.progress.value, each.since) for each in plan.steps),
        rows=len(rows),
        rows_checked=sum(row.checked for row in rows),
        rows_overdue=sum(not row.checked and row.due_on is not None and row.due_on < stand.on for row in rows),
        last_review=max(held, default=None),
        next_review=min(to_come, default=None),
    )


def measures_of(stand: Stand, about: About, plans: Sequence[PlanRow]) -> list[MeasureRow]:
    """The measures of these plans at the source and for the team; of a unit's report those in the unit or below it."""
    by_id = {plan.plan: plan for plan in plans}
    return [
        row
        for row in stand.of(MEASURES, plans)
        if row.level != Level.INDIVIDUAL and stand.is_in(about, by_id[row.plan], row.unit)
    ]


def individual_of(stand: Stand, about: About, plans: Sequence[PlanRow]) -> list[MeasureRow]:
    """The measures for one person that may be listed: only where their number may be told."""
    rows = (row for row in stand.of(MEASURES, plans) if row.level == Level.INDIVIDUAL)
    return [row for row in rows if stand.told(about).may_name(row.plan, row.unit, (about.plan, about.unit))]


def levels(rows: Sequence[MeasureRow], stand: Stand) -> tuple[LevelLine, ...]:
    """How many of each level are in each state; at the source first, as the method has it."""
    counted = Counter((row.level, row.state) for row in rows)
    late = Counter(row.level for row in rows if is_late(row, stand))
    return tuple(
        LevelLine(
            level=level.value,
            proposed=counted[level.value, Stage.PROPOSED],
            planned=counted[level.value, Stage.PLANNED],
            started=counted[level.value, Stage.STARTED],
            done=counted[level.value, Stage.DONE],
            dropped=counted[level.value, Stage.DROPPED],
            overdue=late[level.value],
        )
        for level in (Level.SOURCE, Level.COLLECTIVE)
    )


def individual(stand: Stand, about: About) -> LevelLine | None:
    """The measures for one person; None where they are about too few people."""
    sums = stand.told(about).sums(individual_cells(stand), about.plan, about.unit)
    return None if sums is None else individual_line(sums)


def agreements_of(stand: Stand, about: About, plans: Sequence[PlanRow]) -> list[AgreementRow]:
    """The agreements of these plans that may be listed: only where it may be told how many were kept."""
    rows = stand.of(AGREEMENTS, plans)
    return [row for row in rows if stand.told(about).may_name(row.plan, unit_of(row), (about.plan, about.unit))]


def agreements(stand: Stand, about: About) -> Agreements | None:
    """Made and kept; None where that is about too few people."""
    sums = stand.told(about).sums(agreement_cells(stand), about.plan, about.unit)
    if sums is None:
        return None
    kept = {verdict.value: sums[0, verdict.value] for verdict in Kept}
    return Agreements(on_the_table=sums[0, ON_THE_TABLE], made=sum(kept.values()), kept=kept)


def measurements_of(stand: Stand, about: About, plans: Sequence[PlanRow]) -> list[tuple[PlanRow, MeasurementRow]]:
    """The measurements of the plans' current cycles; a unit's report has those of plans that are all within it."""
    return [
        (plan, row)
        for plan in plans
        for row in stand.of(MEASUREMENTS, [plan])
        if row.cycle == plan.cycle and stand.is_in(about, plan, None)
    ]


def perception(plan: PlanRow, row: MeasurementRow) -> Perception:
    """A measurement. The rule that it is of five people at least was kept when it was recorded."""
    then, now = row.baseline, row.follow_up
    return Perception(
        title=row.title,
        plan=plan.title,
        higher_is_better=row.higher_is_better,
        then=then.value if then else None,
        then_on=then.on if then else None,
        then_respondents=then.respondents if then else None,
        now=now.value if now else None,
        now_on=now.on if now else None,
        now_respondents=now.respondents if now else None,
        change=change_of(then, now),
        verdict=row.verdict,
        cautions=tuple(each.value for each in cautions_of(then, now)),
    )


def contact(stand: Stand, about: About, plans: Sequence[PlanRow]) -> tuple[Cover, ...]:
    """Each participating unit (of a unit's report: in or below it), and what is amiss with its contact person."""
    named = {unit: None for plan in plans for unit in (plan.units or (None,))}
    if about.unit:
        named = {unit: None for unit in named if unit in stand.below(about.unit)} or {about.unit: None}
    covers = [Cover(stand.name_of(unit), _defects(stand, unit)) for unit in named]
    return tuple(sorted(covers, key=lambda cover: (cover.unit or "").casefold()))


def _defects(stand: Stand, unit: UnitId | None) -> tuple[str, ...]:
    cards = [row.card for row in stand.rows(MANDATES) if row.unit == unit]
    now = next((card for card in cards if holds(card, stand.on)), None)
    gone = {row.person for row in stand.rows(MEMBERS) if not row.active}
    left = (Defect.LEFT,) if now and now.person in gone else ()
    return tuple(each.value for each in (*left, *defects_on(cards, stand.on)))
