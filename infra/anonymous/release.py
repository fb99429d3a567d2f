"""The release: what waits in the inbox goes into the log, together, in random order, without an actor.

It runs inside the caller's transaction, which removes from the inbox what it appends: nothing comes twice, nothing is
lost. When a plan's items may leave is told in domain/signals/release.py.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import msgspec
import psycopg

from domain.kernel.events import Event
from domain.kernel.ids import CommandId, PlanId, SignalId, TenantId, stream
from domain.kernel.personal import Personal
from domain.kernel.ports import Append, StreamWrite
from domain.organisation.decider import ORGANISATION
from domain.organisation.views import MEMBERS, UNITS
from domain.plan.decider import PLAN
from domain.signals.decider import SIGNAL
from domain.signals.decider import stream_of as signal_stream
from domain.signals.events import ReporterWrote, SignalReported
from domain.signals.kinds import Source
from domain.signals.release import may_leave, subject_of, units_to_offer
from infra.anonymous.inbox import Message, Report, release_after
from infra.event_store.worker import WorkerLog
from infra.read_models.fold import rows_of

Connection = psycopg.Connection[Any]
CONTENT = msgspec.json.Decoder(Report | Message)


class Item(msgspec.Struct, frozen=True):
    """What waits: a report (with the hash of its code) or a message (with its signal)."""

    id: UUID
    plan: PlanId
    signal: SignalId | None
    code: bytes | None
    received_on: date
    content: Report | Message


def release(log: WorkerLog, connection: Connection, tenant: TenantId, now: datetime) -> int:
    """Release what may leave now; how many items. The transaction's tenant must be set."""
    # Whoever puts something in meanwhile waits: it writes anew all that lies there, and must not bring back what left.
    connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('werkbalans.inbox:' || %s::text, 0))", (tenant,))
    zone = _zone(log, connection, tenant)
    today = now.astimezone(ZoneInfo(zone)).date()
    by_plan: dict[PlanId, list[Item]] = defaultdict(list)
    for item in _waiting(connection, tenant, now):
        if item.received_on < today:
            by_plan[item.plan].append(item)
    leaving: list[Item] = []
    for items in by_plan.values():
        if may_leave([item.received_on for item in items], today):
            leaving += items
    secrets.SystemRandom().shuffle(leaving)
    for item in leaving:
        _append(log, connection, tenant, item, today)
    connection.execute(
        "DELETE FROM werkbalans.anonymous_inbox WHERE tenant_id = %s AND item_id = ANY (%s)",
        (tenant, [item.id for item in leaving]),
    )
    connection.execute(
        "UPDATE werkbalans.anonymous_inbox SET look_at = %s WHERE tenant_id = %s AND look_at <= %s",
        (release_after(today, zone), tenant, now),
    )
    return len(leaving)


def _zone(log: WorkerLog, connection: Connection, tenant: TenantId) -> str:
    loaded = log.load(connection, tenant, stream(ORGANISATION.category, tenant))
    return ORGANISATION.fold([recorded.event for recorded in loaded.events]).time_zone


def _waiting(connection: Connection, tenant: TenantId, now: datetime) -> Sequence[Item]:
    rows = connection.execute(
        "SELECT item_id, plan_id, signal_id, code_hash, received_on, content::text FROM werkbalans.anonymous_inbox"
        " WHERE tenant_id = %s AND look_at <= %s",
        (tenant, now),
    ).fetchall()
    return [Item(row[0], row[1], row[2], row[3], row[4], CONTENT.decode(row[5])) for row in rows]


def _append(log: WorkerLog, connection: Connection, tenant: TenantId, item: Item, today: date) -> None:
    match item.content:
        case Report() as report:
            signal = SignalId(uuid4())
            _store(log, connection, tenant, 0, _reported(log, connection, tenant, item.plan, signal, report))
            connection.execute(
                "INSERT INTO werkbalans.pickup_code (tenant_id, code_hash, plan_id, signal_id) VALUES (%s, %s, %s, %s)",
                (tenant, item.code, item.plan, signal),
            )
        case Message(text=text):
            assert item.signal is not None
            loaded = log.load(connection, tenant, signal_stream(item.signal))
            state = SIGNAL.fold([recorded.event for recorded in loaded.events])
            words = Personal(subject_of(item.signal), text)
            assert state.plan == item.plan
            wrote = ReporterWrote(plan=item.plan, signal=item.signal, text=words, on=today)
            _store(log, connection, tenant, loaded.version, wrote)


def _reported(
    log: WorkerLog, connection: Connection, tenant: TenantId, plan: PlanId, signal: SignalId, report: Report
) -> SignalReported:
    """The report as a fact. Its unit stands in it only if it may be named on the day of the release, too."""
    return SignalReported(
        plan=plan,
        signal=signal,
        kind=report.kind,
        unit=report.unit if report.unit in _offered(log, connection, tenant, plan) else None,
        theme=report.theme,
        source=Source.OTHER,
        noticed_on=report.week,
        weight=report.weight,
        text=Personal(subject_of(signal), report.text),
        reported_by=None,
    )


def _offered(log: WorkerLog, connection: Connection, tenant: TenantId, plan: PlanId) -> frozenset[UUID]:
    organisation = log.load(connection, tenant, stream(ORGANISATION.category, tenant)).events
    about = PLAN.fold([e.event for e in log.load(connection, tenant, stream(PLAN.category, plan)).events])
    units = {row.unit: row.parent for row in rows_of(UNITS, organisation).values()}
    members = Counter(row.unit for row in rows_of(MEMBERS, organisation).values() if row.active)
    return frozenset(units_to_offer(about.units, units, members))


def _store(log: WorkerLog, connection: Connection, tenant: TenantId, version: int, event: Event) -> None:
    """Append without an actor, under a random id and a random digest: nothing of the form that was sent is in them."""
    assert isinstance(event, SignalReported | ReporterWrote)
    write = StreamWrite(signal_stream(event.signal), version, (event,))
    command = CommandId(uuid4())
    digest = secrets.token_bytes(32)
    log.append(connection, Append(tenant=tenant, command=command, digest=digest, actor=None, writes=(write,)))
