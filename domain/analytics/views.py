"""What is asked of the log for analytics alone: how long each step took."""

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId
from domain.kernel.views import Key, View
from domain.plan.events import (
    ApproachChosen,
    CycleOpened,
    PlanStarted,
    StepCompleted,
    StepLeftOut,
    StepReopened,
    StepStarted,
)


class Turn(msgspec.Struct, frozen=True):
    """One step in one cycle: when work on it began and when it was done (local dates; None: not, or not told)."""

    cycle: int
    step: int
    began_on: date | None = None
    done_on: date | None = None

    @property
    def days(self) -> int | None:
        """The days from its beginning to its end; None where one of them is not known."""
        return (self.done_on - self.began_on).days if self.done_on and self.began_on else None


class TurnsRow(msgspec.Struct, frozen=True):
    """All steps of a plan, cycle by cycle; `cycle` is the one that goes on."""

    plan: PlanId
    cycle: int = 1
    turns: tuple[Turn, ...] = ()


STEPS = (PlanStarted, ApproachChosen, CycleOpened, StepStarted, StepCompleted, StepReopened, StepLeftOut)


def _plan(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.plan,),) if isinstance(recorded.event, STEPS) else ()


def _turns(row: TurnsRow | None, recorded: Recorded, key: Key) -> TurnsRow | None:
    event = recorded.event
    row = row or TurnsRow(key[0])
    match event:
        case CycleOpened(cycle=cycle):
            return replace(row, cycle=cycle)
        case ApproachChosen():
            return replace(row, turns=tuple(each for each in row.turns if each.cycle != row.cycle))
        case StepLeftOut(step=step):
            return _with(row, step, None)
        case StepStarted(step=step, on=on):
            turn = _turn(row, step)
            return _with(row, step, replace(turn, began_on=turn.began_on or on))
        case StepCompleted(step=step, on=on):
            turn = _turn(row, step)
            return _with(row, step, replace(turn, done_on=turn.done_on or on))
        case StepReopened(step=step):
            return _with(row, step, replace(_turn(row, step), done_on=None))
        case _:
            return row


def _turn(row: TurnsRow, step: int) -> Turn:
    known = (each for each in row.turns if (each.cycle, each.step) == (row.cycle, step))
    return next(known, Turn(row.cycle, step))


def _with(row: TurnsRow, step: int, turn: Turn | None) -> TurnsRow:
    others = [each for each in row.turns if (each.cycle, each.step) != (row.cycle, step)]
    found = [*others, turn] if turn else others
    return replace(row, turns=tuple(sorted(found, key=lambda each: (each.cycle, each.step))))


STEP_TURNS = View(
    name="step_turns",
    version=1,
    row=TurnsRow,
    key=("plan",),
    events=frozenset(STEPS),
    keys_of=_plan,
    evolve=_turns,
)
