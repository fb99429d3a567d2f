"""What has a date in a review: its meeting, and what it asked of somebody."""

from collections.abc import Sequence
from typing import get_args
from uuid import UUID

from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.reminders.dated import Dated, Meeting, What, person, role, same
from domain.reminders.source import Source
from domain.review.decider import REVIEW
from domain.review.events import ReviewEvent, ReviewPlanned
from domain.review.state import Review


def dated(thing: UUID, state: Review) -> Sequence[Dated]:
    """The meeting, to coordinator, HR and management, until it was held; each decision until it was followed up.

    A meeting that was not held comes back every four weeks: while it is planned, nothing else asks for a review.
    """
    planned = state.planned
    if planned is None or state.cancelled is not None:
        return ()
    meeting = (_meeting(thing, planned),) if state.held is None and not state.over else ()
    return (*meeting, *_decisions(thing, planned, state))


def _meeting(thing: UUID, planned: ReviewPlanned) -> Dated:
    return Dated(
        kind=NoticeKind.REVIEWS,
        what=What.REVIEW_MEETING,
        thing=thing,
        item="meeting",
        title=same(planned.name),
        due_on=planned.on,
        whom=(role(Role.COORDINATOR), role(Role.HR), role(Role.MANAGEMENT)),
        link=f"evaluatie#evaluatie-{thing}",
        plan=planned.plan,
        meeting=Meeting(),
        early=7,
        escalates=False,
        repeats=True,
    )


def _decisions(thing: UUID, planned: ReviewPlanned, state: Review) -> Sequence[Dated]:
    return [
        Dated(
            kind=NoticeKind.REVIEWS,
            what=What.REVIEW_DECISION,
            thing=thing,
            item=str(key),
            title=same(taken.about),
            due_on=taken.due_on,
            whom=(person(taken.owner),),
            link=f"evaluatie#evaluatie-{thing}",
            plan=planned.plan,
        )
        for key, (taken, done) in state.decisions.items()
        if not done and taken.owner is not None and taken.due_on is not None
    ]


SOURCE = Source(REVIEW, get_args(ReviewEvent), dated)
