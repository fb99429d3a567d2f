"""What fell due is gathered: one digest a person and day, at the pace that they chose, when people are at work."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec
import psycopg

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, StreamId, TenantId, stream
from domain.kernel.notices import NoticeKind, Pace
from domain.kickoff.events import ReminderFellDue as RowFellDue
from domain.reminders.events import ReminderFellDue
from domain.reminders.rules import ESCALATIONS, NAMESPACE, Rule
from domain.reminders.times import Times
from infra.event_store.worker import WorkerLog
from infra.mail.choices import chosen_by
from infra.mail.dates import Dates
from infra.mail.snoozes import put_off

Connection = psycopg.Connection[Any]


class Notice(msgspec.Struct, frozen=True):
    """Something that fell due for a person and was not told yet."""

    id: UUID
    person: PersonId
    stream: StreamId
    kind: NoticeKind
    thing: UUID
    item: str
    due_on: date
    rule: Rule


def note(connection: Connection, tenant: TenantId, recorded: Recorded, event: ReminderFellDue | RowFellDue) -> None:
    """Keep what fell due until it is told. Repeating it is harmless."""
    where: tuple[Any, ...]
    if isinstance(event, RowFellDue):
        where = (stream("kickoff", event.plan), event.plan, "checklist", "row", event.plan, event.row)
        late = False
    else:
        where = (event.stream, event.plan, event.kind.value, event.what, event.thing, event.item)
        late = event.late
    connection.execute(
        "INSERT INTO werkbalans.notice (tenant_id, notice_id, person_id, stream_id, plan_id, kind, what, thing, item,"
        " due_on, rule, late) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        (tenant, recorded.event_id, event.person, *where, event.due_on, event.rule, late),
    )


def gather(log: WorkerLog, connection: Connection, tenant: TenantId, now: datetime) -> int:
    """Plan the digests that are to go out at `now`; how many. The transaction's tenant must be set.

    Outside the hours at which people are mailed all waits; nobody gets a second digest on one day.
    """
    waits = "tenant_id = %s AND told_in IS NULL AND skipped IS NULL AND tell_at <= %s FOR UPDATE SKIP LOCKED"
    waiting = _read(connection, waits, tenant, now)
    if not waiting:
        return 0
    dates = Dates(log, connection, tenant)
    times, zone = dates.organisation.times, dates.organisation.time_zone
    local = now.astimezone(ZoneInfo(zone))
    if times.quiet(local):
        _wait(connection, tenant, waiting, times.next_moment(now, zone))
        return 0
    planned = 0
    for person in dict.fromkeys(each.person for each in waiting):
        mine = [each for each in waiting if each.person == person]
        told = _to_tell(log, connection, tenant, dates, mine, local.date())
        if told and _plan(connection, tenant, person, told, local.date()):
            planned += 1
        elif told:
            _wait(connection, tenant, told, _tomorrow(times, local.date(), zone))
    return planned


def _to_tell(
    log: WorkerLog, connection: Connection, tenant: TenantId, dates: Dates, mine: list[Notice], today: date
) -> list[Notice]:
    """What of it goes out today. The rest is skipped with its reason, or waits for the day of the weekly mail."""
    person, times, zone = mine[0].person, dates.organisation.times, dates.organisation.time_zone
    if person not in dates.organisation.members:
        skip(connection, tenant, mine, "left")
        return []
    asleep, chosen = put_off(connection, tenant, person), chosen_by(log, connection, tenant, person)
    tell: list[Notice] = []
    off: list[Notice] = []
    weekly: list[Notice] = []
    snoozed: list[Notice] = []
    for each in mine:
        pace = chosen.pace(each.kind)
        if (each.thing, each.item, each.due_on) in asleep:
            snoozed.append(each)
        elif pace is Pace.DAILY or always(dates, each):
            tell.append(each)
        else:
            (off if pace is Pace.OFF else weekly).append(each)
    skip(connection, tenant, off, "turned off")
    skip(connection, tenant, snoozed, "put off")
    day = times.weekly_day(today)
    if day == today:
        return tell + weekly
    _wait(connection, tenant, weekly, times.moment_on(day, zone))
    return tell


def always(dates: Dates, notice: Notice) -> bool:
    """Terms of law, reviews that are due and what is escalated are told whatever pace was chosen (decision 0091)."""
    if notice.rule in ESCALATIONS:
        return True
    found = next((each for each in dates.dated_in(notice.stream)[1] if each.item == notice.item), None)
    return found is not None and found.always


def _plan(connection: Connection, tenant: TenantId, person: PersonId, told: Iterable[Notice], today: date) -> bool:
    mail = uuid5(NAMESPACE, f"digest/{tenant}/{person}/{today.isoformat()}")
    planned = connection.execute(
        "INSERT INTO werkbalans.outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)"
        " VALUES (%s, %s, 'digest', '', %s, %s, '') ON CONFLICT DO NOTHING",
        (tenant, mail, today.isoformat(), person),
    )
    if planned.rowcount == 1:
        _set(connection, tenant, told, "told_in = %s", mail)
    return planned.rowcount == 1


def _tomorrow(times: Times, today: date, zone: str) -> datetime:
    return times.moment_on(times.not_before(today + timedelta(days=1)), zone)


def _wait(connection: Connection, tenant: TenantId, notices: Iterable[Notice], until: datetime) -> None:
    _set(connection, tenant, notices, "tell_at = %s", until)


def _set(connection: Connection, tenant: TenantId, notices: Iterable[Notice], change: str, value: Any) -> None:
    connection.execute(
        f"UPDATE werkbalans.notice SET {change} WHERE tenant_id = %s AND notice_id = ANY (%s)",
        (value, tenant, [each.id for each in notices]),
    )


def notices_of(connection: Connection, tenant: TenantId, mail: UUID) -> list[Notice]:
    """What a digest is to tell."""
    return _read(connection, "tenant_id = %s AND told_in = %s AND skipped IS NULL ORDER BY due_on", tenant, mail)


def skip(connection: Connection, tenant: TenantId, notices: list[Notice], why: str) -> None:
    """Note why these are not told."""
    _set(connection, tenant, notices, "skipped = %s", why)


def _read(connection: Connection, where: str, *values: Any) -> list[Notice]:
    rows = connection.execute(
        f"SELECT notice_id, person_id, stream_id, kind, thing, item, due_on, rule FROM werkbalans.notice WHERE {where}",
        values,
    ).fetchall()
    return [msgspec.convert(dict(zip(Notice.__struct_fields__, row, strict=True)), Notice) for row in rows]
