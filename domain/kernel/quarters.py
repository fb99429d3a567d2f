"""Quarters of the calendar: the fixed cells of time in which figures are counted."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

SHOWN = 5


class Quarter(msgspec.Struct, frozen=True, order=True):
    """A quarter of a year, 1 to 4."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The one after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        """The one before it."""
        return quarter_of(self.first - timedelta(days=1))

    @property
    def key(self) -> str:
        """Its name: `2026-Q4`."""
        return f"{self.year}-Q{self.number}"


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day is."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters_until(day: date) -> Sequence[Quarter]:
    """The quarter of this day and the four before it, oldest first: so the same one of last year stands beside it."""
    found = [quarter_of(day)]
    while len(found) < SHOWN:
        found.insert(0, found[0].before)
    return found
