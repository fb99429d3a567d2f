"""What is asked of the log for analytics alone: who was where at each of its places, and how long each step took."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId, UnitId
from domain.kernel.views import Key, View
from domain.organisation.events import MemberInvited, MemberLeft, UnitAdded
from domain.plan.events import (
    ApproachChosen,
    CycleOpened,
    PlanStarted,
    StepCompleted,
    StepLeftOut,
    StepReopened,
    StepStarted,
    UnitJoined,
)


class Thing(StrEnum):
    """What can be somewhere: a member in a unit, a unit below another, a plan in units (all that ever took part)."""

    MEMBER = "member"
    UNIT = "unit"
    PLAN = "plan"


class Span(msgspec.Struct, frozen=True):
    """In this unit (None: in no unit, at the top, the whole organisation) from one place in the log to another.

    `until` is the first place at which it was so no longer; None while it is.
    """

    unit: UnitId | None
    since: int
    until: int | None = None

    def at(self, position: int) -> bool:
        """Whether it was so after the event at this place."""
        return self.since <= position and (self.until is None or position < self.until)


class PresenceRow(msgspec.Struct, frozen=True):
    """Where a member, a unit or a plan was, and when."""

    thing: UUID
    kind: Thing
    spans: tuple[Span, ...]


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


WHERE = (MemberInvited, MemberLeft, UnitAdded, PlanStarted, UnitJoined)
STEPS = (PlanStarted, ApproachChosen, CycleOpened, StepStarted, StepCompleted, StepReopened, StepLeftOut)


def _thing(recorded: Recorded) -> Sequence[Key]:
    match recorded.event:
        case MemberInvited(person=thing) | MemberLeft(person=thing):
            return ((thing,),)
        case PlanStarted(plan=thing) | UnitJoined(plan=thing):
            return ((thing,),)
        case UnitAdded(unit=thing):
            return ((thing,),)
        case _:
            return ()


def _presence(row: PresenceRow | None, recorded: Recorded, key: Key) -> PresenceRow | None:
    seq = recorded.seq
    match recorded.event:
        case MemberInvited(unit=unit):
            return PresenceRow(key[0], Thing.MEMBER, (*_over(row, seq), Span(unit, seq)))
        case UnitAdded(parent=parent):
            return PresenceRow(key[0], Thing.UNIT, (Span(parent, seq),))
        case PlanStarted(units=units):
            return PresenceRow(key[0], Thing.PLAN, tuple(Span(unit, seq) for unit in units or (None,)))
        case MemberLeft() if row:
            return replace(row, spans=tuple(_over(row, seq)))
        case UnitJoined(unit=unit) if row:
            return replace(row, spans=(*row.spans, Span(unit, seq)))
        case _:
            return row


def _over(row: PresenceRow | None, seq: int) -> Sequence[Span]:
    return [_ended(each, seq) for each in row.spans] if row else []


def _ended(span: Span, seq: int) -> Span:
    return span if span.until is not None else replace(span, until=seq)


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


PRESENCES = View(
    name="presence",
    version=1,
    row=PresenceRow,
    key=("thing",),
    events=frozenset(WHERE),
    keys_of=_thing,
    evolve=_presence,
)
STEP_TURNS = View(
    name="step_turns",
    version=1,
    row=TurnsRow,
    key=("plan",),
    events=frozenset(STEPS),
    keys_of=_plan,
    evolve=_turns,
)
