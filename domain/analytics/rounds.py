"""Rounds beside each other: how long each turn of the wheel took, step by step, what was on time, what came of it.

About plans only. What is about people is told by quarters (docs/decisions/0087): by rounds as well, it would be one
more total to subtract from.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from statistics import median

from domain.analytics.content import Round, RoundLine, StepTime
from domain.analytics.known import Known
from domain.analytics.plans import due_in, timed
from domain.analytics.views import Turn
from domain.kernel.ids import PlanId
from domain.measures.description import Level
from domain.plan.approach import STEPS
from domain.plan.views import CYCLES, CycleRow, PlanRow
from domain.reports.counting import measures_of
from domain.reports.events import About


def rounds(lines: Sequence[RoundLine]) -> tuple[Round, ...]:
    """All first rounds together, all second ones, and so on."""
    return tuple(_round(number, [line for line in lines if line.cycle == number]) for number in _numbers(lines))


def _numbers(lines: Sequence[RoundLine]) -> list[int]:
    return sorted({line.cycle for line in lines})


def _round(number: int, lines: Sequence[RoundLine]) -> Round:
    days = [line.days for line in lines if line.days is not None]
    turns = [turn for line in lines for turn in line.turns]
    return Round(
        cycle=number,
        plans=len(lines),
        ended=sum(line.ended_on is not None for line in lines),
        median_days=Decimal(str(median(days))) if days else None,
        steps=tuple(_timed(step, turns) for step in STEPS),
        on_time=sum(line.on_time for line in lines),
        late=sum(line.late for line in lines),
        not_done=sum(line.not_done for line in lines),
        done_at_the_source=sum(line.done_at_the_source for line in lines),
        done_collective=sum(line.done_collective for line in lines),
    )


def _timed(step: int, turns: Sequence[Turn]) -> StepTime:
    return timed(step, [turn for turn in turns if turn.step == step and turn.done_on])


def round_lines(known: Known, about: About, plans: Sequence[PlanRow]) -> tuple[RoundLine, ...]:
    """Each round of each plan, in the order in which plans and rounds began."""
    due = list(due_in(known, about, plans))
    done = [(row.plan, row.done_on, row.level) for row in measures_of(known.stand, about, plans) if row.done_on]
    return tuple(
        _line(known, plan, row, until, due, done)
        for plan in plans
        for row, until in _of_plan(known.stand.of(CYCLES, [plan]), plan)
    )


def _of_plan(rows: Sequence[CycleRow], plan: PlanRow) -> Iterator[tuple[CycleRow, date | None]]:
    """Each round, and the day on which it ended: with the next one, or with the plan."""
    for row in sorted(rows, key=lambda row: row.cycle):
        yield row, row.closed_on or (plan.closed_on if row.cycle == plan.cycle else None)


def _line(
    known: Known,
    plan: PlanRow,
    row: CycleRow,
    until: date | None,
    due: Sequence[tuple[PlanId, date, date | None]],
    done: Sequence[tuple[PlanId, date, str]],
) -> RoundLine:
    def within(of: PlanId, day: date) -> bool:
        return of == plan.plan and (row.cycle == 1 or day >= row.opened_on) and (until is None or day < until)

    turns = tuple(
        turn for each in known.turns if each.plan == plan.plan for turn in each.turns if turn.cycle == row.cycle
    )
    passed = [(on, when) for of, on, when in due if within(of, on) and on < known.on]
    levels = [level for of, day, level in done if within(of, day)]
    on_time = sum(when is not None and when <= on for on, when in passed)
    not_done = sum(when is None for _, when in passed)
    return RoundLine(
        plan=plan.plan,
        title=plan.title,
        cycle=row.cycle,
        began_on=row.opened_on,
        ended_on=until,
        days=(until - row.opened_on).days if until else None,
        steps_done=sum(turn.done_on is not None for turn in turns),
        turns=turns,
        on_time=on_time,
        late=len(passed) - on_time - not_done,
        not_done=not_done,
        done_at_the_source=levels.count(Level.SOURCE),
        done_collective=levels.count(Level.COLLECTIVE),
    )
