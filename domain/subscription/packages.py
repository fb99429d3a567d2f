"""What an organisation can subscribe to, what it costs, and how long things last: the one place for all of it."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from domain.method import Text


class Interval(StrEnum):
    """For how long one pays at a time."""

    MONTH = "month"
    YEAR = "year"


class Package(msgspec.Struct, frozen=True):
    """For organisations of up to so many members (`seats`). `month` is the price of a month in euro cents, without VAT.

    A year costs as much as ten months.
    """

    key: str
    name: Text
    seats: int
    month: int

    def price(self, interval: Interval) -> int:
        """The price of one interval in euro cents, without VAT."""
        return self.month * (MONTHS_PAID if interval is Interval.YEAR else 1)


MONTHS_PAID = 10
PACKAGES: Mapping[str, Package] = {
    each.key: each
    for each in (
        Package("team", Text("Team", "Team"), 25, 49_00),
        Package("small", Text("Klein", "Small"), 100, 149_00),
        Package("medium", Text("Middel", "Medium"), 250, 299_00),
        Package("large", Text("Groot", "Large"), 1_000, 749_00),
        Package("largest", Text("Extra groot", "Extra large"), 10_000, 1_990_00),
    )
}
TRIAL_DAYS, TRIAL_SEATS = 30, 100
# After the end: read-only for so long, then everything is deleted.
GRACE_DAYS = 30
# The versions of the terms and of the processing agreement that are offered now.
TERMS, PROCESSING = "2026-11", "2026-11"
# An export of everything can be downloaded for so long.
EXPORT_DAYS = 7

GRACE, TRIAL = timedelta(days=GRACE_DAYS), timedelta(days=TRIAL_DAYS)


def end_of_interval(began: date, number: int, interval: Interval) -> date:
    """The first day after interval `number` (1, 2, …) of those that began on this day; 31 January plus one month is
    28 or 29 February, plus two is 31 March again."""
    months = number * (12 if interval is Interval.YEAR else 1)
    year, month = divmod(began.year * 12 + began.month - 1 + months, 12)
    return date(year, month + 1, min(began.day, monthrange(year, month + 1)[1]))
