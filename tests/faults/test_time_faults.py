"""Every due thing once, whatever clocks do: the quick set of `./dev drill time`, and its oracle against known days."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Database
from tests.drill.oracle import critical_days, instant_of, local_day, offset_at
from tests.drill.time import FIRST, LAST, WAYS, against

pytestmark = pytest.mark.fault
BEATS = ("one beat, on time", "three beats", "two hours late", "no beat, then one")
JUMPS = ("an hour back and forth", "a day back and forth")


@pytest.mark.parametrize(("ways", "size"), [(BEATS, 4), (JUMPS, 2)], ids=["beats", "jumps"])
def test_each_reminder_comes_once_and_a_late_one_says_so(
    database: Database, tmp_path: Path, ways: tuple[str, ...], size: int
) -> None:
    counts = against(database, tmp_path, 7, size, ways)
    assert counts.wrong == ()
    assert counts.caught, counts.control
    assert counts.figures["reminders"] > 6 * size
    assert (counts.figures["marked late"] > 0) == ("no beat, then one" in ways)
    assert set(WAYS) >= set(ways)


def test_the_oracle_agrees_with_the_zone_s_own_data_at_every_hour_of_the_days_that_matter() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    days = critical_days(FIRST, LAST)
    assert {date(2025, 3, 30), date(2026, 10, 25), date(2028, 2, 29), date(2035, 12, 31)} <= set(days)
    for day in days:
        start = datetime.combine(day, datetime.min.time(), UTC) - timedelta(hours=3)
        for hour in range(30):
            instant = start + timedelta(hours=hour)
            assert offset_at(instant) == instant.astimezone(zone).utcoffset()
            assert local_day(instant) == instant.astimezone(zone).date()
        for hour in range(4, 24):
            assert instant_of(day, hour) == datetime.combine(day, datetime.min.time(), zone).replace(hour=hour)
