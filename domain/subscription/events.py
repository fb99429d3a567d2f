"""What can have happened to a subscription. Dates are local to the organisation; the day of an end is the first day
on which it is so."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.kernel.events import Event, event
from domain.kernel.ids import TenantId
from domain.subscription.packages import Interval


class Why(StrEnum):
    """Why an organisation can only read."""

    TRIAL_ENDED = "trial_ended"
    UNPAID = "unpaid"


class SubscriptionFact(Event, frozen=True, kw_only=True):
    """The base of what happens to the subscription of one organisation, on a local date."""

    tenant: TenantId
    on: date


@event("subscription.terms_accepted")
class TermsAccepted(SubscriptionFact, frozen=True, kw_only=True):
    """Who signed the organisation up accepted these versions of the terms and of the processing agreement (GDPR 28)."""

    terms: str
    processing: str


@event("subscription.trial_started")
class TrialStarted(SubscriptionFact, frozen=True, kw_only=True):
    """Everything can be used for nothing, up to the day `ends_on`, by so many members."""

    ends_on: date
    seats: int


@event("subscription.package_chosen")
class PackageChosen(SubscriptionFact, frozen=True, kw_only=True):
    """A paid interval began, up to the day `until`, for `seats` members, at a price in euro cents without VAT."""

    package: str
    interval: Interval
    until: date
    seats: int
    price: int


@event("subscription.package_enlarged")
class PackageEnlarged(SubscriptionFact, frozen=True, kw_only=True):
    """From this day on a larger package, up to the same day `until`; `price` is what that adds for the days left."""

    package: str
    until: date
    seats: int
    price: int


@event("subscription.change_planned")
class ChangePlanned(SubscriptionFact, frozen=True, kw_only=True):
    """From the day `takes_effect_on`, when the interval is over, another package or interval."""

    package: str
    interval: Interval
    takes_effect_on: date


@event("subscription.change_dropped")
class ChangeDropped(SubscriptionFact, frozen=True, kw_only=True):
    """The planned change does not come; all goes on as it is."""


@event("subscription.renewed")
class SubscriptionRenewed(SubscriptionFact, frozen=True, kw_only=True):
    """Another interval began on the day `on`, up to the day `until`."""

    package: str
    interval: Interval
    until: date
    seats: int
    price: int


@event("subscription.suspended")
class SubscriptionSuspended(SubscriptionFact, frozen=True, kw_only=True):
    """From now on all can be read and exported, and nothing changed. Nothing is lost."""

    why: Why


@event("subscription.resumed")
class SubscriptionResumed(SubscriptionFact, frozen=True, kw_only=True):
    """All can be changed again, up to the day `until` that was paid for."""

    until: date


@event("subscription.cancelled")
class SubscriptionCancelled(SubscriptionFact, frozen=True, kw_only=True):
    """It ends on the day `ends_on`; everything is deleted on the day `deletes_on`, unless somebody comes back."""

    ends_on: date
    deletes_on: date


@event("subscription.cancellation_dropped")
class CancellationDropped(SubscriptionFact, frozen=True, kw_only=True):
    """It does not end after all."""


@event("subscription.ended")
class SubscriptionEnded(SubscriptionFact, frozen=True, kw_only=True):
    """It is over: all can be read and exported up to the day `deletes_on`, on which everything is deleted."""

    deletes_on: date


@event("subscription.deletion_began")
class DeletionBegan(SubscriptionFact, frozen=True, kw_only=True):
    """The last fact of the log: the certificate is made of what stands up to here, then everything goes."""


@event("subscription.export_asked")
class ExportAsked(SubscriptionFact, frozen=True, kw_only=True):
    """An administrator wants everything that the organisation owns, in one file."""

    export: UUID


@event("subscription.export_made")
class ExportMade(SubscriptionFact, frozen=True, kw_only=True):
    """The file is there, up to the day `until`: its parts by SHA-256 (hex) in their order, its size in bytes."""

    export: UUID
    parts: tuple[str, ...]
    size: int
    until: date


@event("subscription.export_removed")
class ExportRemoved(SubscriptionFact, frozen=True, kw_only=True):
    """Its days are over; another one can be asked for."""

    export: UUID


SubscriptionEvent = (
    TermsAccepted
    | TrialStarted
    | PackageChosen
    | PackageEnlarged
    | ChangePlanned
    | ChangeDropped
    | SubscriptionRenewed
    | SubscriptionSuspended
    | SubscriptionResumed
    | SubscriptionCancelled
    | CancellationDropped
    | SubscriptionEnded
    | DeletionBegan
    | ExportAsked
    | ExportMade
    | ExportRemoved
)
