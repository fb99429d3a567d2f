"""What a subscription costs is charged."""

from collections.abc import Sequence
from uuid import uuid5

from domain.billing.commands import RaiseCharge
from domain.kernel.decider import Command
from domain.kernel.events import Event
from domain.subscription.events import PackageChosen, PackageEnlarged, SubscriptionRenewed
from domain.subscription.packages import Interval


def subscription_is_charged(event: Event) -> Sequence[Command]:
    """An interval that begins, and a package that becomes larger, are each charged once."""
    match event:
        case PackageChosen(interval=interval) | SubscriptionRenewed(interval=interval):
            return (_charge(event, interval, enlarged=False),)
        case PackageEnlarged() if event.price > 0:
            return (_charge(event, Interval.MONTH, enlarged=True),)
        case _:
            return ()


def _charge(
    event: PackageChosen | SubscriptionRenewed | PackageEnlarged, interval: Interval, *, enlarged: bool
) -> RaiseCharge:
    about = f"{event.NAME}:{event.on}:{event.package}:{event.until}:{event.price}"
    return RaiseCharge(
        tenant=event.tenant,
        charge=uuid5(event.tenant, about),
        began=event.on,
        package=event.package,
        interval=interval.value,
        enlarged=enlarged,
        until=event.until,
        net=event.price,
    )
