"""When reminders must come, told a second time by other means: the summer time of the Union as its directive words it.

Directive 2000/84/EC: summer time is from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
October. No time zone database is asked here. Amsterdam is an hour before UTC, two in summer.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LATE = DAY


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    return last - DAY * (last.isoweekday() % 7)


def offset_at(instant: datetime) -> timedelta:
    """How far Amsterdam's clocks are ahead of UTC at an instant."""
    spring = datetime.combine(last_sunday(instant.year, 3), time(1), UTC)
    autumn = datetime.combine(last_sunday(instant.year, 10), time(1), UTC)
    return 2 * HOUR if spring <= instant < autumn else HOUR


def local_day(instant: datetime) -> date:
    """The date in Amsterdam."""
    return (instant + offset_at(instant)).date()


def instant_of(day: date, hour: int) -> datetime:
    """The instant at which Amsterdam's clocks show a full hour, from 4 to 23, at which they never change."""
    utc = datetime.combine(day, time(hour), UTC)
    return utc - offset_at(utc - HOUR)


class Wanted(msgspec.Struct, frozen=True, order=True):
    """A reminder that must come: what about, by which rule, and from when on."""

    at: datetime
    item: str
    due_on: date
    rule: str

    def sensible(self, today: date) -> bool:
        """Whether it says something true on that day."""
        return today > self.due_on if self.rule == "overdue" else today <= self.due_on


class Came(msgspec.Struct, frozen=True, order=True):
    """A reminder that came: at which stop of the clock, on which day as it says, and whether it is marked late."""

    item: str
    due_on: date
    rule: str
    at: datetime
    on: date
    late: bool


def wanted(dates: Sequence[tuple[str, date]], days_before: int, hour: int) -> list[Wanted]:
    """What each of these rows brings: a reminder ahead, one on the day, and one when the day has passed."""
    found = []
    for item, due in dates:
        for rule, day in (("due_soon", due - DAY * days_before), ("due_today", due), ("overdue", due + DAY)):
            found.append(Wanted(instant_of(day, hour), item, due, rule))
    return sorted(found)


def expected(reminders: Sequence[Wanted], stops: Sequence[datetime]) -> Iterator[Came]:
    """What comes of them when the worker works at these stops only, in this order, whatever the clock says."""
    for each in reminders:
        stop = next((stop for stop in stops if stop >= each.at), None)
        if stop is not None and each.sensible(local_day(stop)):
            late = stop - each.at > LATE
            yield Came(each.item, each.due_on, each.rule, stop, local_day(stop), late)


def critical_days(first: int, last: int) -> list[date]:
    """The days of these years on which calendars go wrong, one of each sort first."""
    changes = [last_sunday(year, month) for year in range(first, last + 1) for month in (3, 10)]
    leap = [date(year, 2, 29) for year in range(first, last + 1) if year % 4 == 0]
    ends = [date(year, month, day) for year in range(first, last + 1) for month, day in ((1, 31), (4, 30), (12, 31))]
    ends += [date(year, 2, 28) for year in range(first, last + 1) if year % 4]
    each = [changes[0], changes[1], leap[0], ends[0]]
    return each + [day for day in (*changes, *leap, *ends) if day not in each]
