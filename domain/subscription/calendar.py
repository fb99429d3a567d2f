"""What the calendar brings to a subscription: events that are due on a day, and the next day to look."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.kernel.ids import TenantId
from domain.subscription.events import (
    DeletionBegan,
    SubscriptionEnded,
    SubscriptionEvent,
    SubscriptionRenewed,
    SubscriptionSuspended,
    Why,
)
from domain.subscription.packages import GRACE, PACKAGES, end_of_interval
from domain.subscription.state import Standing, Subscription, evolve


def due(tenant: TenantId, state: Subscription, on: date) -> Sequence[SubscriptionEvent]:
    """All that is due by this day, in order. When nobody looked for months, each interval is renewed by itself."""
    return tuple(_all_due(tenant, state, on))


def _all_due(tenant: TenantId, state: Subscription, on: date) -> Iterator[SubscriptionEvent]:
    while (event := _next(tenant, state, on)) is not None:
        yield event
        state = evolve(state, event)


def _next(tenant: TenantId, state: Subscription, on: date) -> SubscriptionEvent | None:
    match state.standing:
        case Standing.TRIAL if state.until is not None and on >= state.until:
            return SubscriptionSuspended(tenant=tenant, on=on, why=Why.TRIAL_ENDED)
        case Standing.ACTIVE if state.until is not None and on >= state.until:
            return _renewed(tenant, state, state.until)
        case Standing.CANCELLED if state.ends_on is not None and on >= state.ends_on:
            promised = state.deletes_on or on
            return SubscriptionEnded(tenant=tenant, on=on, deletes_on=max(promised, on + GRACE))
        case Standing.ENDED if state.deletes_on is not None and on >= state.deletes_on:
            return DeletionBegan(tenant=tenant, on=on)
        case _:
            return None


def _renewed(tenant: TenantId, state: Subscription, began: date) -> SubscriptionRenewed:
    assert state.package is not None
    assert state.began is not None
    key, interval = state.coming or (state.package, state.interval)
    package = PACKAGES[key]
    counted = (state.began, state.number + 1) if interval is state.interval else (began, 1)
    return SubscriptionRenewed(
        tenant=tenant,
        on=began,
        package=key,
        interval=interval,
        until=end_of_interval(*counted, interval),
        seats=package.seats,
        price=package.price(interval),
    )


def next_look(state: Subscription) -> date | None:
    """The next day on which something is due; None when nothing is."""
    match state.standing:
        case Standing.TRIAL | Standing.ACTIVE:
            found = state.until
        case Standing.CANCELLED:
            found = state.ends_on
        case Standing.ENDED:
            found = state.deletes_on
        case _:
            found = None
    ends = [until for _, until in state.exports if until is not None]
    return min([*ends, *([found] if found else [])], default=None)
