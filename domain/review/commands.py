"""What people ask of a review."""

from datetime import date
from uuid import UUID

from domain.kernel.decider import Command
from domain.kernel.ids import PersonId, PlanId, ReviewId
from domain.kernel.personal import PersonalText
from domain.review.events import Choice, OpenPoint


class ReviewCommand(Command, frozen=True, kw_only=True):
    """A command to one review of a plan."""

    plan: PlanId
    review: ReviewId


class PlanReview(ReviewCommand, frozen=True, kw_only=True):
    """Plan a review of the plan's cycle, or move it."""

    cycle: int
    name: str
    on: date
    moment: UUID | None = None


class CancelReview(ReviewCommand, frozen=True, kw_only=True):
    """Do not hold it, for a reason."""

    reason: str


class HoldReview(ReviewCommand, frozen=True, kw_only=True):
    """Record that the meeting took place, who was there, and what stood open."""

    on: date
    present: tuple[PersonId, ...]
    guests: PersonalText | None = None
    open_points: tuple[OpenPoint, ...] = ()


class TakeDecision(ReviewCommand, frozen=True, kw_only=True):
    """Record what was decided about one point. `decision` is its id; again: it was corrected.

    `point` is the key of one that stood open when the review was held, empty for something else.
    """

    decision: UUID
    about: str
    choice: Choice
    reason: str
    owner: PersonId | None = None
    due_on: date | None = None
    point: str = ""


class FollowUpDecision(ReviewCommand, frozen=True, kw_only=True):
    """Say that what was decided has been done."""

    decision: UUID


class CloseReview(ReviewCommand, frozen=True, kw_only=True):
    """End the review with a choice for the plan as a whole."""

    choice: Choice
    reason: str
    carried: tuple[OpenPoint, ...] = ()
