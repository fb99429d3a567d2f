"""Fires the timers whose time has come: each becomes an event for each person whom it concerns now, once for ever."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from domain.kernel.events import Event
from domain.kernel.ids import CommandId, PersonId, PlanId, StreamId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.reminders.dated import Dated, Whom
from domain.reminders.events import ReminderFellDue
from domain.reminders.rules import ESCALATIONS, Rule, Timer, command_of, next_turn, sensible
from infra.event_store.worker import WorkerLog
from infra.mail.dates import ASLEEP, Dates
from infra.mail.timer_rows import row_of, write_timers

Connection = psycopg.Connection[Any]
BATCH = 50
LATE = timedelta(days=1)
# A day less a night's slack: what goes out at nine each morning is never a full day after the last time.
A_DAY = timedelta(hours=20)
CATEGORY = "reminder"


class Waiting(msgspec.Struct, frozen=True):
    """A timer whose time has come."""

    id: UUID
    stream: StreamId
    plan: PlanId | None
    thing: UUID
    item: str
    due_on: date
    whom: Whom
    rule: str
    turn: str
    known_at: datetime
    fire_at: datetime


def fire(log: WorkerLog, connection: Connection, tenant: TenantId, now: datetime) -> int:
    """Fire what is due at `now`, up to BATCH timers; how many were dealt with. The transaction's tenant must be set.

    What makes no sense any more is taken away; what concerns nobody today, or nobody can do anything about, is asked
    again tomorrow; what sleeps in a closed plan is left alone.
    """
    dates = Dates(log, connection, tenant)
    rows = connection.execute(
        "SELECT timer_id, stream_id, plan_id, thing, item, due_on, whom, rule, turn, known_at, fire_at"
        " FROM werkbalans.timer WHERE tenant_id = %s AND fired_at IS NULL AND fire_at <= %s"
        " ORDER BY fire_at LIMIT %s FOR UPDATE SKIP LOCKED",
        (tenant, now, BATCH),
    ).fetchall()
    for row in rows:
        _fire(log, connection, tenant, dates, Waiting(*row), now)
    return len(rows)


def _fire(
    log: WorkerLog, connection: Connection, tenant: TenantId, dates: Dates, timer: Waiting, now: datetime
) -> None:
    if timer.rule != Rule.BACK and dates.sleeps(timer.stream, timer.item, timer.plan):
        _set(connection, tenant, timer, "fire_at = %s", ASLEEP)
        return
    dated, today = dates.find(timer.stream, timer.item, timer.due_on), dates.today(now)
    rule = Rule(timer.rule)
    if dated is None or not sensible(rule, timer.due_on, today) or not _theirs(dates, dated, timer, today):
        connection.execute("DELETE FROM werkbalans.timer WHERE tenant_id = %s AND timer_id = %s", (tenant, timer.id))
        return
    of_all = rule in ESCALATIONS or rule is Rule.BACK
    people = dates.resolve(timer.whom, timer.plan, today) if of_all else dates.hearers(dated, timer.whom, today)
    too_soon = rule in ESCALATIONS and _too_soon(connection, tenant, timer, now)
    if not people or too_soon or dates.silent(dated):
        again = dates.organisation.times.next_moment(now, dates.organisation.time_zone)
        _set(connection, tenant, timer, "fire_at = %s", again)
        return
    late = now - max(timer.fire_at, timer.known_at) > LATE
    for person in people:
        _append(log, connection, tenant, fell_due(dated, person, timer, today, late))
    _set(connection, tenant, timer, "fired_at = %s", now)
    if rule is Rule.STILL_OPEN:
        organisation = dates.organisation
        following = next_turn(
            dated, Timer(timer.whom, rule, None, timer.turn), organisation.times, organisation.time_zone
        )
        write_timers(connection, [row_of(tenant, timer.stream, dated, following, now)])


def _theirs(dates: Dates, dated: Dated, timer: Waiting, today: date) -> bool:
    rule = Rule(timer.rule)
    if rule is Rule.BACK:
        return any(dates.concerns(dated, person, today) for person in dates.resolve(timer.whom, timer.plan, today))
    return rule in ESCALATIONS or timer.whom in dated.whom


def _too_soon(connection: Connection, tenant: TenantId, timer: Waiting, now: datetime) -> bool:
    """Nobody is gone over the head of: who has to do it was told a day before at least, then the contact person.

    Whom nobody could be found for (they left) holds up nothing: that is asked again tomorrow, so its time lies ahead.
    """
    before = [Rule.OVERDUE.value] + ([Rule.TO_CONTACT.value] if timer.rule == Rule.TO_MANAGEMENT else [])
    (waiting,) = connection.execute(
        "SELECT count(*) FROM werkbalans.timer WHERE tenant_id = %s AND thing = %s AND item = %s AND due_on = %s"
        " AND rule = ANY (%s) AND (fired_at > %s OR (fired_at IS NULL AND fire_at <= %s))",
        (tenant, timer.thing, timer.item, timer.due_on, before, now - A_DAY, now),
    ).fetchone() or (0,)
    return bool(waiting)


def fell_due(dated: Dated, person: PersonId, timer: Waiting, today: date, late: bool) -> ReminderFellDue:
    """The event of a timer that fired for a person."""
    return ReminderFellDue(
        plan=dated.plan,
        kind=dated.kind,
        thing=dated.thing,
        item=dated.item,
        due_on=dated.due_on,
        person=person,
        what=dated.what.value,
        stream=timer.stream,
        rule=timer.rule,
        turn=timer.turn,
        on=today,
        late=late,
    )


def _append(log: WorkerLog, connection: Connection, tenant: TenantId, event: ReminderFellDue) -> None:
    command = command_of(event.thing, event.item, event.due_on, event.person, Rule(event.rule), event.turn)
    write_once(log, connection, tenant, stream(CATEGORY, command), command, event)


def write_once(
    log: WorkerLog, connection: Connection, tenant: TenantId, name: StreamId, command: CommandId, event: Event
) -> None:
    """Append what happens once, under an id made of what it is: a second time stores nothing."""
    writes = (StreamWrite(name, 0, (event,)),)
    log.append(connection, Append(tenant=tenant, command=command, digest=command.bytes * 2, actor=None, writes=writes))


def _set(connection: Connection, tenant: TenantId, timer: Waiting, change: str, *values: Any) -> None:
    connection.execute(
        f"UPDATE werkbalans.timer SET {change} WHERE tenant_id = %s AND timer_id = %s", (*values, tenant, timer.id)
    )
