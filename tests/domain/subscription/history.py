"""A subscription that began on the day of the tests, for the tests of its commands."""

from datetime import date, timedelta

from domain.subscription.commands import Cancel, ChoosePackage
from domain.subscription.events import PackageChosen, SubscriptionCancelled, TermsAccepted, TrialStarted
from domain.subscription.packages import PROCESSING, TERMS, Interval
from tests.domain.specification import TENANT, TODAY

ACCEPTED = TermsAccepted(tenant=TENANT, on=TODAY, terms=TERMS, processing=PROCESSING)
TRIAL_ENDS = TODAY + timedelta(days=30)
TRIAL = TrialStarted(tenant=TENANT, on=TODAY, ends_on=TRIAL_ENDS, seats=100)
NEXT_MONTH = date(2026, 12, 23)
SMALL = PackageChosen(
    tenant=TENANT, on=TODAY, package="small", interval=Interval.MONTH, until=NEXT_MONTH, seats=100, price=149_00
)
CANCELLED = SubscriptionCancelled(
    tenant=TENANT, on=TODAY, ends_on=NEXT_MONTH, deletes_on=NEXT_MONTH + timedelta(days=30)
)
CANCEL = Cancel(tenant=TENANT, name="Zorggroep De Linde", confirmation="zorggroep de linde ")


def choose(package: str = "small", interval: Interval = Interval.MONTH, members: int = 8) -> ChoosePackage:
    return ChoosePackage(tenant=TENANT, package=package, interval=interval, members=members)
