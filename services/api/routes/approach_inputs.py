"""What a client sends about a plan's approach."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from domain.plan.approach import Answers, Size
from domain.plan.events import Aim

Reason = Annotated[str, Meta(max_length=4000)]


class MilestoneIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A point on the time path."""

    text: Annotated[str, Meta(min_length=1, max_length=500, examples=["Alle teams gesproken"])]
    on: Annotated[date, Meta(examples=["2027-02-01"])]
    reached: bool = False


class StepLeftOutIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step that you do without, and why."""

    step: Annotated[int, Meta(ge=1, le=6)]
    reason: Reason


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The choice, with the answers that the proposal follows from. `start` begins a step at once.

    `reason` is needed where size or leader differ from the proposal, or a step is taken that it leaves out.
    """

    answers: Answers
    size: Size
    steps: Annotated[list[int], Meta(examples=[[3, 4, 5]])]
    left_out: list[StepLeftOutIn] = []
    leader: UUID | None = None
    milestones: list[MilestoneIn] = []
    reason: Reason = ""
    start: int | None = None


class Upgrade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From small to large: who leads, the time path, which steps are taken in after all, and why."""

    leader: UUID
    milestones: list[MilestoneIn]
    reason: Reason
    steps: list[int] = []


class NewTitle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the plan is called from now on."""

    title: Annotated[str, Meta(min_length=1, max_length=200)]


class Leader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who leads; null takes the leader away."""

    person: UUID | None


class TimePath(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All milestones; those that are not there any more are gone."""

    milestones: list[MilestoneIn]


class GoalIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A goal beyond today's problems."""

    text: Annotated[str, Meta(min_length=1, max_length=500)]
    aim: Aim


class Goals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All goals beyond today's problems."""

    goals: list[GoalIn]


class Because(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why."""

    reason: Reason
