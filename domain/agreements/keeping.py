"""Whether an agreement was kept: computed from what was reported, confirmed and disputed, never just stated."""

from datetime import date, timedelta
from enum import StrEnum

import msgspec

WEEK = timedelta(days=7)


class Kept(StrEnum):
    """The third verdict of step 5, for one agreement."""

    KEPT = "kept"
    KEPT_LATE = "kept_late"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    NOT_YET_DUE = "not_yet_due"
    DISPUTED = "disputed"


class Keeping(msgspec.Struct, frozen=True):
    """What the verdict follows from.

    `due_on` is that of the last version on which all parties agreed (None: there was none); `lapsed_on` the day on
    which it stopped to bind, if it did. `fulfilled_on`, `whole`, `confirmed`, `disputed` are about the last report.
    """

    due_on: date | None = None
    lapsed_on: date | None = None
    fulfilled_on: date | None = None
    whole: bool = False
    confirmed: bool = False
    disputed: bool = False


def verdict(keeping: Keeping, today: date) -> Kept:
    """What the record says on `today` (a date in the organisation's time zone).

    Nobody confirms their own report: until another party confirms it, it counts as partly once the date has passed.
    An agreement that was ended or withdrawn before its date never fell due.
    """
    due_on = keeping.due_on
    if due_on is None:
        return Kept.NOT_YET_DUE
    if keeping.fulfilled_on is None:
        lapsed = keeping.lapsed_on is not None and keeping.lapsed_on <= due_on
        return Kept.NOT_YET_DUE if lapsed or today <= due_on else Kept.NOT_KEPT
    if keeping.disputed:
        return Kept.DISPUTED
    if not (keeping.whole and keeping.confirmed):
        return Kept.PARTLY if today > due_on or keeping.confirmed else Kept.NOT_YET_DUE
    return Kept.KEPT if keeping.fulfilled_on <= due_on else Kept.KEPT_LATE


def answer_by(effective_on: date, proposed_on: date) -> date:
    """When a party is to have said what it thinks of a version: before it takes effect, but never within a week."""
    return max(effective_on, proposed_on + WEEK)
