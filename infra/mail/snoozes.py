"""What a person put off comes back by a timer of its own; as long as that waits, they hear nothing of the thing."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

import psycopg

from domain.kernel.ids import PersonId, TenantId
from domain.reminders.dated import person as whom_of
from domain.reminders.events import ReminderSnoozed, SnoozeEnded
from domain.reminders.rules import NAMESPACE, Rule
from infra.mail.dates import Dates

Connection = psycopg.Connection[Any]


def note_snooze(
    connection: Connection, tenant: TenantId, dates: Dates, event: ReminderSnoozed | SnoozeEnded, at: datetime
) -> None:
    """Let the thing come back on its day, or at once when the person wants it back. Repeating it is harmless."""
    whom = whom_of(event.person)
    connection.execute(
        "DELETE FROM werkbalans.timer WHERE tenant_id = %s AND thing = %s AND item = %s AND whom = %s AND rule = %s"
        " AND fired_at IS NULL",
        (tenant, event.thing, event.item, whom, Rule.BACK.value),
    )
    if isinstance(event, SnoozeEnded):
        return
    times, zone = dates.organisation.times, dates.organisation.time_zone
    fire_at = times.moment_on(times.not_before(event.until), zone)
    turn = event.until.isoformat()
    timer = uuid5(NAMESPACE, "/".join((f"{event.thing}/{event.item}", str(event.due_on), whom, Rule.BACK.value, turn)))
    connection.execute(
        "INSERT INTO werkbalans.timer (tenant_id, timer_id, stream_id, plan_id, thing, item, due_on, whom, rule, turn,"
        " known_at, fire_at) SELECT tenant_id, %s, stream_id, plan_id, thing, item, due_on, %s, %s, %s, %s, %s"
        " FROM werkbalans.dated WHERE tenant_id = %s AND thing = %s AND item = %s AND due_on = %s"
        " ON CONFLICT (tenant_id, timer_id) DO NOTHING",
        (timer, whom, Rule.BACK.value, turn, at, fire_at, tenant, event.thing, event.item, event.due_on),
    )


def put_off(connection: Connection, tenant: TenantId, person: PersonId) -> set[tuple[UUID, str, date]]:
    """What the person put off and has not come back: (thing, item, due_on)."""
    rows = connection.execute(
        "SELECT thing, item, due_on FROM werkbalans.timer WHERE tenant_id = %s AND whom = %s AND rule = %s"
        " AND fired_at IS NULL",
        (tenant, whom_of(person), Rule.BACK.value),
    ).fetchall()
    return {(row[0], row[1], row[2]) for row in rows}
