"""One example of every event of a subscription."""

from datetime import timedelta
from uuid import UUID

from domain.kernel.events import Event
from domain.subscription import events as s
from domain.subscription.packages import Interval
from tests.contracts.golden.examples.things import DAY, TENANT

LATER, EXPORT = DAY + timedelta(days=30), UUID(int=77)
EVENTS: tuple[Event, ...] = (
    s.TermsAccepted(tenant=TENANT, on=DAY, terms="2026-11", processing="2026-11"),
    s.TrialStarted(tenant=TENANT, on=DAY, ends_on=LATER, seats=100),
    s.PackageChosen(
        tenant=TENANT, on=DAY, package="small", interval=Interval.YEAR, until=LATER, seats=100, price=149000
    ),
    s.PackageEnlarged(tenant=TENANT, on=DAY, package="medium", until=LATER, seats=250, price=7500),
    s.ChangePlanned(tenant=TENANT, on=DAY, package="team", interval=Interval.MONTH, takes_effect_on=LATER),
    s.ChangeDropped(tenant=TENANT, on=DAY),
    s.SubscriptionRenewed(
        tenant=TENANT, on=DAY, package="small", interval=Interval.MONTH, until=LATER, seats=100, price=14900
    ),
    s.SubscriptionSuspended(tenant=TENANT, on=DAY, why=s.Why.UNPAID),
    s.SubscriptionResumed(tenant=TENANT, on=DAY, until=LATER),
    s.SubscriptionCancelled(tenant=TENANT, on=DAY, ends_on=LATER, deletes_on=LATER),
    s.CancellationDropped(tenant=TENANT, on=DAY),
    s.SubscriptionEnded(tenant=TENANT, on=DAY, deletes_on=LATER),
    s.DeletionBegan(tenant=TENANT, on=DAY),
    s.ExportAsked(tenant=TENANT, on=DAY, export=EXPORT),
    s.ExportMade(tenant=TENANT, on=DAY, export=EXPORT, parts=("ab" * 32,), size=1234, until=LATER),
    s.ExportRemoved(tenant=TENANT, on=DAY, export=EXPORT),
)
