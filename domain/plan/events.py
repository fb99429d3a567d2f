"""What can have happened to a plan. Dates are in the organisation's time zone."""

from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from domain.kernel.events import Event, event, upcaster
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.personal import PersonalText
from domain.plan.approach import Answers, Proposal, Size


class LeftOut(msgspec.Struct, frozen=True):
    """A step that is not taken, and why."""

    step: int
    reason: str


class Milestone(msgspec.Struct, frozen=True):
    """A point on the time path, and whether it was reached."""

    text: str
    on: date
    reached: bool = False


class Aim(StrEnum):
    """Where a goal beyond today's problems looks to."""

    PREVENTION = "prevention"
    ENERGY = "energy"
    EMPLOYABILITY = "employability"


class ProactiveGoal(msgspec.Struct, frozen=True):
    """A goal beyond today's problems (proactive steering, sustainable employability)."""

    text: str
    aim: Aim


class OpenPoint(msgspec.Struct, frozen=True):
    """What a cycle hands on to the next: the kind of thing (`measure`, `signal`, …), its id, and what it is about.

    `text` is the thing's own title, empty where the method words it; a person's own words stay where they can be erased
    and are found by `id`.
    """

    kind: str
    id: str
    text: str


class PlanFact(Event, frozen=True, kw_only=True):
    """The base of the slice's events: each names its plan."""

    plan: PlanId


@event("plan.started")
class PlanStarted(PlanFact, frozen=True, kw_only=True):
    """A plan began, after this version of the method, for these units (none named: the whole organisation)."""

    title: str
    template: int
    units: tuple[UnitId, ...]
    started_on: date


@event("plan.renamed")
class PlanRenamed(PlanFact, frozen=True, kw_only=True):
    """The plan is called this from now on."""

    title: str


@event("plan.approach_chosen")
class ApproachChosen(PlanFact, frozen=True, kw_only=True):
    """People chose, with the proposal before them. `reason` says why it differs from the proposal, where it does."""

    answers: Answers
    proposed: Proposal
    size: Size
    steps: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    leader: PersonId | None
    milestones: tuple[Milestone, ...]
    reason: str
    on: date


@event("plan.approach_upgraded")
class ApproachUpgraded(PlanFact, frozen=True, kw_only=True):
    """Half-way, the small approach became a large one; what was done stays done, `taken_in` are new steps."""

    leader: PersonId
    milestones: tuple[Milestone, ...]
    taken_in: tuple[int, ...]
    reason: str
    on: date


@event("plan.leader_named")
class LeaderNamed(PlanFact, frozen=True, kw_only=True):
    """From now on this person leads it; None: nobody in particular."""

    leader: PersonId | None


@event("plan.milestones_set")
class MilestonesSet(PlanFact, frozen=True, kw_only=True):
    """The time path is exactly this from now on."""

    milestones: tuple[Milestone, ...]


@event("plan.goals_set")
class GoalsSet(PlanFact, frozen=True, kw_only=True):
    """The goals beyond today's problems are exactly these from now on."""

    goals: tuple[ProactiveGoal, ...]


@event("plan.unit_joined")
class UnitJoined(PlanFact, frozen=True, kw_only=True):
    """A unit takes part from this date on, for this reason."""

    unit: UnitId
    reason: str
    on: date


@event("plan.unit_left")
class UnitLeft(PlanFact, frozen=True, kw_only=True):
    """A unit takes part no more from this date on, for this reason."""

    unit: UnitId
    reason: str
    on: date


@event("plan.step_started")
class StepStarted(PlanFact, frozen=True, kw_only=True):
    """Work on a step began."""

    step: int
    on: date


@event("plan.step_completed")
class StepCompleted(PlanFact, frozen=True, kw_only=True):
    """A step was done, with a note if somebody wrote one."""

    step: int
    on: date
    note: PersonalText | None


@event("plan.step_reopened")
class StepReopened(PlanFact, frozen=True, kw_only=True):
    """A step that was done is worked on again."""

    step: int
    on: date


@event("plan.step_left_out")
class StepLeftOut(PlanFact, frozen=True, kw_only=True):
    """A step is not taken, for this reason; it stays visible."""

    step: int
    reason: str
    on: date


@event("plan.step_taken_in")
class StepTakenIn(PlanFact, frozen=True, kw_only=True):
    """A step that was left out is taken after all."""

    step: int
    on: date


@event("plan.adopted")
class PlanAdopted(PlanFact, frozen=True, kw_only=True):
    """The plan holds from now on; these rows of the kick-off were open, for this reason."""

    open_rows: tuple[str, ...]
    reason: str
    on: date


@event("plan.cycle_opened")
class CycleOpened(PlanFact, frozen=True, kw_only=True):
    """The next turn of the wheel begins, from the last one's open points; the one before it is closed by that."""

    cycle: int
    carried: tuple[OpenPoint, ...]
    on: date


@event("plan.closed")
class PlanClosed(PlanFact, frozen=True, kw_only=True):
    """The plan ended, for this reason."""

    reason: str
    on: date


@event("plan.reopened", 2)
class PlanReopened(PlanFact, frozen=True, kw_only=True):
    """The plan that had ended goes on, for this reason (empty in what was stored before one was asked for)."""

    reason: str
    on: date


@upcaster("plan.reopened", 1)
def reopened_without_a_reason(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 asked for no reason."""
    return {**data, "reason": ""}


PlanEvent = (
    PlanStarted
    | PlanRenamed
    | ApproachChosen
    | ApproachUpgraded
    | LeaderNamed
    | MilestonesSet
    | GoalsSet
    | UnitJoined
    | UnitLeft
    | StepStarted
    | StepCompleted
    | StepReopened
    | StepLeftOut
    | StepTakenIn
    | PlanAdopted
    | CycleOpened
    | PlanClosed
    | PlanReopened
)
