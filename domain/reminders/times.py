"""When an organisation's reminders go out: its own settings, and the moments that follow from them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from domain.kernel.notices import Pace
from domain.kernel.refusals import InvalidValue
from domain.reminders.holidays import holidays_of

DAY = timedelta(days=1)
MONDAY = 0


class Times(Struct, frozen=True, kw_only=True):
    """What an organisation chose; hours and days are local to it.

    `days_before` a date comes the first reminder, from `hour` o'clock on. What is overdue is told to the contact person
    after `contact_after` days and to management after `management_after` (0: never). No mail goes out from `quiet_from`
    to `quiet_until` o'clock, nor on a day off: in `weekends` and on `holidays` only where that is chosen; Good Friday
    is a holiday where `good_friday` says so.
    """

    days_before: int = 3
    hour: int = 9
    contact_after: int = 7
    management_after: int = 14
    quiet_from: int = 20
    quiet_until: int = 7
    weekends: bool = False
    holidays: bool = False
    good_friday: bool = False

    def off(self, day: date) -> bool:
        """Whether nobody is mailed on this day."""
        weekend = day.isoweekday() > 5 and not self.weekends
        return weekend or (not self.holidays and day in holidays_of(day.year, self.good_friday))

    def not_after(self, day: date) -> date:
        """The last day up to and with this one on which people are mailed."""
        while self.off(day):
            day -= DAY
        return day

    def not_before(self, day: date) -> date:
        """The first day from this one on on which people are mailed."""
        while self.off(day):
            day += DAY
        return day

    def moment_on(self, day: date, time_zone: str) -> datetime:
        """The instant (UTC) at which reminders go out on a day."""
        return datetime.combine(day, time(self.hour), ZoneInfo(time_zone)).astimezone(UTC)

    def quiet(self, local: datetime) -> bool:
        """Whether nobody is mailed at this local moment."""
        return self.off(local.date()) or not self.quiet_until <= local.hour < self.quiet_from

    def next_moment(self, now: datetime, time_zone: str) -> datetime:
        """The first instant (UTC) after `now` at which reminders go out by themselves."""
        day = now.astimezone(ZoneInfo(time_zone)).date()
        while (found := self.moment_on(self.not_before(day), time_zone)) <= now:
            day += DAY
        return found

    def after_quiet(self, moment: datetime, time_zone: str) -> datetime | None:
        """When (UTC) people are mailed again, where nobody is mailed at this moment; None where they are."""
        quiet = self.quiet(moment.astimezone(ZoneInfo(time_zone)))
        return self.next_moment(moment, time_zone) if quiet else None

    def weekly_day(self, day: date) -> date:
        """The first day from this one on for a weekly mail: a Monday, or the first day after it that is not off."""
        monday = day - DAY * day.weekday()
        while (found := self.not_before(monday)) < day:
            monday += DAY * 7
        return found

    def first_moment(self, moment: datetime, time_zone: str, pace: Pace) -> datetime:
        """The first instant from `moment` on at which somebody of this pace is mailed about what happened then."""
        local = moment.astimezone(ZoneInfo(time_zone))
        day = self.weekly_day(local.date())
        if pace is Pace.WEEKLY and day > local.date():
            return self.moment_on(day, time_zone)
        return self.next_moment(moment, time_zone) if self.quiet(local) else moment


USUAL = Times()


def check(times: Times) -> None:
    """Raise InvalidValue, naming the field, for settings that cannot be."""
    bounds = (
        ("days_before", 0, 30),
        ("hour", 7, 19),
        ("contact_after", 0, 90),
        ("management_after", 0, 180),
        ("quiet_from", times.hour + 1, 24),
        ("quiet_until", 0, times.hour),
    )
    for field, low, high in bounds:
        if not low <= getattr(times, field) <= high:
            raise InvalidValue(field=field, reason="out_of_range", low=low, high=high)
    if 0 < times.management_after <= times.contact_after:
        raise InvalidValue(field="management_after", reason="out_of_range", low=times.contact_after + 1, high=180)
