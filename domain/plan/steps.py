"""The decisions about one step: begun, done, opened again, left out for a reason, taken in after all.

Nothing forces 1 to 6: every step goes its own way.
"""

from collections.abc import Sequence

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.plan.checks import reason_for
from domain.plan.commands import CompleteStep, LeaveOutStep, ReopenStep, StartStep, StepCommand, TakeInStep
from domain.plan.events import StepCompleted, StepLeftOut, StepReopened, StepStarted, StepTakenIn
from domain.plan.refusals import ApproachNotChosen, StepIsDone, StepIsLeftOut, StepUnknown
from domain.plan.state import Plan, Progress


def decide_step(command: StepCommand, state: Plan, asked: Asked) -> Sequence[Event]:
    """The events that a command about a step brings, or a refusal."""
    if command.step not in state.steps:
        raise StepUnknown(step=command.step)
    if state.size is None:
        raise ApproachNotChosen(plan=command.plan)
    step = state.steps[command.step]
    left = step.progress is Progress.LEFT_OUT
    plan, number, on = command.plan, command.step, asked.on
    if left and not isinstance(command, LeaveOutStep | TakeInStep):
        raise StepIsLeftOut(step=command.step)
    match command:
        case TakeInStep():
            return (StepTakenIn(plan=plan, step=number, on=on),) if left else ()
        case StartStep() | LeaveOutStep() if step.progress is Progress.DONE:
            raise StepIsDone(step=command.step)
        case StartStep():
            return (StepStarted(plan=plan, step=number, on=on),) if step.progress is Progress.OPEN else ()
        case CompleteStep(note=note):
            same = step.progress is Progress.DONE and step.note == note
            return () if same else (StepCompleted(plan=plan, step=number, on=on, note=note),)
        case ReopenStep():
            return (StepReopened(plan=plan, step=number, on=on),) if step.progress is Progress.DONE else ()
        case LeaveOutStep():
            reason = reason_for(command.step, command.reason)
            return (
                () if left and step.reason == reason else (StepLeftOut(plan=plan, step=number, on=on, reason=reason),)
            )
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")
