"""Choosing a package: more begins at once, less when what was paid for is over."""

from datetime import date, timedelta

import pytest

from domain.kernel.refusals import InvalidValue
from domain.subscription.commands import Resume
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.events import (
    ChangeDropped,
    ChangePlanned,
    PackageChosen,
    PackageEnlarged,
    SubscriptionSuspended,
    Why,
)
from domain.subscription.packages import PACKAGES, Interval, end_of_interval
from domain.subscription.prices import difference
from domain.subscription.refusals import CancelledBefore, PackageTooSmall
from tests.domain.specification import ADMINISTRATOR, TENANT, TODAY, given
from tests.domain.subscription.history import ACCEPTED, CANCELLED, NEXT_MONTH, SMALL, TRIAL, TRIAL_ENDS, choose

DOWN = ChangePlanned(tenant=TENANT, on=TODAY, package="team", interval=Interval.MONTH, takes_effect_on=NEXT_MONTH)
SUSPENDED = SubscriptionSuspended(tenant=TENANT, on=TRIAL_ENDS, why=Why.TRIAL_ENDED)


def test_the_first_interval_begins_on_the_day_of_the_choice() -> None:
    given(SUBSCRIPTION, ACCEPTED, TRIAL).when(choose(), by=ADMINISTRATOR).then(SMALL)


def test_a_year_is_as_much_as_ten_months() -> None:
    year = PackageChosen(
        tenant=TENANT,
        on=TODAY,
        package="small",
        interval=Interval.YEAR,
        until=date(2027, 11, 23),
        seats=100,
        price=1490_00,
    )
    given(SUBSCRIPTION, TRIAL).when(choose(interval=Interval.YEAR), by=ADMINISTRATOR).then(year)


def test_who_only_reads_since_the_trial_ended_goes_on_by_choosing() -> None:
    later = given(SUBSCRIPTION, TRIAL, SUSPENDED).when(choose(), by=ADMINISTRATOR, on=date(2027, 1, 31))
    (chosen,) = later.decided()
    assert (chosen.on, chosen.until) == (date(2027, 1, 31), date(2027, 2, 28))  # type: ignore[attr-defined]


def test_what_is_overdue_comes_first() -> None:
    suspended, chosen = given(SUBSCRIPTION, TRIAL).when(choose(), by=ADMINISTRATOR, on=TRIAL_ENDS).decided()
    assert suspended == SUSPENDED
    assert isinstance(chosen, PackageChosen)


def test_more_begins_at_once_and_costs_the_difference_for_the_days_left() -> None:
    later = TODAY + timedelta(days=15)
    larger = PackageEnlarged(tenant=TENANT, on=later, package="medium", until=NEXT_MONTH, seats=250, price=75_00)
    given(SUBSCRIPTION, SMALL).when(choose("medium"), by=ADMINISTRATOR, on=later).then(larger)


def test_less_begins_when_the_interval_is_over_and_can_be_taken_back() -> None:
    given(SUBSCRIPTION, SMALL).when(choose("team"), by=ADMINISTRATOR).then(DOWN)
    dropped = ChangeDropped(tenant=TENANT, on=TODAY)
    given(SUBSCRIPTION, SMALL, DOWN).when(choose("small"), by=ADMINISTRATOR).then(dropped)
    given(SUBSCRIPTION, SMALL, DOWN).when(Resume(tenant=TENANT), by=ADMINISTRATOR).then(dropped)


def test_another_interval_begins_when_this_one_is_over() -> None:
    (planned,) = given(SUBSCRIPTION, SMALL).when(choose("medium", Interval.YEAR), by=ADMINISTRATOR).decided()
    assert isinstance(planned, ChangePlanned)


def test_a_package_has_a_seat_for_every_member() -> None:
    asked = given(SUBSCRIPTION, TRIAL).when(choose("team", members=26), by=ADMINISTRATOR)
    asked.then_refused(PackageTooSmall, seats=25, members=26, field="package")


def test_there_is_no_package_of_that_name() -> None:
    given(SUBSCRIPTION, TRIAL).when(choose("gold"), by=ADMINISTRATOR).then_refused(InvalidValue, field="package")


def test_who_cancelled_takes_that_back_first() -> None:
    given(SUBSCRIPTION, SMALL, CANCELLED).when(choose("medium"), by=ADMINISTRATOR).then_refused(
        CancelledBefore, ends_on=NEXT_MONTH
    )


@pytest.mark.parametrize(("days", "cents"), [(0, 150_00), (15, 75_00), (29, 5_00), (30, 0)])
def test_the_difference_is_by_the_day(days: int, cents: int) -> None:
    on = TODAY + timedelta(days=days)
    assert difference(PACKAGES["small"], PACKAGES["medium"], Interval.MONTH, on, NEXT_MONTH) == cents


def test_intervals_keep_to_the_day_on_which_they_began() -> None:
    january = date(2028, 1, 31)
    ends = [end_of_interval(january, number, Interval.MONTH) for number in (1, 2, 13)]
    assert ends == [date(2028, 2, 29), date(2028, 3, 31), date(2029, 2, 28)]
    assert end_of_interval(date(2028, 2, 29), 1, Interval.YEAR) == date(2029, 2, 28)
