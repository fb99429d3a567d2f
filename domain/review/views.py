"""What pages ask of step 6: the HRM cycle, the reviews of a plan, their decisions, the interviews."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, ReviewId, TenantId
from domain.kernel.personal import words
from domain.kernel.views import Key, View
from domain.review.events import (
    DecisionFollowedUp,
    DecisionTaken,
    HrmCycleSet,
    InterviewRecorded,
    InterviewWithdrawn,
    OpenPoint,
    ReviewCancelled,
    ReviewClosed,
    ReviewHeld,
    ReviewPlanned,
)
from domain.review.moments import Moment


class HrmCycleRow(Struct, frozen=True):
    """An organisation's own moments, and how many months old the last review may be. `version` is the stream's."""

    tenant: TenantId
    moments: tuple[Moment, ...]
    maximum_age: int
    version: int


class ReviewRow(Struct, frozen=True):
    """One review. `open_points` stood open on the day it was held; `carried` went along into the next cycle."""

    review: ReviewId
    plan: PlanId
    cycle: int
    name: str
    moment: UUID | None
    planned_on: date
    version: int
    seq: int
    held_on: date | None = None
    present: tuple[PersonId, ...] = ()
    guests: str | None = None
    open_points: tuple[OpenPoint, ...] = ()
    cancelled_because: str | None = None
    choice: str | None = None
    reason: str | None = None
    carried: tuple[OpenPoint, ...] = ()
    closed_on: date | None = None
    closed_by: PersonId | None = None

    @property
    def over(self) -> bool:
        """Whether it was closed or cancelled."""
        return self.closed_on is not None or self.cancelled_because is not None


class DecisionRow(Struct, frozen=True):
    """One decision of a review, about which `point` (`kind:id`, or none), who follows it up, whether that was done."""

    decision: UUID
    review: ReviewId
    plan: PlanId
    about: str
    choice: str
    reason: str
    owner: PersonId | None
    due_on: date | None
    followed_up_on: date | None
    seq: int
    point: str = ""


class Said(Struct, frozen=True):
    """A question and what was said to it; None when the words were erased."""

    question: str
    words: str | None


class InterviewRow(Struct, frozen=True):
    """An interview that may be shown. Words that were erased are None, and leave their place empty."""

    interview: UUID
    plan: PlanId
    person: PersonId | None
    name: str | None
    exchanges: tuple[Said, ...]
    consent: str
    consented_on: date
    seq: int


REVIEW_EVENTS = (ReviewPlanned, ReviewCancelled, ReviewHeld, ReviewClosed, DecisionTaken, DecisionFollowedUp)
DECISION_EVENTS = (DecisionTaken, DecisionFollowedUp)
INTERVIEW_EVENTS = (InterviewRecorded, InterviewWithdrawn)


def _tenant_key(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.tenant,),) if isinstance(recorded.event, HrmCycleSet) else ()


def _hrm_cycle(row: HrmCycleRow | None, recorded: Recorded, _key: Key) -> HrmCycleRow | None:
    event = recorded.event
    if not isinstance(event, HrmCycleSet):
        return row
    return HrmCycleRow(event.tenant, event.moments, event.maximum_age, recorded.version)


def _review_key(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.review,),) if isinstance(event, REVIEW_EVENTS) else ()


def _review(row: ReviewRow | None, recorded: Recorded, _key: Key) -> ReviewRow | None:
    event, version = recorded.event, recorded.version
    if isinstance(event, ReviewPlanned):
        seq = row.seq if row else recorded.seq
        return ReviewRow(event.review, event.plan, event.cycle, event.name, event.moment, event.on, version, seq)
    if row is None:
        return None
    now = replace(row, version=version)
    match event:
        case ReviewHeld(on=on, present=present, guests=guests, open_points=points):
            return replace(now, held_on=on, present=present, guests=words(guests), open_points=points)
        case ReviewCancelled(reason=reason):
            return replace(now, cancelled_because=reason)
        case ReviewClosed(choice=choice, reason=reason, carried=carried, on=on):
            ended = replace(now, choice=choice.value, reason=reason, carried=carried)
            return replace(ended, closed_on=on, closed_by=recorded.actor)
        case _:
            return now


def _decision_key(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.review, event.decision),) if isinstance(event, DECISION_EVENTS) else ()


def _decision(row: DecisionRow | None, recorded: Recorded, _key: Key) -> DecisionRow | None:
    match recorded.event:
        case DecisionTaken() as e:
            seq = row.seq if row else recorded.seq
            return DecisionRow(
                e.decision, e.review, e.plan, e.about, e.choice.value, e.reason, e.owner, e.due_on, None, seq, e.point
            )
        case DecisionFollowedUp(on=on) if row:
            return replace(row, followed_up_on=on)
        case _:
            return row


def _interview_key(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.plan, event.interview),) if isinstance(event, INTERVIEW_EVENTS) else ()


def _interview(row: InterviewRow | None, recorded: Recorded, _key: Key) -> InterviewRow | None:
    match recorded.event:
        case InterviewRecorded() as e:
            said = tuple(Said(each.question, words(each.said)) for each in e.exchanges)
            seq = row.seq if row else recorded.seq
            return InterviewRow(e.interview, e.plan, e.person, words(e.name), said, e.consent, e.consented_on, seq)
        case _:
            return None


HRM_CYCLES = View(
    name="hrm_cycle",
    version=1,
    row=HrmCycleRow,
    key=("tenant",),
    events=frozenset({HrmCycleSet}),
    keys_of=_tenant_key,
    evolve=_hrm_cycle,
)
REVIEWS = View(
    name="review",
    version=1,
    row=ReviewRow,
    key=("review",),
    events=frozenset(REVIEW_EVENTS),
    keys_of=_review_key,
    evolve=_review,
    indexes=(("plan", "seq"),),
)
DECISIONS = View(
    name="review_decision",
    version=2,
    row=DecisionRow,
    key=("review", "decision"),
    events=frozenset(DECISION_EVENTS),
    keys_of=_decision_key,
    evolve=_decision,
    indexes=(("plan", "seq"), ("owner", "seq")),
)
INTERVIEWS = View(
    name="interview",
    version=1,
    row=InterviewRow,
    key=("plan", "interview"),
    events=frozenset(INTERVIEW_EVENTS),
    keys_of=_interview_key,
    evolve=_interview,
    indexes=(("plan", "seq"),),
)
