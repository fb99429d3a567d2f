"""What can have happened in the HRM cycle, in a review, and to a plan's impression."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from domain.kernel.events import Event, event, upcaster
from domain.kernel.ids import PersonId, PlanId, ReviewId, TenantId
from domain.kernel.personal import PersonalText
from domain.review.moments import Moment


class OpenPoint(msgspec.Struct, frozen=True):
    """Something that is not finished: of which kind (`measure`, `agreement`, `signal`, …), which, and its own title.

    `text` is empty where the method words it, or a person did; older releases kept words in the recorder's language.
    """

    kind: str
    id: str
    text: str

    @property
    def key(self) -> str:
        """What names it among others: `kind:id`."""
        return f"{self.kind}:{self.id}"


class Choice(StrEnum):
    """What a review decides; a plan as a whole may also stop, or begin its next cycle."""

    CONTINUE = "continue"
    ADJUST = "adjust"
    STOP = "stop"
    NEW_CYCLE = "new_cycle"


@event("review.hrm_cycle_set")
class HrmCycleSet(Event, frozen=True, kw_only=True):
    """From now on these are the organisation's moments, and a review may be so many months old."""

    tenant: TenantId
    moments: tuple[Moment, ...]
    maximum_age: int


class ReviewFact(Event, frozen=True, kw_only=True):
    """The base of what happens in a review: each names its plan."""

    plan: PlanId
    review: ReviewId


@event("review.planned")
class ReviewPlanned(ReviewFact, frozen=True, kw_only=True):
    """A review of the plan's cycle will be on this date (again: it was moved). `moment` None: outside the HRM cycle."""

    cycle: int
    name: str
    moment: UUID | None
    on: date


@event("review.cancelled")
class ReviewCancelled(ReviewFact, frozen=True, kw_only=True):
    """The review will not be held, for this reason."""

    reason: str


@event("review.held")
class ReviewHeld(ReviewFact, frozen=True, kw_only=True):
    """The review meeting took place; these members were there, and these guests; this stood open on that day."""

    on: date
    present: tuple[PersonId, ...]
    guests: PersonalText | None
    open_points: tuple[OpenPoint, ...]


@event("review.decision_taken", 2)
class DecisionTaken(ReviewFact, frozen=True, kw_only=True):
    """The review decided about one point; who follows it up, by when.

    `point` is the key (`kind:id`) of what stood open, empty for something else.
    """

    decision: UUID
    about: str
    choice: Choice
    reason: str
    owner: PersonId | None
    due_on: date | None
    point: str


@upcaster("review.decision_taken", 1)
def decided_about_words(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 kept only the words of what was decided about."""
    return {**data, "point": ""}


@event("review.decision_followed_up")
class DecisionFollowedUp(ReviewFact, frozen=True, kw_only=True):
    """What was decided has been done."""

    decision: UUID
    on: date


@event("review.closed")
class ReviewClosed(ReviewFact, frozen=True, kw_only=True):
    """The review ended with this choice for the plan as a whole; a new cycle takes the carried points along."""

    cycle: int
    choice: Choice
    reason: str
    carried: tuple[OpenPoint, ...]
    on: date


ReviewEvent = ReviewPlanned | ReviewCancelled | ReviewHeld | DecisionTaken | DecisionFollowedUp | ReviewClosed


class Exchange(msgspec.Struct, frozen=True):
    """One question of an interview and what was said."""

    question: str
    said: PersonalText


class ImpressionFact(Event, frozen=True, kw_only=True):
    """The base of what happens to a plan's impression."""

    plan: PlanId


@event("review.interview_recorded")
class InterviewRecorded(ImpressionFact, frozen=True, kw_only=True):
    """A short interview, which this person agreed on this date to show, in these words (again: it was corrected)."""

    interview: UUID
    person: PersonId | None
    name: PersonalText
    exchanges: tuple[Exchange, ...]
    consent: str
    consented_on: date


@event("review.interview_withdrawn")
class InterviewWithdrawn(ImpressionFact, frozen=True, kw_only=True):
    """The consent was taken back: the interview is not shown any more."""

    interview: UUID
    on: date


ImpressionEvent = InterviewRecorded | InterviewWithdrawn
