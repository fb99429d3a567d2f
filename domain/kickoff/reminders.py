"""Which reminders a kick-off brings: a pure function of its state and the organisation's settings.

Once per (row, due date, person, rule): the id of each is made of exactly these, so it cannot come twice.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec

from domain.kernel.ids import PersonId, PlanId
from domain.kickoff.state import Kickoff

NAMESPACE = UUID("5c1b2f6e-3a50-4a6e-9a86-0d1c6f1f4b1a")


class Rule(StrEnum):
    """Why somebody is reminded: the date comes near, or it has passed."""

    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


class Timer(msgspec.Struct, frozen=True):
    """A reminder to come: from the instant `fire_at` (UTC) on, within sensible hours, once."""

    id: UUID
    plan: PlanId
    row: str
    due_on: date
    person: PersonId
    rule: Rule
    fire_at: datetime


class Times(msgspec.Struct, frozen=True):
    """When an organisation's reminders go out: `days_before` a date, from `hour` o'clock in `time_zone` on."""

    days_before: int
    hour: int
    time_zone: str


def timers_of(plan: PlanId, state: Kickoff, times: Times) -> Sequence[Timer]:
    """All reminders that an open row with a date and responsible people brings, past ones included."""
    return [
        _timer(plan, number, row.due_on, person, rule, times)
        for number, row in state.rows.items()
        if row.due_on is not None and not row.checked
        for person in row.responsible
        for rule in Rule
    ]


def _timer(plan: PlanId, row: str, due_on: date, person: PersonId, rule: Rule, times: Times) -> Timer:
    day = due_on - timedelta(days=times.days_before) if rule is Rule.DUE_SOON else due_on + timedelta(days=1)
    fire_at = datetime.combine(day, time(times.hour), ZoneInfo(times.time_zone)).astimezone(ZoneInfo("UTC"))
    identity = uuid5(NAMESPACE, f"{plan}/{row}/{due_on.isoformat()}/{person}/{rule.value}")
    return Timer(identity, plan, row, due_on, person, rule, fire_at)


def still_due(state: Kickoff, row: str, due_on: date, person: PersonId, rule: Rule, today: date) -> bool:
    """Whether a reminder still makes sense on `today`: the row is open, on that date, with that person.

    A due-soon reminder makes no sense any more when the date has passed: then the overdue one speaks.
    """
    found = state.rows.get(row)
    if found is None or found.checked or found.due_on != due_on or person not in found.responsible:
        return False
    return today > due_on if rule is Rule.OVERDUE else today <= due_on
