"""What pages ask of plans: which there are and where each stands, and which turns of the wheel there were."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.views import Key, View
from domain.plan.approach import STEPS, Answers, Proposal, Size
from domain.plan.events import (
    ApproachChosen,
    ApproachUpgraded,
    CycleOpened,
    GoalsSet,
    LeaderNamed,
    Milestone,
    MilestonesSet,
    OpenPoint,
    PlanAdopted,
    PlanClosed,
    PlanFact,
    PlanRenamed,
    PlanReopened,
    PlanStarted,
    ProactiveGoal,
    StepCompleted,
    StepLeftOut,
    StepReopened,
    StepStarted,
    StepTakenIn,
    UnitJoined,
    UnitLeft,
)
from domain.plan.state import Progress


class StepRow(msgspec.Struct, frozen=True):
    """One step of a plan: how far (`open`, `busy`, `done`, `left_out`), since when, why left out, what was noted."""

    step: int
    progress: Progress = Progress.OPEN
    since: date | None = None
    reason: str = ""
    note: str | None = None


class PlanRow(msgspec.Struct, frozen=True):
    """A plan and where it stands. `size` is None until an approach is chosen; `version` is the stream's.

    `running` tells that it is not closed; `closed_seq` is the log position at which it was closed, 0 while it runs.
    `cycle_seq` is the log position at which a next cycle began, 0 in the first.
    `open_rows` and `adopted_reason` tell what of the kick-off was open when it was adopted, and why that was well.
    """

    plan: PlanId
    title: str
    template: int
    units: tuple[UnitId, ...]
    started_on: date
    seq: int = 0
    version: int = 1
    size: str | None = None
    answers: Answers | None = None
    proposed: Proposal | None = None
    chosen_on: date | None = None
    choice_reason: str = ""
    upgraded_on: date | None = None
    upgrade_reason: str = ""
    leader: PersonId | None = None
    milestones: tuple[Milestone, ...] = ()
    goals: tuple[ProactiveGoal, ...] = ()
    steps: tuple[StepRow, ...] = tuple(StepRow(number) for number in STEPS)
    cycle: int = 1
    cycle_on: date | None = None
    cycle_seq: int = 0
    carried: tuple[OpenPoint, ...] = ()
    adopted_on: date | None = None
    open_rows: tuple[str, ...] = ()
    adopted_reason: str = ""
    closed_on: date | None = None
    closed_reason: str = ""
    closed_seq: int = 0
    running: bool = True

    @property
    def preparing(self) -> bool:
        """Whether nothing was adopted yet and no step was begun, in the first cycle."""
        begun = {each.progress for each in self.steps} & {Progress.BUSY, Progress.DONE}
        return self.cycle == 1 and self.adopted_on is None and not begun

    def step(self, number: int) -> StepRow:
        """One of the steps."""
        return next(each for each in self.steps if each.step == number)


class CycleRow(msgspec.Struct, frozen=True):
    """One turn of the wheel: from when to when, and from which open points it began."""

    plan: PlanId
    cycle: int
    opened_on: date
    carried: tuple[OpenPoint, ...] = ()
    closed_on: date | None = None


def _plan(row: PlanRow | None, recorded: Recorded, _key: Key) -> PlanRow | None:
    match recorded.event:
        case PlanStarted(plan=plan, title=title, template=template, units=units, started_on=on):
            return PlanRow(plan, title, template, units, on, recorded.seq, recorded.version, cycle_on=on)
    if row is None:
        return None
    return replace(row, **_changes(row, recorded.event, recorded.seq), version=recorded.version)


def _changes(row: PlanRow, event: Any, seq: int) -> dict[str, Any]:
    match event:
        case PlanRenamed(title=title):
            return {"title": title}
        case ApproachChosen() | ApproachUpgraded():
            return _approach(row, event)
        case LeaderNamed(leader=leader):
            return {"leader": leader}
        case MilestonesSet(milestones=milestones):
            return {"milestones": milestones}
        case GoalsSet(goals=goals):
            return {"goals": goals}
        case UnitJoined(unit=unit):
            return {"units": (*row.units, unit)}
        case UnitLeft(unit=unit):
            return {"units": tuple(each for each in row.units if each != unit)}
        case PlanAdopted(open_rows=open_rows, reason=reason, on=on):
            return {"adopted_on": on, "open_rows": open_rows, "adopted_reason": reason}
        case CycleOpened():
            return _next_cycle(row, event) | {"cycle_seq": seq}
        case PlanClosed(reason=reason, on=on):
            return {"closed_on": on, "closed_reason": reason, "closed_seq": seq, "running": False}
        case PlanReopened():
            return {"closed_on": None, "closed_reason": "", "closed_seq": 0, "running": True}
        case _:
            return {"steps": _steps(row.steps, event)}


def _approach(row: PlanRow, event: ApproachChosen | ApproachUpgraded) -> dict[str, Any]:
    if isinstance(event, ApproachUpgraded):
        taken = tuple(StepRow(each.step, since=event.on) if each.step in event.taken_in else each for each in row.steps)
        return {
            "size": Size.LARGE.value,
            "leader": event.leader,
            "milestones": event.milestones,
            "steps": taken,
            "upgraded_on": event.on,
            "upgrade_reason": event.reason,
        }
    left = {each.step: each.reason for each in event.left_out}
    steps = (
        StepRow(n, Progress.LEFT_OUT, event.on, left[n]) if n in left else StepRow(n)
        for n in (s.step for s in row.steps)
    )
    return {
        "size": event.size.value,
        "answers": event.answers,
        "proposed": event.proposed,
        "chosen_on": event.on,
        "choice_reason": event.reason,
        "upgraded_on": None,
        "upgrade_reason": "",
        "leader": event.leader,
        "milestones": event.milestones,
        "steps": tuple(steps),
    }


def _next_cycle(row: PlanRow, event: CycleOpened) -> dict[str, Any]:
    anew = (each if each.progress is Progress.LEFT_OUT else StepRow(each.step) for each in row.steps)
    return {
        "cycle": event.cycle,
        "cycle_on": event.on,
        "carried": event.carried,
        "steps": tuple(anew),
        "adopted_on": None,
        "open_rows": (),
        "adopted_reason": "",
        "closed_on": None,
        "closed_reason": "",
        "closed_seq": 0,
        "running": True,
    }


def _steps(steps: tuple[StepRow, ...], event: Any) -> tuple[StepRow, ...]:
    match event:
        case StepStarted(step=step, on=on) | StepReopened(step=step, on=on):
            now = StepRow(step, Progress.BUSY, on)
        case StepCompleted(step=step, on=on, note=note):
            now = StepRow(step, Progress.DONE, on, note=note.text if isinstance(note, Personal) else None)
        case StepLeftOut(step=step, on=on, reason=reason):
            now = StepRow(step, Progress.LEFT_OUT, on, reason)
        case StepTakenIn(step=step, on=on):
            now = StepRow(step, Progress.OPEN, on)
        case _:
            return steps
    return tuple(now if each.step == now.step else each for each in steps)


def _cycle_keys(recorded: Recorded) -> Sequence[Key]:
    match recorded.event:
        case PlanStarted(plan=plan):
            return ((plan, 1),)
        case CycleOpened(plan=plan, cycle=cycle):
            return ((plan, cycle - 1), (plan, cycle))
        case _:
            return ()


def _cycle(row: CycleRow | None, recorded: Recorded, key: Key) -> CycleRow | None:
    match recorded.event:
        case PlanStarted(plan=plan, started_on=on):
            return CycleRow(plan, 1, on)
        case CycleOpened(plan=plan, cycle=cycle, carried=carried, on=on) if key[1] == cycle:
            return CycleRow(plan, cycle, on, carried)
        case CycleOpened(on=on) if row:
            return replace(row, closed_on=on)
        case _:
            return row


PLANS = View(
    name="plan",
    version=5,
    row=PlanRow,
    key=("plan",),
    events=frozenset(PlanFact.__subclasses__()),
    keys_of=lambda recorded: ((recorded.event.plan,),) if isinstance(recorded.event, PlanFact) else (),
    evolve=_plan,
    indexes=(("seq",), ("running", "seq")),
)
CYCLES = View(
    name="plan_cycle",
    version=1,
    row=CycleRow,
    key=("plan", "cycle"),
    events=frozenset({PlanStarted, CycleOpened}),
    keys_of=_cycle_keys,
    evolve=_cycle,
)
