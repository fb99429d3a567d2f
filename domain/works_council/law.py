"""What the Works Councils Act (WOR) says, as far as a dossier counts with it. Defaults, not legal advice.

Sources: WOR art. 2 (works council from 50 staff), 35b (staff meeting), 35c (PVT from 10 staff, with consent on rules
for working conditions, absence and working hours), 27(1) (what needs consent), 27(2) (written request, one
consultation meeting at least, reasoned answer, no fixed term), 27(4) (court permission), 27(5) (nullity, within one
month).
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum


class Body(StrEnum):
    """Who speaks for the staff."""

    WORKS_COUNCIL = "works_council"
    STAFF_REPRESENTATION = "staff_representation"
    STAFF_MEETING = "staff_meeting"
    NONE = "none"


class Ground(StrEnum):
    """Why consent is asked: the part of WOR 27(1), or an agreement that goes beyond it (WOR 32)."""

    WORKING_CONDITIONS = "working_conditions"
    PERSONAL_DATA = "personal_data"
    MONITORING = "monitoring"
    OTHER = "other"


CONSENTING = frozenset({Body.WORKS_COUNCIL, Body.STAFF_REPRESENTATION})
PERIOD_MONTHS = 1


def usual_body(staff: int) -> Body:
    """The body that belongs to this number of staff; education and defence differ, and a PVT is a choice below 50."""
    if staff >= 50:
        return Body.WORKS_COUNCIL
    return Body.STAFF_MEETING if staff >= 10 else Body.NONE


def fits(body: Body, staff: int) -> bool:
    """Whether the body is one that this number of staff may have. What does not fit is a hint to look, no refusal."""
    if body is Body.WORKS_COUNCIL:
        return True
    return body in (usual_body(staff), Body.STAFF_REPRESENTATION) and staff < 50


def last_day(start: date) -> date:
    """The last day of a period of one calendar month that runs from `start`.

    The day with the same number in the next month, or that month's last day where it has no such day (31 January:
    28 or 29 February). A weekend or holiday at the end may lengthen the period (Algemene termijnenwet art. 1): that is
    not counted with, so that nobody is late by trusting this day.
    """
    year, month = (start.year + 1, 1) if start.month == 12 else (start.year, start.month + 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))
