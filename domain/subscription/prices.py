"""What a larger package adds for the days that are left: whole euro cents, half a cent upwards."""

from datetime import date

from domain.subscription.packages import Interval, Package, end_of_interval


def difference(now: Package, larger: Package, interval: Interval, on: date, until: date) -> int:
    """Of the difference in price the share of the days from `on` up to `until`, of all days of that interval."""
    days_left = (until - on).days
    whole = (until - _began(until, interval)).days
    more = larger.price(interval) - now.price(interval)
    return min(more, (2 * more * days_left + whole) // (2 * whole))


def _began(until: date, interval: Interval) -> date:
    return end_of_interval(until, -1, interval)
