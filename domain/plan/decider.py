"""A plan's decisions: its approach, its steps, its units, adopting it, one cycle after another."""

from collections.abc import Sequence

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, StreamId, stream
from domain.kernel.place import PlanUnits
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import fitting, needed, one_line
from domain.method import CURRENT, TEMPLATES
from domain.plan.approach import Size, proposal
from domain.plan.checks import (
    differing_reason,
    enough_for,
    left_out_of,
    named_goals,
    time_path,
)
from domain.plan.commands import (
    AdoptPlan,
    ChooseApproach,
    ClosePlan,
    LetUnitJoin,
    LetUnitLeave,
    NameLeader,
    OpenNextCycle,
    PlanCommand,
    RenamePlan,
    ReopenPlan,
    SetGoals,
    SetMilestones,
    StartPlan,
    StepCommand,
    UpgradeApproach,
)
from domain.plan.events import (
    ApproachChosen,
    ApproachUpgraded,
    CycleOpened,
    GoalsSet,
    LeaderNamed,
    MilestonesSet,
    PlanAdopted,
    PlanClosed,
    PlanRenamed,
    PlanReopened,
    PlanStarted,
    StepStarted,
)
from domain.plan.refusals import (
    ApproachIsChosen,
    ApproachIsLarge,
    ApproachNotChosen,
    OpenRowsNeedReason,
    PlanExists,
    PlanIsClosed,
    StepIsLeftOut,
    StepUnknown,
)
from domain.plan.state import Plan, Progress, evolve
from domain.plan.steps import decide_step
from domain.plan.units import decide_units

CATEGORY = "plan"


def decide(command: PlanCommand, state: Plan, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, StartPlan):
        return _start(command, state, asked)
    if not state.title:
        raise NotFound(plan=command.plan)
    asked.by.needs(Right.STEER_PLAN)
    match command:
        case ClosePlan():
            return _close(command, state, asked)
        case ReopenPlan():
            return _reopen(command, state, asked)
    if state.closed is not None:
        raise PlanIsClosed(plan=command.plan, on=state.closed_on)
    match command:
        case OpenNextCycle():
            return _open_next(command, state, asked)
        case ChooseApproach():
            return _choose(command, state, asked)
        case UpgradeApproach():
            return _upgrade(command, state, asked)
        case StepCommand():
            return decide_step(command, state, asked)
        case AdoptPlan():
            return _adopt(command, state, asked)
        case LetUnitJoin() | LetUnitLeave():
            return decide_units(command, state, asked)
        case _:
            return _edit(command, state)


def _start(command: StartPlan, state: Plan, asked: Asked) -> Sequence[Event]:
    asked.by.towards(PlanUnits(command.units)).needs(Right.START_PLAN)
    title = one_line("title", command.title)
    if state.title:
        if (state.title, state.units) == (title, command.units):
            return ()
        raise PlanExists(plan=command.plan)
    return (
        PlanStarted(plan=command.plan, title=title, template=CURRENT.version, units=command.units, started_on=asked.on),
    )


def _choose(command: ChooseApproach, state: Plan, asked: Asked) -> Sequence[Event]:
    proposed = proposal(command.answers)
    known = [step.number for step in TEMPLATES[state.template].steps]
    left_out = left_out_of(command, known)
    milestones = time_path(command.milestones)
    enough_for(command.size, command.leader, milestones)
    chosen = ApproachChosen(
        plan=command.plan,
        answers=command.answers,
        proposed=proposed,
        size=command.size,
        steps=tuple(sorted(set(command.steps))),
        left_out=left_out,
        leader=command.leader,
        milestones=milestones,
        reason=differing_reason(command, proposed),
        on=asked.on,
    )
    if command.start is not None and command.start not in chosen.steps:
        raise StepIsLeftOut(step=command.start) if command.start in known else StepUnknown(step=command.start)
    if state.chosen is not None and _same(state.chosen, chosen):
        started = command.start is None or state.steps[command.start].progress is not Progress.OPEN
        return () if started else _begun(command, asked)
    if state.size is not None and (state.begun or state.adopted):
        raise ApproachIsChosen(plan=command.plan)
    return (chosen, *_begun(command, asked))


def _same(before: ApproachChosen, now: ApproachChosen) -> bool:
    parts = ("answers", "size", "steps", "left_out", "leader", "milestones", "reason")
    return all(getattr(before, part) == getattr(now, part) for part in parts)


def _begun(command: ChooseApproach, asked: Asked) -> Sequence[Event]:
    return (StepStarted(plan=command.plan, step=command.start, on=asked.on),) if command.start is not None else ()


def _upgrade(command: UpgradeApproach, state: Plan, asked: Asked) -> Sequence[Event]:
    milestones = time_path(command.milestones)
    if state.size is None:
        raise ApproachNotChosen(plan=command.plan)
    if state.size is Size.LARGE:
        if (state.leader, state.milestones) == (command.leader, milestones):
            return ()
        raise ApproachIsLarge(plan=command.plan)
    enough_for(Size.LARGE, command.leader, milestones)
    unknown = [step for step in command.steps if step not in state.steps]
    if unknown:
        raise StepUnknown(step=unknown[0])
    left = [number for number, step in state.steps.items() if step.progress is Progress.LEFT_OUT]
    return (
        ApproachUpgraded(
            plan=command.plan,
            leader=command.leader,
            milestones=milestones,
            taken_in=tuple(number for number in left if number in command.steps),
            reason=needed("reason", command.reason),
            on=asked.on,
        ),
    )


def _adopt(command: AdoptPlan, state: Plan, asked: Asked) -> Sequence[Event]:
    if state.adopted:
        return ()
    if state.size is None:
        raise ApproachNotChosen(plan=command.plan)
    reason = fitting("reason", command.reason)
    if command.open_rows and not reason:
        raise OpenRowsNeedReason(rows=list(command.open_rows), field="reason")
    return (PlanAdopted(plan=command.plan, open_rows=command.open_rows, reason=reason, on=asked.on),)


def _edit(command: PlanCommand, state: Plan) -> Sequence[Event]:
    match command:
        case RenamePlan():
            title = one_line("title", command.title)
            return () if title == state.title else (PlanRenamed(plan=command.plan, title=title),)
        case NameLeader(leader=leader):
            if state.size is not None:
                enough_for(state.size, leader, state.milestones)
            return () if leader == state.leader else (LeaderNamed(plan=command.plan, leader=leader),)
        case SetMilestones():
            milestones = time_path(command.milestones)
            if state.size is not None:
                enough_for(state.size, state.leader, milestones)
            same = milestones == state.milestones
            return () if same else (MilestonesSet(plan=command.plan, milestones=milestones),)
        case SetGoals():
            goals = named_goals(command.goals)
            return () if goals == state.goals else (GoalsSet(plan=command.plan, goals=goals),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _open_next(command: OpenNextCycle, state: Plan, asked: Asked) -> Sequence[Event]:
    if state.fresh and state.carried == command.carried:
        return ()
    return (CycleOpened(plan=command.plan, cycle=state.cycle + 1, carried=command.carried, on=asked.on),)


def _close(command: ClosePlan, state: Plan, asked: Asked) -> Sequence[Event]:
    reason = needed("reason", command.reason)
    if state.closed is not None:
        if state.closed == reason:
            return ()
        raise PlanIsClosed(plan=command.plan, on=state.closed_on)
    return (PlanClosed(plan=command.plan, reason=reason, on=asked.on),)


def _reopen(command: ReopenPlan, state: Plan, asked: Asked) -> Sequence[Event]:
    reason = needed("reason", command.reason)
    return (PlanReopened(plan=command.plan, reason=reason, on=asked.on),) if state.closed is not None else ()


def stream_of(plan: PlanId) -> StreamId:
    """The plan's own stream."""
    return stream(CATEGORY, plan)


PLAN: Decider[PlanCommand, Plan] = Decider(
    category=CATEGORY,
    commands=PlanCommand,
    initial=Plan(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
