"""The decisions of one review: planned, held, decided, closed."""

from collections.abc import Sequence

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import ReviewId, StreamId, stream
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.kernel.texts import no_longer_than, one_line
from domain.review.commands import (
    CancelReview,
    CloseReview,
    FollowUpDecision,
    HoldReview,
    PlanReview,
    ReviewCommand,
    TakeDecision,
)
from domain.review.events import (
    Choice,
    DecisionFollowedUp,
    DecisionTaken,
    ReviewCancelled,
    ReviewClosed,
    ReviewHeld,
    ReviewPlanned,
)
from domain.review.refusals import (
    DecisionUnknown,
    FollowUpNeedsOwner,
    NotYourDecision,
    OnlyANewCycleCarries,
    PointUnknown,
    ReasonMissing,
    ReviewInFuture,
    ReviewIsOver,
    ReviewNotHeld,
    ReviewUnknown,
    ReviewWasHeld,
)
from domain.review.state import Review, evolve

CATEGORY = "review"
ABOUT_LENGTH = 500


def decide(command: ReviewCommand, state: Review, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, FollowUpDecision):
        return _follow_up(command, state, asked)
    asked.by.needs(Right.REVIEW)
    if isinstance(command, PlanReview):
        return _plan(command, state)
    if state.planned is None or state.planned.plan != command.plan:
        raise ReviewUnknown
    match command:
        case CancelReview():
            return _cancel(command, state)
        case HoldReview():
            return _hold(command, state, asked)
        case TakeDecision():
            return _take(command, state)
        case CloseReview():
            return _close(command, state, state.planned, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _plan(command: PlanReview, state: Review) -> Sequence[Event]:
    name = one_line("name", command.name)
    if command.cycle < 1:
        raise InvalidValue(field="cycle", reason="out_of_range", low=1)
    if not 2000 <= command.on.year <= 2100:
        raise InvalidValue(field="on", reason="out_of_range", low=2000, high=2100)
    if state.planned is not None and state.planned.plan != command.plan:
        raise ReviewUnknown
    planned = ReviewPlanned(
        plan=command.plan,
        review=command.review,
        cycle=command.cycle,
        name=name,
        moment=command.moment,
        on=command.on,
    )
    if state.planned == planned:
        return ()
    _refuse_if_over(state)
    if state.held is not None:
        raise ReviewWasHeld
    return (planned,)


def _cancel(command: CancelReview, state: Review) -> Sequence[Event]:
    reason = _reason(command.reason)
    if state.cancelled is not None and state.cancelled.reason == reason:
        return ()
    _refuse_if_over(state)
    if state.held is not None:
        raise ReviewWasHeld
    return (ReviewCancelled(plan=command.plan, review=command.review, reason=reason),)


def _hold(command: HoldReview, state: Review, asked: Asked) -> Sequence[Event]:
    if command.on > asked.on:
        raise ReviewInFuture(field="held_on")
    if not command.present:
        raise InvalidValue(field="present", reason="empty")
    held = ReviewHeld(
        plan=command.plan,
        review=command.review,
        on=command.on,
        present=tuple(dict.fromkeys(command.present)),
        guests=command.guests,
        open_points=state.held.open_points if state.held else command.open_points,
    )
    if state.held == held:
        return ()
    _refuse_if_over(state)
    return (held,)


def _take(command: TakeDecision, state: Review) -> Sequence[Event]:
    about = one_line("about", command.about, ABOUT_LENGTH)
    reason = _reason(command.reason)
    if command.choice is Choice.NEW_CYCLE:
        raise InvalidValue(field="choice", reason="choose")
    if command.choice is not Choice.CONTINUE and (command.owner is None or command.due_on is None):
        raise FollowUpNeedsOwner(field="owner" if command.owner is None else "due_on")
    taken = DecisionTaken(
        plan=command.plan,
        review=command.review,
        decision=command.decision,
        about=about,
        choice=command.choice,
        reason=reason,
        owner=command.owner,
        due_on=command.due_on,
        point=command.point,
    )
    before = state.decisions.get(command.decision)
    if before is not None and before[0] == taken:
        return ()
    _refuse_if_over(state)
    if state.held is None:
        raise ReviewNotHeld
    if command.point and command.point not in {each.key for each in state.held.open_points}:
        raise PointUnknown
    return (taken,)


def _follow_up(command: FollowUpDecision, state: Review, asked: Asked) -> Sequence[Event]:
    found = state.decisions.get(command.decision)
    if found is None or found[0].plan != command.plan:
        raise DecisionUnknown
    taken, done = found
    if taken.owner != asked.by.person and not asked.by.may(Right.REVIEW):
        raise NotYourDecision
    if done:
        return ()
    return (DecisionFollowedUp(plan=command.plan, review=command.review, decision=command.decision, on=asked.on),)


def _close(command: CloseReview, state: Review, planned: ReviewPlanned, asked: Asked) -> Sequence[Event]:
    reason = _reason(command.reason)
    if command.carried and command.choice is not Choice.NEW_CYCLE:
        raise OnlyANewCycleCarries
    closed = state.closed
    if closed and (closed.choice, closed.reason, closed.carried) == (command.choice, reason, command.carried):
        return ()
    _refuse_if_over(state)
    if state.held is None:
        raise ReviewNotHeld
    return (
        ReviewClosed(
            plan=command.plan,
            review=command.review,
            cycle=planned.cycle,
            choice=command.choice,
            reason=reason,
            carried=command.carried,
            on=asked.on,
        ),
    )


def _refuse_if_over(state: Review) -> None:
    if state.over:
        raise ReviewIsOver


def _reason(text: str) -> str:
    if not text.strip():
        raise ReasonMissing(field="reason")
    return no_longer_than("reason", text.strip())


def stream_of(review: ReviewId) -> StreamId:
    """The review's own stream."""
    return stream(CATEGORY, review)


REVIEW: Decider[ReviewCommand, Review] = Decider(
    category=CATEGORY,
    commands=ReviewCommand,
    initial=Review(),
    stream_of=lambda command: stream_of(command.review),
    evolve=evolve,
    decide=decide,
)
