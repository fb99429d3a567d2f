"""Administrators hear in time that the trial ends, and that everything is about to be deleted."""

from datetime import timedelta
from uuid import UUID

from domain.reminders.dated import What
from domain.subscription.events import SubscriptionEnded
from domain.subscription.reminders import SOURCE
from domain.subscription.state import Subscription
from tests.domain.specification import TENANT
from tests.domain.subscription.history import CANCELLED, NEXT_MONTH, SMALL, TRIAL, TRIAL_ENDS

GONE = NEXT_MONTH + timedelta(days=30)


def told(*events: object) -> list[tuple[What, object, int]]:
    state: Subscription = SOURCE.decider.fold(events)  # type: ignore[arg-type]  # they are events
    return [(each.what, each.due_on, each.early) for each in SOURCE.dated(UUID(int=1), state)]


def test_the_last_day_of_the_trial_is_told_a_week_before() -> None:
    assert told(TRIAL) == [(What.TRIAL_ENDS, TRIAL_ENDS - timedelta(days=1), 7)]
    assert told(TRIAL, SMALL) == []


def test_the_last_day_before_the_deletion_is_told_two_weeks_before() -> None:
    ended = SubscriptionEnded(tenant=TENANT, on=NEXT_MONTH, deletes_on=GONE)
    assert told(SMALL, CANCELLED) == []
    assert told(SMALL, CANCELLED, ended) == [(What.DELETION, GONE - timedelta(days=1), 14)]
