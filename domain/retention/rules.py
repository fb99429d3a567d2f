"""What an organisation decides itself about how long it is kept: for each kind how long unless chosen, and the bounds.

All in days. What is not here has no rule of its own: the log, reports and outcomes stay as long as the organisation
does, exports and accounts go after a time that is the same for everybody (infra/privacy/sql/pruning.sql).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

YEAR = 365


class Kept(StrEnum):
    """One kind of what is kept."""

    READINGS = "readings"
    MAILS = "mails"
    LEAVERS = "leavers"


class Bounds(msgspec.Struct, frozen=True):
    """Days: unless chosen, at least, at most."""

    usual: int
    low: int
    high: int


# READINGS: misuse is seldom found within three months. MAILS: whether an invitation or reminder arrived is asked within
# a month. LEAVERS: name and own words, from the day on which somebody left; two years is what the Dutch data protection
# authority calls usual for data about staff, five is when claims lapse (Dutch Civil Code 3:307).
RULES: Mapping[Kept, Bounds] = {
    Kept.READINGS: Bounds(YEAR, 90, 5 * YEAR),
    Kept.MAILS: Bounds(YEAR, 30, 3 * YEAR),
    Kept.LEAVERS: Bounds(2 * YEAR, YEAR, 5 * YEAR),
}


def goes_before(days: int, now: datetime) -> datetime:
    """What is older than this instant goes."""
    return now - timedelta(days=days)
