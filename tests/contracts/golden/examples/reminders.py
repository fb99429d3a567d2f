"""One example of every event of reminders."""

from datetime import date
from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import stream
from domain.kernel.notices import NoticeKind
from domain.kernel.personal import Personal
from domain.reminders import events as r
from tests.contracts.golden.examples.things import ANNA, PLAN

ABOUT = {
    "plan": PLAN,
    "kind": NoticeKind.MEASURES,
    "thing": UUID(int=9),
    "item": "due",
    "due_on": date(2027, 4, 1),
    "person": ANNA,
}
EVENTS: tuple[Event, ...] = (
    r.ReminderFellDue(
        **ABOUT,
        what="measure_due",
        stream=stream("measure", UUID(int=9)),
        rule="still_open",
        turn="2",
        on=date(2027, 5, 27),
        late=False,
    ),
    r.ReminderSnoozed(**ABOUT, until=date(2027, 4, 9), reason=Personal(ANNA, "Volgt later")),
    r.SnoozeEnded(**ABOUT),
)
