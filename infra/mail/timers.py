"""Timers: the reminders that a plan's checklist brings, kept in step with it, fired once, at a sensible hour."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import CommandId, PersonId, PlanId, StreamId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.decider import KICKOFF
from domain.kickoff.decider import stream_of as kickoff_stream
from domain.kickoff.events import (
    KickoffOpened,
    OwnRowRemoved,
    ReminderFellDue,
    RowAssigned,
    RowChecked,
    RowDueSet,
    RowUnchecked,
)
from domain.kickoff.reminders import Rule, Times, still_due, timers_of
from domain.kickoff.state import Kickoff
from domain.organisation.decider import ORGANISATION, Organisation
from domain.organisation.events import MemberInvited, MemberLeft, RemindersSet
from infra.event_store.worker import WorkerLog

Connection = psycopg.Connection[Any]
FIRST_HOUR, LAST_HOUR = 7, 20
BATCH = 200
ROW_EVENTS = (KickoffOpened, RowAssigned, RowDueSet, RowChecked, RowUnchecked, OwnRowRemoved)
SETTING_EVENTS = (RemindersSet, MemberInvited, MemberLeft)


class TimerProcess:
    """Keeps the table of timers in step with the log. It looks at how things are now, so repeating it is harmless."""

    name = "timers"
    version = 1
    events: frozenset[type[Event]] = frozenset((*ROW_EVENTS, *SETTING_EVENTS))

    def __init__(self, log: WorkerLog) -> None:
        self._log = log

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """Reconcile the plans that these events touch; all of the tenant's plans when a setting changed."""
        organisation = organisation_of(self._log, connection, tenant)
        plans = {recorded.event.plan for recorded in page if isinstance(recorded.event, ROW_EVENTS)}
        if any(isinstance(recorded.event, SETTING_EVENTS) for recorded in page):
            plans |= _plans_of(connection, tenant)
        for plan in sorted(plans):
            self._reconcile(connection, tenant, plan, organisation)

    def _reconcile(self, connection: Connection, tenant: TenantId, plan: PlanId, organisation: Organisation) -> None:
        state = kickoff_of(self._log, connection, tenant, plan)
        times = Times(organisation.days_before, organisation.hour, organisation.time_zone)
        wanted = [timer for timer in timers_of(plan, state, times) if timer.person in organisation.members]
        connection.execute(
            "DELETE FROM werkbalans.timer WHERE tenant_id = %s AND plan_id = %s AND fired_at IS NULL"
            " AND NOT timer_id = ANY (%s::uuid[])",
            (tenant, plan, [timer.id for timer in wanted]),
        )
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO werkbalans.timer (tenant_id, timer_id, plan_id, row, due_on, person_id, rule, fire_at)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
                " ON CONFLICT (tenant_id, timer_id) DO UPDATE SET fire_at = excluded.fire_at"
                " WHERE timer.fired_at IS NULL AND timer.fire_at <> excluded.fire_at",
                [(tenant, t.id, plan, t.row, t.due_on, t.person, t.rule.value, t.fire_at) for t in wanted],
            )


def fire(log: WorkerLog, connection: Connection, tenant: TenantId, now: datetime) -> int:
    """Fire the timers whose time has come, within sensible hours; how many. The transaction's tenant must be set.

    Firing appends ReminderFellDue under the timer's own id, so that twice is once; what makes no sense any more goes.
    """
    organisation = organisation_of(log, connection, tenant)
    local = now.astimezone(ZoneInfo(organisation.time_zone))
    if not FIRST_HOUR <= local.hour < LAST_HOUR:
        _wait_until(connection, tenant, now, _next_morning(local))
        return 0
    due = connection.execute(
        "SELECT timer_id, plan_id, row, due_on, person_id, rule FROM werkbalans.timer"
        " WHERE tenant_id = %s AND fired_at IS NULL AND fire_at <= %s ORDER BY fire_at LIMIT %s FOR UPDATE SKIP LOCKED",
        (tenant, now, BATCH),
    ).fetchall()
    kickoffs = {plan: kickoff_of(log, connection, tenant, plan) for plan in {row[1] for row in due}}
    for identity, plan, row, due_on, person, rule in due:
        if person in organisation.members and still_due(kickoffs[plan], row, due_on, person, Rule(rule), local.date()):
            event = ReminderFellDue(plan=plan, row=row, due_on=due_on, person=PersonId(person), rule=rule)
            _append(log, connection, tenant, CommandId(identity), event)
            connection.execute(
                "UPDATE werkbalans.timer SET fired_at = %s WHERE tenant_id = %s AND timer_id = %s",
                (now, tenant, identity),
            )
        else:
            connection.execute(
                "DELETE FROM werkbalans.timer WHERE tenant_id = %s AND timer_id = %s", (tenant, identity)
            )
    return len(due)


def sensible_hour(moment: datetime, time_zone: str) -> datetime:
    """The moment itself, or the first hour after it at which nobody is woken."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return moment if FIRST_HOUR <= local.hour < LAST_HOUR else _next_morning(local)


def _next_morning(local: datetime) -> datetime:
    day = local.date() if local.hour < FIRST_HOUR else local.date() + timedelta(days=1)
    return datetime.combine(day, time(FIRST_HOUR), local.tzinfo)


def _wait_until(connection: Connection, tenant: TenantId, now: datetime, morning: datetime) -> None:
    connection.execute(
        "UPDATE werkbalans.timer SET fire_at = %s WHERE tenant_id = %s AND fired_at IS NULL AND fire_at <= %s",
        (morning, tenant, now),
    )


def organisation_of(log: WorkerLog, connection: Connection, tenant: TenantId) -> Organisation:
    """The organisation as it stands."""
    loaded = log.load(connection, tenant, stream(ORGANISATION.category, tenant))
    return ORGANISATION.fold([recorded.event for recorded in loaded.events])


def kickoff_of(log: WorkerLog, connection: Connection, tenant: TenantId, plan: PlanId) -> Kickoff:
    """A plan's kick-off as it stands."""
    loaded = log.load(connection, tenant, kickoff_stream(plan))
    return KICKOFF.fold([recorded.event for recorded in loaded.events])


def reminders_stream(plan: PlanId) -> StreamId:
    """The stream of what the clock did to a plan: apart from what people do, so that neither waits for the other."""
    return stream("reminders", plan)


def _append(
    log: WorkerLog, connection: Connection, tenant: TenantId, command: CommandId, event: ReminderFellDue
) -> None:
    name = reminders_stream(event.plan)
    before = log.load(connection, tenant, name).version
    digest = command.bytes + command.bytes
    write = StreamWrite(name, before, (event,))
    log.append(connection, Append(tenant=tenant, command=command, digest=digest, actor=None, writes=(write,)))


def _plans_of(connection: Connection, tenant: TenantId) -> set[PlanId]:
    rows = connection.execute(
        "SELECT DISTINCT substr(stream_id, 9)::uuid FROM werkbalans.event"
        " WHERE tenant_id = %s AND stream_version = 1 AND stream_id LIKE 'kickoff-%%'",
        (tenant,),
    ).fetchall()
    return {PlanId(row[0]) for row in rows}
