"""What a choice of approach, a time path and a list of goals must say to be of use."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from domain.kernel.refusals import InvalidValue
from domain.kernel.texts import fitting, needed
from domain.plan.approach import Proposal, Size
from domain.plan.commands import ChooseApproach
from domain.plan.events import LeftOut, Milestone, ProactiveGoal
from domain.plan.refusals import (
    ApproachNeedsStep,
    ChoiceNeedsReason,
    LargeNeedsLeader,
    LargeNeedsMilestones,
    StepNeedsReason,
    StepUnknown,
)


def left_out_of(command: ChooseApproach, steps: Sequence[int]) -> tuple[LeftOut, ...]:
    """The method's steps that the choice does without, each with its reason. Raises StepNeedsReason and others."""
    unknown = [step for step in command.steps if step not in steps]
    if unknown:
        raise StepUnknown(step=unknown[0])
    if not command.steps:
        raise ApproachNeedsStep(field="steps")
    given = {each.step: each.reason for each in command.left_out}
    return tuple(LeftOut(step, reason_for(step, given.get(step, ""))) for step in steps if step not in command.steps)


def reason_for(step: int, reason: str) -> str:
    """Why a step is left out. Raises StepNeedsReason when nothing is said."""
    if not reason.strip():
        raise StepNeedsReason(step=step, field=f"left_out.{step}")
    return fitting(f"left_out.{step}", reason)


def differs(command: ChooseApproach, proposed: Proposal) -> bool:
    """Whether a choice is another than the proposal; a step left out has a reason of its own, so it counts not."""
    more = set(command.steps) - set(proposed.steps)
    return command.size is not proposed.size or (command.leader is not None) is not proposed.leader or bool(more)


def differing_reason(command: ChooseApproach, proposed: Proposal) -> str:
    """Why people choose otherwise than proposed. Raises ChoiceNeedsReason when they do and say nothing."""
    reason = fitting("reason", command.reason)
    if differs(command, proposed) and not reason:
        raise ChoiceNeedsReason(field="reason")
    return reason


def enough_for(size: Size, leader: object | None, milestones: Sequence[Milestone]) -> None:
    """Refuse a large approach without a leader or without a time path."""
    if size is Size.LARGE:
        if leader is None:
            raise LargeNeedsLeader(field="leader")
        if not milestones:
            raise LargeNeedsMilestones(field="milestones.0.text")


def time_path(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """The milestones in the order of their dates. Raises InvalidValue for one without words or with a far date."""
    found = []
    for index, each in enumerate(milestones):
        if not 2000 <= each.on.year <= 2100:
            raise InvalidValue(field=f"milestones.{index}.on", reason="out_of_range", low=2000, high=2100)
        found.append(replace(each, text=needed(f"milestones.{index}.text", each.text, 500)))
    return tuple(sorted(found, key=lambda each: each.on))


def named_goals(goals: Iterable[ProactiveGoal]) -> tuple[ProactiveGoal, ...]:
    """The goals, each with words. Raises InvalidValue."""
    return tuple(replace(each, text=needed(f"goals.{i}.text", each.text, 500)) for i, each in enumerate(goals))
