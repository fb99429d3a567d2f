"""What people ask of a plan."""

from domain.kernel.decider import Command
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.personal import PersonalText
from domain.plan.approach import Answers, Size
from domain.plan.events import LeftOut, Milestone, OpenPoint, ProactiveGoal


class PlanCommand(Command, frozen=True, kw_only=True):
    """A command to one plan."""

    plan: PlanId


class StartPlan(PlanCommand, frozen=True, kw_only=True):
    """Start a plan for some units, or for the whole organisation when none is named."""

    title: str
    units: tuple[UnitId, ...] = ()


class RenamePlan(PlanCommand, frozen=True, kw_only=True):
    """Give the plan another title."""

    title: str


class ChooseApproach(PlanCommand, frozen=True, kw_only=True):
    """Choose the approach and its steps, after answering the questions; `start` also begins a step at once.

    A choice can be made anew until the plan is adopted or work on a step began.
    """

    answers: Answers
    size: Size
    steps: tuple[int, ...]
    left_out: tuple[LeftOut, ...] = ()
    leader: PersonId | None = None
    milestones: tuple[Milestone, ...] = ()
    reason: str = ""
    start: int | None = None


class UpgradeApproach(PlanCommand, frozen=True, kw_only=True):
    """Make a small approach large, half-way: with a leader, milestones, and steps taken in after all."""

    leader: PersonId
    milestones: tuple[Milestone, ...]
    reason: str
    steps: tuple[int, ...] = ()


class NameLeader(PlanCommand, frozen=True, kw_only=True):
    """Name who leads it; None: nobody in particular, which a large approach cannot do with."""

    leader: PersonId | None


class SetMilestones(PlanCommand, frozen=True, kw_only=True):
    """Set the time path."""

    milestones: tuple[Milestone, ...]


class SetGoals(PlanCommand, frozen=True, kw_only=True):
    """Set the goals beyond today's problems."""

    goals: tuple[ProactiveGoal, ...]


class LetUnitJoin(PlanCommand, frozen=True, kw_only=True):
    """Let a unit take part."""

    unit: UnitId
    reason: str


class LetUnitLeave(PlanCommand, frozen=True, kw_only=True):
    """Let a unit take part no more."""

    unit: UnitId
    reason: str


class StepCommand(PlanCommand, frozen=True, kw_only=True):
    """A command about one of the six steps."""

    step: int


class StartStep(StepCommand, frozen=True, kw_only=True):
    """Begin a step; any step, whatever the others are at."""


class CompleteStep(StepCommand, frozen=True, kw_only=True):
    """Say that a step is done."""

    note: PersonalText | None = None


class ReopenStep(StepCommand, frozen=True, kw_only=True):
    """Work again on a step that was done."""


class LeaveOutStep(StepCommand, frozen=True, kw_only=True):
    """Do without a step."""

    reason: str


class TakeInStep(StepCommand, frozen=True, kw_only=True):
    """Take a step after all."""


class AdoptPlan(PlanCommand, frozen=True, kw_only=True):
    """Adopt the plan. `open_rows` are the kick-off's rows without a tick, as they stand in the log at this moment."""

    open_rows: tuple[str, ...] = ()
    reason: str = ""


class OpenNextCycle(PlanCommand, frozen=True, kw_only=True):
    """Begin the next turn of the wheel from these open points.

    Asked again with the same points while nothing happened since, it brings nothing.
    """

    carried: tuple[OpenPoint, ...] = ()


class ClosePlan(PlanCommand, frozen=True, kw_only=True):
    """End the plan."""

    reason: str


class ReopenPlan(PlanCommand, frozen=True, kw_only=True):
    """Go on with a plan that had ended."""

    reason: str
