"""What pages ask of reminders: what a person put off, until when, and why."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId
from domain.kernel.personal import words
from domain.kernel.views import Key, View
from domain.reminders.events import ReminderSnoozed, SnoozeEnded


class SnoozeRow(Struct, frozen=True):
    """A dated thing that a person put off until a day (the day on which it comes back); the reason may be erased."""

    person: PersonId
    thing: UUID
    item: str
    plan: PlanId | None
    due_on: date
    until: date
    reason: str | None
    seq: int


def _keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.person, event.thing, event.item),) if isinstance(event, ReminderSnoozed | SnoozeEnded) else ()


def _snooze(row: SnoozeRow | None, recorded: Recorded, _key: Key) -> SnoozeRow | None:
    match recorded.event:
        case ReminderSnoozed() as e:
            return SnoozeRow(e.person, e.thing, e.item, e.plan, e.due_on, e.until, words(e.reason), recorded.seq)
        case SnoozeEnded():
            return None
        case _:
            return row


SNOOZES = View(
    name="snooze",
    version=1,
    row=SnoozeRow,
    key=("person", "thing", "item"),
    events=frozenset({ReminderSnoozed, SnoozeEnded}),
    keys_of=_keys,
    evolve=_snooze,
    indexes=(("person", "seq"),),
)
