"""What is counted of plans: how long steps took, what was on time, measures at the source and for the team.

These are about work and its organisation, not about people, so no floor holds for them. See docs/decisions/0087.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from statistics import median

from domain.analytics.content import Cycle, Dated, PlanLine, StepTime
from domain.analytics.known import Known
from domain.analytics.views import Turn
from domain.kernel.ids import PlanId
from domain.kernel.quarters import quarter_of
from domain.kickoff.views import CHECKLISTS
from domain.measures.state import Stage
from domain.plan.approach import STEPS
from domain.plan.state import Progress
from domain.plan.views import PlanRow
from domain.reports.content import LevelLine
from domain.reports.counting import levels, measures_of
from domain.reports.events import About, Scope
from domain.review.views import REVIEWS

EVERYWHERE = About(Scope.ORGANISATION)
Due = tuple[PlanId, date, date | None]  # of which plan, its date, when it was done


def step_times(known: Known, plans: Sequence[PlanRow]) -> tuple[StepTime, ...]:
    """How long each step took, of those that were done in the quarters shown."""
    since = known.quarters[0].first
    wanted = {plan.plan for plan in plans}
    done = [
        turn
        for row in known.turns
        if row.plan in wanted
        for turn in row.turns
        if turn.done_on is not None and turn.done_on >= since
    ]
    return tuple(timed(step, [turn for turn in done if turn.step == step]) for step in STEPS)


def timed(step: int, turns: Sequence[Turn]) -> StepTime:
    """How long a step took, of these turns in which it was done."""
    days = [turn.days for turn in turns if turn.days is not None]
    return StepTime(step, len(turns), len(days), Decimal(str(median(days))) if days else None)


def plan_lines(known: Known, plans: Sequence[PlanRow], *, detailed: bool) -> tuple[PlanLine, ...]:
    """Where each plan stands."""
    late = [due[0] for due in due_in(known, EVERYWHERE, plans) if due[1] < known.on and due[2] is None]
    return tuple(
        PlanLine(
            plan=plan.plan,
            title=plan.title,
            cycle=plan.cycle,
            closed=plan.closed_on is not None,
            steps_done=sum(step.progress is Progress.DONE for step in plan.steps),
            steps_taken=sum(step.progress is not Progress.LEFT_OUT for step in plan.steps),
            overdue=0 if plan.closed_on else late.count(plan.plan),
            cycles=_cycles(known, plan) if detailed else (),
        )
        for plan in plans
    )


def _cycles(known: Known, plan: PlanRow) -> tuple[Cycle, ...]:
    turns = [turn for row in known.turns if row.plan == plan.plan for turn in row.turns]
    return tuple(Cycle(cycle, tuple(found)) for cycle, found in groupby(turns, key=lambda turn: turn.cycle))


def dated_lines(known: Known, about: About, plans: Sequence[PlanRow]) -> tuple[Dated, ...]:
    """What was done on time, late or not at all, by the quarter of its date; from the first that had any."""
    passed = [due for due in due_in(known, about, plans) if due[1] < known.on]
    lines: list[Dated] = []
    for quarter in known.quarters:
        mine = [done is not None and done <= on for _, on, done in passed if quarter_of(on) == quarter]
        open_ = sum(done is None for _, on, done in passed if quarter_of(on) == quarter)
        if lines or mine:
            lines.append(Dated(quarter.key, sum(mine), len(mine) - sum(mine) - open_, open_))
    return tuple(lines)


def standing(known: Known, about: About, plans: Sequence[PlanRow]) -> tuple[int, int]:
    """How many dated things are not done now, and how many of these are past their date."""
    dates = [on for _, on, done in due_in(known, about, plans) if done is None]
    return len(dates), sum(on < known.on for on in dates)


def shared_lines(known: Known, about: About, plans: Sequence[PlanRow]) -> tuple[LevelLine, ...]:
    """The measures at the source and for the team, as they stand now."""
    return levels(measures_of(known.stand, about, plans), known.stand)


def due_in(known: Known, about: About, plans: Sequence[PlanRow]) -> Iterator[Due]:
    """All that has a date: of a unit its measures, and the rest of plans that are all within it."""
    own = [plan for plan in plans if known.stand.is_in(about, plan, None)]
    for row in known.stand.of(CHECKLISTS, own):
        if row.due_on is not None:
            yield row.plan, row.due_on, (row.checked_on or row.due_on) if row.checked else None
    for review in known.stand.of(REVIEWS, own):
        if review.cancelled_because is None:
            yield review.plan, review.planned_on, review.held_on
    for measure in measures_of(known.stand, about, plans):
        if measure.due_on is not None and measure.state != Stage.DROPPED:
            yield measure.plan, measure.due_on, measure.done_on
