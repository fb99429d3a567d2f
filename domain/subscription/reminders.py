"""What has a date at a subscription: the last day of the trial, and the last day before everything is deleted."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args
from uuid import UUID

from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.method import Text
from domain.reminders.dated import Dated, What, role
from domain.reminders.source import Source
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.events import SubscriptionEvent
from domain.subscription.state import Standing, Subscription

TITLE = Text("het abonnement", "the subscription")
DAY = timedelta(days=1)


def dated(thing: UUID, state: Subscription) -> Sequence[Dated]:
    """To administrators: a week before the trial ends, two weeks before everything is deleted, and on the day."""
    if state.standing is Standing.TRIAL and state.until is not None:
        return (_of(thing, What.TRIAL_ENDS, state.until - DAY, early=7),)
    if state.standing is Standing.ENDED and state.deletes_on is not None:
        return (_of(thing, What.DELETION, state.deletes_on - DAY, early=14),)
    return ()


def _of(thing: UUID, what: What, last: date, early: int) -> Dated:
    return Dated(
        kind=NoticeKind.SUBSCRIPTION,
        what=what,
        thing=thing,
        item=what.value,
        title=TITLE,
        due_on=last,
        whom=(role(Role.ADMINISTRATOR),),
        link="organisatie/abonnement",
        early=early,
        lasts=False,
        always=True,
        fixed=True,
        escalates=False,
        to_management=False,
    )


SOURCE = Source(SUBSCRIPTION, get_args(SubscriptionEvent), dated)
