"""The public holidays of the Netherlands, reckoned: there are so few that a table would only hide a mistake.

Sources: Algemene termijnenwet art. 3 (New Year's Day, Good Friday, Easter Monday, Ascension Day, Whit Monday, both days
of Christmas, the King's birthday, 5 May); that 5 May is a day off in years that end in 0 or 5, and Good Friday for some
only, is custom in collective agreements. Easter: the Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
"""

from datetime import date, timedelta
from functools import cache


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year."""
    golden, century, part = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (part // 4) - epact - part % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays_of(year: int, good_friday: bool) -> frozenset[date]:
    """The days of a year (from 2014 on) on which most people have a day off."""
    sunday = easter(year)
    birthday = date(year, 4, 27)
    moved = birthday - timedelta(days=1) if birthday.isoweekday() == 7 else birthday
    days = {date(year, 1, 1), moved, date(year, 12, 25), date(year, 12, 26)}
    days |= {sunday + timedelta(days=after) for after in (0, 1, 39, 49, 50)}
    if year % 5 == 0:
        days.add(date(year, 5, 5))
    if good_friday:
        days.add(sunday - timedelta(days=2))
    return frozenset(days)
