"""When somebody is mailed about what just happened: at once, when people are at work, or on the weekly day."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.kernel.notices import Pace
from domain.reminders.times import USUAL

ZONE = "Europe/Amsterdam"


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


@pytest.mark.parametrize(
    ("happened", "pace", "mailed"),
    [
        ("2026-11-25T10:00", Pace.DAILY, "2026-11-25T10:00"),
        ("2026-11-25T06:10", Pace.DAILY, "2026-11-25T09:00"),
        ("2026-11-25T23:30", Pace.DAILY, "2026-11-26T09:00"),
        ("2026-11-28T10:00", Pace.DAILY, "2026-11-30T09:00"),
        ("2026-11-25T10:00", Pace.WEEKLY, "2026-11-30T09:00"),
        ("2026-11-30T10:00", Pace.WEEKLY, "2026-11-30T10:00"),
        ("2026-11-30T06:10", Pace.WEEKLY, "2026-11-30T09:00"),
        ("2026-11-30T23:30", Pace.WEEKLY, "2026-12-01T09:00"),
        ("2027-03-28T10:00", Pace.WEEKLY, "2027-03-30T09:00"),
    ],
)
def test_nobody_is_mailed_at_night_and_who_chose_a_week_on_its_day(happened: str, pace: Pace, mailed: str) -> None:
    assert USUAL.first_moment(local(happened), ZONE, pace) == local(mailed)
