"""When reminders go out."""

import pytest

from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.organisation.decider import ORGANISATION, SetReminders
from domain.organisation.events import RemindersSet
from domain.reminders.times import Times
from tests.domain.organisation.test_register_organisation import FOUNDED
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, TENANT, given


def set_to(days_before: int, hour: int) -> SetReminders:
    return SetReminders(tenant=TENANT, times=Times(days_before=days_before, hour=hour))


def test_an_administrator_chooses_days_and_hour() -> None:
    given(ORGANISATION, *FOUNDED).when(set_to(7, 10), by=ADMINISTRATOR).then(
        RemindersSet(times=Times(days_before=7, hour=10))
    )


def test_three_days_before_at_nine_is_how_it_begins() -> None:
    given(ORGANISATION, *FOUNDED).when(set_to(3, 9), by=ADMINISTRATOR).then_nothing()


@pytest.mark.parametrize(
    ("days_before", "hour", "field"), [(-1, 9, "days_before"), (31, 9, "days_before"), (3, 6, "hour"), (3, 20, "hour")]
)
def test_reminders_come_at_a_sensible_time(days_before: int, hour: int, field: str) -> None:
    asked = given(ORGANISATION, *FOUNDED).when(set_to(days_before, hour), by=ADMINISTRATOR)
    asked.then_refused(InvalidValue, field=field, reason="out_of_range")


def test_a_coordinator_leaves_them_alone() -> None:
    given(ORGANISATION, *FOUNDED).when(set_to(7, 10), by=COORDINATOR).then_refused(NotAllowed)


@pytest.mark.parametrize(
    ("times", "field"),
    [
        (Times(hour=19, quiet_from=19), "quiet_from"),
        (Times(hour=9, quiet_until=10), "quiet_until"),
        (Times(contact_after=14, management_after=14), "management_after"),
        (Times(contact_after=91), "contact_after"),
    ],
)
def test_quiet_hours_leave_the_hour_alone_and_management_comes_last(times: Times, field: str) -> None:
    asked = given(ORGANISATION, *FOUNDED).when(SetReminders(tenant=TENANT, times=times), by=ADMINISTRATOR)
    asked.then_refused(InvalidValue, field=field, reason="out_of_range")


def test_an_organisation_may_never_escalate() -> None:
    never = Times(contact_after=0, management_after=0, weekends=True)
    asked = given(ORGANISATION, *FOUNDED).when(SetReminders(tenant=TENANT, times=never), by=ADMINISTRATOR)
    asked.then(RemindersSet(times=never))
