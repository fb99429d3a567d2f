"""When a plan is to be reviewed next, from all that prompts it: the last review, the HRM cycle, its measures.

The same reckoning as `review_due`, looking ahead: the first day on which that will say that one is due.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Event
from domain.kernel.ids import PlanId
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.measures import events as m
from domain.method import Text
from domain.plan.events import PlanStarted
from domain.reminders.dated import Dated, What, role, same
from domain.review.events import ReviewCancelled, ReviewClosed, ReviewHeld, ReviewPlanned
from domain.review.hrm_cycle import HrmCycle
from domain.review.moments import EARLY, months_later

ITEM = "review"
TOO_OLD = Text("de laatste evaluatie wordt te oud", "the last review grows too old")


class MeasureWatch(Struct, frozen=True):
    """A measure: by when, when it was done, whether it was dropped."""

    title: str
    due_on: date | None = None
    done_on: date | None = None
    dropped: bool = False


class ReviewWatch(Struct, frozen=True):
    """A review: for when it is planned, when it was held, and whether it is over."""

    planned_on: date | None = None
    held_on: date | None = None
    cancelled: bool = False
    over: bool = False


class Watch(Struct, frozen=True):
    """What is watched of one plan; things by their ids. Taking the same event in again changes nothing."""

    started_on: date | None = None
    measures: dict[str, MeasureWatch] = {}
    reviews: dict[str, ReviewWatch] = {}

    @property
    def last_review(self) -> date | None:
        """The day of the last review that was held."""
        held = [each.held_on for each in self.reviews.values() if each.held_on and not each.cancelled]
        return max(held, default=None)

    @property
    def planned(self) -> list[ReviewWatch]:
        """The reviews that are to be held: the meeting of each is asked for until it was."""
        return [each for each in self.reviews.values() if each.held_on is None and not each.over]


MEASURE_EVENTS = (
    m.MeasureProposed,
    m.MeasureDescribed,
    m.MeasurePlanned,
    m.MeasureDatesChanged,
    m.MeasureDone,
    m.MeasureDropped,
    m.MeasureReopened,
)
REVIEW_EVENTS = (ReviewPlanned, ReviewHeld, ReviewCancelled, ReviewClosed)
WATCHED: tuple[type[Event], ...] = (PlanStarted, *MEASURE_EVENTS, *REVIEW_EVENTS)


def watch(state: Watch, event: Event) -> Watch:
    """The watch of the event's plan after it."""
    if isinstance(event, PlanStarted):
        return replace(state, started_on=event.started_on)
    if isinstance(event, MEASURE_EVENTS):
        key = str(event.measure)
        now = _measure(state.measures.get(key, MeasureWatch("")), event)
        return replace(state, measures={**state.measures, key: now})
    if isinstance(event, REVIEW_EVENTS):
        key = str(event.review)
        return replace(state, reviews={**state.reviews, key: _review(state.reviews.get(key, ReviewWatch()), event)})
    return state


def _measure(before: MeasureWatch, event: Event) -> MeasureWatch:
    match event:
        case m.MeasureProposed(description=description) | m.MeasureDescribed(description=description):
            return replace(before, title=description.title)
        case m.MeasurePlanned(due_on=due_on) | m.MeasureDatesChanged(due_on=due_on):
            return replace(before, due_on=due_on)
        case m.MeasureDone(on=on):
            return replace(before, done_on=on)
        case m.MeasureDropped():
            return replace(before, dropped=True)
        case _:
            return replace(before, done_on=None, dropped=False)


def _review(before: ReviewWatch, event: Event) -> ReviewWatch:
    match event:
        case ReviewPlanned(on=on):
            return replace(before, planned_on=on)
        case ReviewHeld(on=on):
            return replace(before, held_on=on)
        case ReviewCancelled():
            return replace(before, cancelled=True, over=True)
        case ReviewClosed():
            return replace(before, over=True)
        case _:
            return before


def first_due(state: Watch, cycle: HrmCycle) -> tuple[date, Text] | None:
    """The day on which a review will be due first, and why; None while one is planned that comes in time.

    However far ahead a review is planned, the last one grows too old no later: planning puts nothing off.
    """
    if state.started_on is None:
        return None
    since = state.last_review or state.started_on
    too_old = (months_later(since, cycle.maximum_age), TOO_OLD)
    if state.planned:
        comes = min((each.planned_on for each in state.planned if each.planned_on), default=since)
        return too_old if comes > too_old[0] else None
    found = [too_old, *_moments(state, cycle), *_measures(state, since)]
    return min(found, key=lambda pair: (pair[0], pair[1].nl))


def _moments(state: Watch, cycle: HrmCycle) -> Iterator[tuple[date, Text]]:
    assert state.started_on is not None
    after = max(state.started_on, state.last_review + EARLY) if state.last_review else state.started_on
    for moment in cycle.moments:
        on = moment.next_after(after)
        if on is not None:
            yield on, same(moment.name)


def _measures(state: Watch, since: date) -> Iterator[tuple[date, Text]]:
    for each in state.measures.values():
        if each.dropped:
            continue
        if each.done_on is not None:
            on, why = each.done_on, Text(f"“{each.title}” is klaar", f"“{each.title}” is done")
        elif each.due_on is not None:
            late = Text(f"“{each.title}” is niet op tijd klaar", f"“{each.title}” is not done in time")
            on, why = each.due_on + timedelta(days=1), late
        else:
            continue
        if on > since:
            yield on, why


def prompt(plan: PlanId, state: Watch, cycle: HrmCycle) -> Dated | None:
    """The review that is due, as a dated thing: to coordinator and HR; it cannot be turned off, only put off."""
    due = first_due(state, cycle)
    if due is None:
        return None
    return Dated(
        kind=NoticeKind.REVIEWS,
        what=What.REVIEW_DUE,
        thing=plan,
        item=ITEM,
        title=due[1],
        due_on=due[0],
        whom=(role(Role.COORDINATOR), role(Role.HR)),
        link="evaluatie#plan-evaluatie",
        plan=plan,
        early=14,
        always=True,
        repeats=True,
    )
