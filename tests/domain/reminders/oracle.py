"""When reminders go out, found the slow way: by walking through the hours of the world's clock, one after another."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.reminders.times import Times

HOUR = timedelta(hours=1)
# As Dutch calendars print them: New Year's Day, Easter Monday, King's Day, Ascension Day, Whit Monday (Easter and Whit
# Sunday are the days before), Christmas; Liberation Day in 2025 and 2030; Good Friday last, for those who have it off.
PRINTED = {
    2024: "01-01 03-31 04-01 04-27 05-09 05-19 05-20 12-25 12-26 / 03-29",
    2025: "01-01 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26 / 04-18",
    2026: "01-01 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26 / 04-03",
    2027: "01-01 03-28 03-29 04-27 05-06 05-16 05-17 12-25 12-26 / 03-26",
    2028: "01-01 04-16 04-17 04-27 05-25 06-04 06-05 12-25 12-26 / 04-14",
    2029: "01-01 04-01 04-02 04-27 05-10 05-20 05-21 12-25 12-26 / 03-30",
    2030: "01-01 04-21 04-22 04-27 05-05 05-30 06-09 06-10 12-25 12-26 / 04-19",
}


def printed(year: int, part: str) -> set[date]:
    return {date.fromisoformat(f"{year}-{day}") for day in part.split()}


OFF = frozenset(day for year, days in PRINTED.items() for day in printed(year, days.split("/")[0]))
FRIDAYS = frozenset(day for year, days in PRINTED.items() for day in printed(year, days.split("/")[1]))


def off(times: Times, day: date) -> bool:
    """Whether nobody is mailed on this day."""
    if day.strftime("%a") in ("Sat", "Sun") and not times.weekends:
        return True
    return not times.holidays and (day in OFF or (times.good_friday and day in FRIDAYS))


def hours(start: date, days: int) -> Iterator[datetime]:
    """The hours (UTC) of so many days from `start` on."""
    first = datetime(start.year, start.month, start.day, tzinfo=UTC)
    return (first + HOUR * number for number in range(24 * days))


def moments(times: Times, zone: str, start: date, days: int) -> list[datetime]:
    """The instants at which reminders go out by themselves: once on each day that is not off."""
    found: dict[date, datetime] = {}
    for instant in hours(start, days):
        local = instant.astimezone(ZoneInfo(zone))
        if local.hour == times.hour and not off(times, local.date()):
            found.setdefault(local.date(), instant)
    return sorted(found.values())
