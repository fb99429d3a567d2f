"""The plan as its decisions see it: a fold of its events."""

from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.ids import PersonId, UnitId
from domain.kernel.personal import PersonalText
from domain.plan.approach import STEPS, Size
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
    PlanEvent,
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


class Progress(StrEnum):
    """How far a step is."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    LEFT_OUT = "left_out"


class Step(Struct, frozen=True):
    """One of the six steps: how far it is, since when, why it is left out, what was noted when it was done."""

    progress: Progress = Progress.OPEN
    since: date | None = None
    reason: str = ""
    note: PersonalText | None = None


ALL_OPEN = MappingProxyType({number: Step() for number in STEPS})


class Plan(Struct, frozen=True):
    """What decisions need to know. `chosen` is the choice as it was made last; `fresh`: nothing came after a cycle."""

    title: str = ""
    template: int = 0
    units: tuple[UnitId, ...] = ()
    started_on: date | None = None
    size: Size | None = None
    chosen: ApproachChosen | None = None
    leader: PersonId | None = None
    milestones: tuple[Milestone, ...] = ()
    goals: tuple[ProactiveGoal, ...] = ()
    steps: MappingProxyType[int, Step] = ALL_OPEN
    adopted: bool = False
    cycle: int = 1
    carried: tuple[OpenPoint, ...] = ()
    fresh: bool = False
    closed: str | None = None
    closed_on: date | None = None

    @property
    def begun(self) -> bool:
        """Whether work on a step began in this cycle."""
        return any(step.progress in (Progress.BUSY, Progress.DONE) for step in self.steps.values())

    def with_step(self, number: int, progress: Progress, since: date, **more: Any) -> "Plan":
        """The same plan with one step at another point."""
        step = Step(progress, since, **more)
        return replace(self, steps=MappingProxyType({**self.steps, number: step}))


def evolve(before: Plan, event: PlanEvent) -> Plan:
    """The plan after one more event."""
    state = replace(before, fresh=False)
    match event:
        case PlanStarted(title=title, template=template, units=units, started_on=started_on):
            return Plan(title, template, units, started_on)
        case PlanRenamed(title=title):
            return replace(state, title=title)
        case ApproachChosen() | ApproachUpgraded():
            return _approach(state, event)
        case LeaderNamed(leader=leader):
            return replace(state, leader=leader)
        case MilestonesSet(milestones=milestones):
            return replace(state, milestones=milestones)
        case GoalsSet(goals=goals):
            return replace(state, goals=goals)
        case UnitJoined(unit=unit):
            return replace(state, units=(*state.units, unit))
        case UnitLeft(unit=unit):
            return replace(state, units=tuple(each for each in state.units if each != unit))
        case StepStarted(step=step, on=on) | StepReopened(step=step, on=on):
            return state.with_step(step, Progress.BUSY, on)
        case StepCompleted(step=step, on=on, note=note):
            return state.with_step(step, Progress.DONE, on, note=note)
        case StepLeftOut(step=step, on=on, reason=reason):
            return state.with_step(step, Progress.LEFT_OUT, on, reason=reason)
        case StepTakenIn(step=step, on=on):
            return state.with_step(step, Progress.OPEN, on)
        case PlanAdopted():
            return replace(state, adopted=True)
        case CycleOpened():
            return _cycle(state, event)
        case PlanClosed(reason=reason, on=on):
            return replace(state, closed=reason, closed_on=on)
        case PlanReopened():
            return replace(state, closed=None, closed_on=None)
        case _:
            assert_never(event)


def _approach(state: Plan, event: ApproachChosen | ApproachUpgraded) -> Plan:
    match event:
        case ApproachChosen(left_out=left_out, on=on):
            left = {each.step: Step(Progress.LEFT_OUT, on, each.reason) for each in left_out}
            return replace(
                state,
                size=event.size,
                chosen=event,
                leader=event.leader,
                milestones=event.milestones,
                steps=MappingProxyType({**ALL_OPEN, **left}),
            )
        case ApproachUpgraded(leader=leader, milestones=milestones, taken_in=taken_in, on=on):
            new = {number: Step(Progress.OPEN, on) for number in taken_in}
            steps = MappingProxyType({**state.steps, **new})
            return replace(state, size=Size.LARGE, chosen=None, leader=leader, milestones=milestones, steps=steps)
        case _:
            assert_never(event)


def _cycle(state: Plan, event: CycleOpened) -> Plan:
    anew = {n: step if step.progress is Progress.LEFT_OUT else Step() for n, step in state.steps.items()}
    return replace(
        state,
        cycle=event.cycle,
        carried=event.carried,
        steps=MappingProxyType(anew),
        adopted=False,
        closed=None,
        closed_on=None,
        fresh=True,
    )
