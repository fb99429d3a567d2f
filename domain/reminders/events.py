"""What can have happened to reminders: one fell due, or somebody put it off. Dates are local to the organisation."""

from datetime import date
from uuid import UUID

from domain.kernel.events import Event, event
from domain.kernel.ids import PersonId, PlanId, StreamId
from domain.kernel.notices import NoticeKind
from domain.kernel.personal import PersonalText


class ReminderFact(Event, frozen=True, kw_only=True):
    """The base of what happens to a reminder of one dated thing; `plan` None: it belongs to no plan."""

    plan: PlanId | None
    kind: NoticeKind
    thing: UUID
    item: str
    due_on: date
    person: PersonId


@event("reminders.fell_due")
class ReminderFellDue(ReminderFact, frozen=True, kw_only=True):
    """It was time to remind a person, once per (thing, date, person, rule). `late`: more than a day after its time.

    `stream` is where the thing stands, `turn` which of several times it was.
    """

    what: str
    stream: StreamId
    rule: str
    turn: str
    on: date
    late: bool


@event("reminders.snoozed")
class ReminderSnoozed(ReminderFact, frozen=True, kw_only=True):
    """The person does not want to be reminded of it before `until`, for this reason; others are reminded as before."""

    until: date
    reason: PersonalText


@event("reminders.snooze_ended")
class SnoozeEnded(ReminderFact, frozen=True, kw_only=True):
    """The person wants to be reminded of it again."""


SnoozeEvent = ReminderSnoozed | SnoozeEnded
