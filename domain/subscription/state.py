"""The subscription as its decisions see it: one standing at a time, and the dates that move it."""

from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

import msgspec
from msgspec.structs import replace

from domain.subscription.events import (
    CancellationDropped,
    ChangeDropped,
    ChangePlanned,
    DeletionBegan,
    ExportAsked,
    ExportMade,
    ExportRemoved,
    PackageChosen,
    PackageEnlarged,
    SubscriptionCancelled,
    SubscriptionEnded,
    SubscriptionEvent,
    SubscriptionRenewed,
    SubscriptionResumed,
    SubscriptionSuspended,
    TermsAccepted,
    TrialStarted,
    Why,
)
from domain.subscription.packages import Interval


class Standing(StrEnum):
    """How a subscription stands. NONE: the organisation never subscribed, as the demo; nothing is limited."""

    NONE = "none"
    TRIAL = "trial"
    ACTIVE = "active"
    CANCELLED = "cancelled"
    SUSPENDED = "suspended"
    ENDED = "ended"
    DELETING = "deleting"


READ_ONLY = frozenset({Standing.SUSPENDED, Standing.ENDED, Standing.DELETING})


class Subscription(msgspec.Struct, frozen=True):
    """`until` is the day on which the trial or the paid interval is over; `began` the day from which intervals are
    counted, `number` how many there were since. `before` is how it stood before it was cancelled. `coming` is a planned
    change. `exports` are those asked for, each with the day up to which it is there (None: it is being made)."""

    standing: Standing = Standing.NONE
    terms: tuple[str, str] | None = None
    seats: int | None = None
    package: str | None = None
    interval: Interval = Interval.MONTH
    began: date | None = None
    number: int = 0
    until: date | None = None
    coming: tuple[str, Interval] | None = None
    why: Why | None = None
    before: Standing = Standing.NONE
    ends_on: date | None = None
    deletes_on: date | None = None
    exports: tuple[tuple[UUID, date | None], ...] = ()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.standing in READ_ONLY


def evolve(state: Subscription, event: SubscriptionEvent) -> Subscription:
    """The subscription after one more event."""
    match event:
        case TermsAccepted(terms=terms, processing=processing):
            return replace(state, terms=(terms, processing))
        case TrialStarted(ends_on=until, seats=seats):
            return replace(state, standing=Standing.TRIAL, until=until, seats=seats)
        case PackageChosen() | SubscriptionRenewed():
            return _interval(state, event)
        case PackageEnlarged(package=package, seats=seats):
            return replace(state, package=package, seats=seats, coming=None)
        case ChangePlanned(package=package, interval=interval):
            return replace(state, coming=(package, interval))
        case ChangeDropped():
            return replace(state, coming=None)
        case SubscriptionSuspended(why=why):
            return replace(state, standing=Standing.SUSPENDED, why=why)
        case SubscriptionResumed(on=on, until=until):
            anew = state.until is None or until != state.until
            counted = {"began": on, "number": 0} if anew else {}
            return replace(state, standing=Standing.ACTIVE, why=None, until=until, **counted)
        case SubscriptionCancelled() | CancellationDropped() | SubscriptionEnded() | DeletionBegan():
            return _leaving(state, event)
        case ExportAsked() | ExportMade() | ExportRemoved():
            return _exported(state, event)
        case _:
            assert_never(event)


def _interval(state: Subscription, event: PackageChosen | SubscriptionRenewed) -> Subscription:
    goes_on = isinstance(event, SubscriptionRenewed) and event.on == state.until and event.interval is state.interval
    return replace(
        state,
        standing=Standing.ACTIVE,
        package=event.package,
        seats=event.seats,
        interval=event.interval,
        began=state.began if goes_on else event.on,
        number=state.number + 1 if goes_on else 1,
        until=event.until,
        coming=None,
        why=None,
        ends_on=None,
        deletes_on=None,
    )


def _leaving(
    state: Subscription, event: SubscriptionCancelled | CancellationDropped | SubscriptionEnded | DeletionBegan
) -> Subscription:
    match event:
        case SubscriptionCancelled(ends_on=ends_on, deletes_on=deletes_on):
            before = state.standing
            return replace(
                state, standing=Standing.CANCELLED, before=before, ends_on=ends_on, deletes_on=deletes_on, coming=None
            )
        case CancellationDropped():
            return replace(state, standing=state.before, ends_on=None, deletes_on=None)
        case SubscriptionEnded(deletes_on=deletes_on):
            return replace(state, standing=Standing.ENDED, deletes_on=deletes_on, coming=None)
        case DeletionBegan():
            return replace(state, standing=Standing.DELETING)
        case _:
            assert_never(event)


def _exported(state: Subscription, event: ExportAsked | ExportMade | ExportRemoved) -> Subscription:
    others = tuple(each for each in state.exports if each[0] != event.export)
    match event:
        case ExportAsked(export=export):
            return replace(state, exports=(*others, (export, None)))
        case ExportMade(export=export, until=until):
            return replace(state, exports=(*others, (export, until)))
        case ExportRemoved():
            return replace(state, exports=others)
        case _:
            assert_never(event)
