"""Keeps the tables of dated things and of timers in step with the log, whatever it is that has a date."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
import psycopg

from domain.catalogue import REMINDERS
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PlanId, StreamId, TenantId
from domain.organisation.events import RemindersSet
from domain.plan.events import CycleOpened, PlanClosed, PlanReopened
from domain.policies.review_prompts import WATCHED, Watch, watch
from domain.reminders.dated import Dated
from domain.reminders.events import ReminderSnoozed, SnoozeEnded
from domain.reminders.rules import Rule, timers_of
from domain.review.events import HrmCycleSet
from infra.event_store.worker import WorkerLog
from infra.mail.dates import ASLEEP, Dates, prompt_stream
from infra.mail.snoozes import note_snooze
from infra.mail.timer_rows import Row, row_of, write_timers

Connection = psycopg.Connection[Any]
SLICES = frozenset(event for source in REMINDERS for event in source.events)
SWITCHES = (PlanClosed, PlanReopened, CycleOpened)
SNOOZES = (ReminderSnoozed, SnoozeEnded)


class TimerProcess:
    """Looks at how the touched streams stand now, so repeating it is harmless."""

    name = "timers"
    version = 2
    events: frozenset[type[Event]] = SLICES | {*WATCHED, *SWITCHES, *SNOOZES, RemindersSet, HrmCycleSet}

    def __init__(self, log: WorkerLog) -> None:
        self._log = log

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """Reconcile the streams that these events touch; all of the tenant's when a setting changed."""
        dates = Dates(self._log, connection, tenant)
        touched = {recorded.stream: recorded.recorded_at for recorded in page if type(recorded.event) in SLICES}
        touched |= _watched(connection, tenant, dates, page)
        everything = any(isinstance(recorded.event, RemindersSet) for recorded in page)
        switched = {recorded.event.plan for recorded in page if isinstance(recorded.event, SWITCHES)}
        if everything or switched:
            touched = _streams(connection, tenant, everything, switched, page[-1].recorded_at) | touched
        _reconcile(connection, tenant, dates, touched)
        for recorded in page:
            if isinstance(recorded.event, SNOOZES):
                note_snooze(connection, tenant, dates, recorded.event, recorded.recorded_at)


def _reconcile(connection: Connection, tenant: TenantId, dates: Dates, touched: dict[StreamId, datetime]) -> None:
    rows: list[Row] = []
    timers: list[Row] = []
    for name, known_at in touched.items():
        changes, found = dates.dated_in(name)
        for dated in found:
            rows.append(_row(tenant, name, changes, dated, dates.at_rest(dated)))
            timers += _timers(tenant, name, dated, dates, known_at)
    _forget(connection, tenant, list(touched), rows, timers)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO werkbalans.dated (tenant_id, thing, item, stream_id, plan_id, due_on, whom, changes, closed,"
            " told) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (tenant_id, thing, item) DO UPDATE"
            " SET due_on = excluded.due_on, whom = excluded.whom, changes = excluded.changes,"
            " closed = excluded.closed, told = excluded.told",
            rows,
        )
    write_timers(connection, timers)


def _forget(
    connection: Connection, tenant: TenantId, streams: list[StreamId], rows: list[Row], timers: list[Row]
) -> None:
    """What is not there any more goes; what comes back or comes again is asked for when its time has come."""
    connection.execute(
        "DELETE FROM werkbalans.dated WHERE tenant_id = %s AND stream_id = ANY (%s)"
        " AND NOT (thing::text || '/' || item) = ANY (%s)",
        (tenant, streams, [f"{row[1]}/{row[2]}" for row in rows]),
    )
    connection.execute(
        "DELETE FROM werkbalans.timer WHERE tenant_id = %s AND stream_id = ANY (%s) AND fired_at IS NULL"
        " AND rule NOT IN (%s, %s) AND NOT timer_id = ANY (%s::uuid[])",
        (tenant, streams, Rule.BACK.value, Rule.STILL_OPEN.value, [timer[1] for timer in timers]),
    )


def _row(tenant: TenantId, name: StreamId, changes: int, dated: Dated, closed: bool) -> Row:
    told = msgspec.json.encode(dated).decode()
    whom = [str(each) for each in dated.whom]
    return (tenant, dated.thing, dated.item, name, dated.plan, dated.due_on, whom, changes, closed, told)


def _timers(tenant: TenantId, name: StreamId, dated: Dated, dates: Dates, known_at: datetime) -> Iterable[Row]:
    organisation, asleep = dates.organisation, dates.at_rest(dated)
    for timer in timers_of(dated, organisation.times, organisation.time_zone):
        awake = msgspec.structs.replace(timer, fire_at=ASLEEP) if asleep else timer
        yield row_of(tenant, name, dated, awake, known_at)


def _watched(
    connection: Connection, tenant: TenantId, dates: Dates, page: Sequence[Recorded]
) -> dict[StreamId, datetime]:
    """Take in what prompts reviews; the prompts that may be others now."""
    of_plans: dict[PlanId, list[Recorded]] = {}
    for recorded in page:
        if isinstance(recorded.event, WATCHED):
            of_plans.setdefault(recorded.event.plan, []).append(recorded)  # type: ignore[attr-defined]  # all have one
    known = connection.execute(
        "SELECT plan_id, watched::text FROM werkbalans.review_watch WHERE tenant_id = %s AND plan_id = ANY (%s)",
        (tenant, list(of_plans)),
    ).fetchall()
    before = {PlanId(plan): msgspec.json.decode(text, type=Watch) for plan, text in known}
    rows = []
    for plan, news in of_plans.items():
        state = before.get(plan, Watch())
        for recorded in news:
            state = watch(state, recorded.event)
        dates.remember(plan, news[-1].seq, state)
        rows.append((tenant, plan, news[-1].seq, msgspec.json.encode(state).decode()))
    if rows:
        connection.execute(
            "INSERT INTO werkbalans.review_watch (tenant_id, plan_id, changes, watched)"
            " SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::bigint[], %s::jsonb[])"
            " ON CONFLICT (tenant_id, plan_id) DO UPDATE SET changes = excluded.changes, watched = excluded.watched",
            [list(column) for column in zip(*rows, strict=True)],
        )
    touched = {prompt_stream(plan): news[-1].recorded_at for plan, news in of_plans.items()}
    cycles = [recorded for recorded in page if isinstance(recorded.event, HrmCycleSet)]
    if cycles:
        plans = connection.execute(
            "SELECT plan_id FROM werkbalans.review_watch WHERE tenant_id = %s", (tenant,)
        ).fetchall()
        touched |= {prompt_stream(PlanId(row[0])): cycles[-1].recorded_at for row in plans}
    return touched


def _streams(
    connection: Connection, tenant: TenantId, everything: bool, plans: Iterable[PlanId], at: datetime
) -> dict[StreamId, datetime]:
    """The streams that hold dated things: of these plans, or all of them."""
    rows = connection.execute(
        "SELECT DISTINCT stream_id FROM werkbalans.dated WHERE tenant_id = %s AND (%s OR plan_id = ANY (%s))",
        (tenant, everything, list(plans)),
    )
    return {StreamId(row[0]): at for row in rows.fetchall()}
