"""What an organisation that shares hands in about a quarter that is over: four figures, each a part of a whole.

They count what happened in that quarter only, never how things stand: so what two quarters differ in is no figure about
who came or went between them. See docs/decisions/0088.
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from domain.agreements.keeping import Kept
from domain.analytics.board import board
from domain.analytics.content import Board
from domain.analytics.known import Known
from domain.kernel.quarters import Quarter, quarter_of
from domain.measures.description import Level
from domain.measures.views import MEASURES
from domain.reports.events import About, Scope


class Shared(StrEnum):
    """What is averaged over organisations."""

    ON_TIME = "on_time"
    STEP_DAYS = "step_days"
    AT_THE_SOURCE = "at_the_source"
    KEPT = "kept"


class Handed(msgspec.Struct, frozen=True):
    """One figure of one organisation: `part` of `whole`, which is never 0 (days of steps; else things)."""

    kind: Shared
    part: int
    whole: int


def contribution(known: Known, quarter: Quarter) -> Sequence[Handed]:
    """What is handed in, looked at on the day after the quarter; what there was nothing of is left out."""
    found = board(known, About(Scope.ORGANISATION))
    made = (_on_time(found, quarter), _step_days(known, quarter), _at_the_source(known, quarter), _kept(found, quarter))
    return [handed for handed in made if handed and handed.whole]


def _on_time(found: Board, quarter: Quarter) -> Handed | None:
    line = next((each for each in found.dated if each.quarter == quarter.key), None)
    return Handed(Shared.ON_TIME, line.on_time, line.on_time + line.late + line.not_done) if line else None


def _step_days(known: Known, quarter: Quarter) -> Handed:
    done = [turn for row in known.turns for turn in row.turns if turn.done_on and quarter_of(turn.done_on) == quarter]
    days = [turn.days for turn in done if turn.days is not None]
    return Handed(Shared.STEP_DAYS, sum(days), len(days))


def _at_the_source(known: Known, quarter: Quarter) -> Handed:
    done = [row.level for row in known.stand.rows(MEASURES) if row.done_on and quarter_of(row.done_on) == quarter]
    shared = [level for level in done if level != Level.INDIVIDUAL]
    return Handed(Shared.AT_THE_SOURCE, shared.count(Level.SOURCE), len(shared))


def _kept(found: Board, quarter: Quarter) -> Handed | None:
    """About people: only what the organisation itself may see of this quarter alone."""
    place = next((n for n, column in enumerate(found.columns) if column.since == quarter), None)
    if found.agreements is None or place is None:
        return None
    numbers = {line.name: line.numbers[place] for line in found.agreements if line.name != Kept.NOT_YET_DUE}
    return Handed(Shared.KEPT, numbers[Kept.KEPT] + numbers[Kept.KEPT_LATE], sum(numbers.values()))
