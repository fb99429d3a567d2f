"""When reminders go out."""

import pytest

from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.organisation.decider import ORGANISATION, SetReminders
from domain.organisation.events import RemindersSet
from tests.domain.organisation.test_register_organisation import FOUNDED
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, TENANT, given


def set_to(days_before: int, hour: int) -> SetReminders:
    return SetReminders(tenant=TENANT, days_before=days_before, hour=hour)


def test_an_administrator_chooses_days_and_hour() -> None:
    given(ORGANISATION, *FOUNDED).when(set_to(7, 10), by=ADMINISTRATOR).then(RemindersSet(days_before=7, hour=10))


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
