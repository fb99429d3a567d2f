"""Which reminders a dated thing brings, and whether one still makes sense: pure, from the thing and the settings.

Once per (thing, date, person, rule), for ever: the id of each is made of exactly these, so it cannot come twice.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from msgspec import Struct

from domain.kernel.ids import CommandId, PersonId
from domain.kernel.rights import Role
from domain.reminders.dated import CONTACTS, Dated, Whom, role
from domain.reminders.times import Times

NAMESPACE = UUID("5c1b2f6e-3a50-4a6e-9a86-0d1c6f1f4b1a")
AGAIN = timedelta(days=28)


class Rule(StrEnum):
    """Why somebody is reminded."""

    ANNOUNCED = "announced"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    TO_CONTACT = "to_contact"
    TO_MANAGEMENT = "to_management"
    STILL_OPEN = "still_open"
    BACK = "back"


ESCALATIONS = frozenset({Rule.TO_CONTACT, Rule.TO_MANAGEMENT})
AHEAD = frozenset({Rule.ANNOUNCED, Rule.DUE_SOON, Rule.DUE_TODAY})


class Timer(Struct, frozen=True):
    """A reminder to come, from the instant `fire_at` (UTC) on; None: at once. `turn` counts what comes again."""

    whom: Whom
    rule: Rule
    fire_at: datetime | None
    turn: str = ""

    def id_in(self, dated: Dated) -> UUID:
        """What names it among all timers."""
        return uuid5(NAMESPACE, "/".join((dated.key, dated.due_on.isoformat(), self.whom, self.rule.value, self.turn)))


def timers_of(dated: Dated, times: Times, time_zone: str) -> Iterator[Timer]:
    """All reminders that an open dated thing brings, past ones included."""
    for rule, day, turn in _days(dated, times):
        fire_at = times.moment_on(day, time_zone) if day else None
        for whom in _whom(dated, rule):
            yield Timer(whom, rule, fire_at, turn)


def _days(dated: Dated, times: Times) -> Iterator[tuple[Rule, date | None, str]]:
    due = dated.due_on
    if dated.meeting is not None:
        yield Rule.ANNOUNCED, None, str(dated.meeting.at or "")
    today = times.not_after(due)
    soon = times.not_after(due - timedelta(days=max(times.days_before, dated.early)))
    if soon < today:
        yield Rule.DUE_SOON, soon, ""
    yield Rule.DUE_TODAY, today, ""
    if not dated.lasts:
        return
    yield Rule.OVERDUE, times.not_before(due + timedelta(days=1)), ""
    if dated.escalates and times.contact_after:
        yield Rule.TO_CONTACT, times.not_before(due + timedelta(days=times.contact_after)), ""
    if dated.to_management and times.management_after:
        yield Rule.TO_MANAGEMENT, times.not_before(due + timedelta(days=times.management_after)), ""
    if dated.repeats:
        yield Rule.STILL_OPEN, times.not_before(due + AGAIN), "1"


def next_turn(dated: Dated, timer: Timer, times: Times, time_zone: str) -> Timer:
    """The reminder after one that comes again, four weeks later by the calendar."""
    turn = int(timer.turn) + 1
    day = times.not_before(dated.due_on + AGAIN * turn)
    return Timer(timer.whom, timer.rule, times.moment_on(day, time_zone), str(turn))


def _whom(dated: Dated, rule: Rule) -> tuple[Whom, ...]:
    if rule is Rule.TO_CONTACT:
        return (CONTACTS,)
    return (role(Role.MANAGEMENT),) if rule is Rule.TO_MANAGEMENT else dated.whom


def sensible(rule: Rule, due_on: date, today: date) -> bool:
    """Whether a reminder of an open thing still makes sense on `today`.

    What speaks of a date to come makes no sense any more once it has passed: then the overdue one speaks.
    """
    if rule is Rule.BACK:
        return True
    return today <= due_on if rule in AHEAD else today > due_on


def command_of(thing: UUID, item: str, due_on: date, person: PersonId, rule: Rule, turn: str) -> CommandId:
    """The id under which a reminder falls due for a person: once per (thing, date, person, rule)."""
    parts = (f"{thing}/{item}", due_on.isoformat(), str(person), rule.value, *([turn] if turn else []))
    return CommandId(uuid5(NAMESPACE, "/".join(parts)))
