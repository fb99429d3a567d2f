"""Carries out the rules about keeping, once a night: what is over its time goes, and how much that was is an event.

In one transaction, so that a worker that dies took nothing away, and one that comes twice finds nothing left; who
begins moves the next look some minutes ahead, so that what fails is not tried without end. The log
keeps all its lines: of people who left long ago the key goes, as when they are erased (docs/decisions/0161, 0168).
"""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import structlog

from domain.kernel.decider import Asked
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.rights import Actor
from domain.organisation.decider import stream_of as organisation_stream
from domain.organisation.departures import gone_before
from domain.privacy.decider import OrderByRule
from domain.retention.decider import RETENTION, NoteCarriedOut, stream_of
from domain.retention.events import Went
from domain.retention.rules import RULES, Kept, goes_before
from infra.event_store.deciding import carry_out
from infra.identity.house import HOUSE
from infra.mail.dates import organisation_of
from services.worker.parts import Connection, Parts

NOBODY = Actor(PersonId(UUID(int=0)), frozenset())
AT_NIGHT, HOLD, MOST_MAILS = time(3), timedelta(minutes=10), 20_000
READINGS = "DELETE FROM werkbalans.reading WHERE tenant_id = %s AND first_at < %s"
log = structlog.get_logger("werkbalans.keeping")


def keep_by_rules(parts: Parts, tenant: TenantId, now: datetime) -> bool:
    """Take away what is over its time; whether there are events to take in. The next look is in the coming night."""
    with parts.inside(tenant) as connection:
        if not _look_again(connection, tenant, now + HOLD):
            return False
    if tenant == HOUSE:
        _keep_accounts(parts, now)
        return False
    with parts.inside(tenant) as connection:
        zone = ZoneInfo(organisation_of(parts.log, connection, tenant).time_zone)
        asked = Asked(NOBODY, now.astimezone(zone).date(), signed_in=False)
        went = _take_away(parts, connection, tenant, now, asked)
        run = uuid5(tenant, f"kept:{now.isoformat()}")
        note = NoteCarriedOut(tenant=tenant, run=run, went=went)
        happened = carry_out(parts.log, connection, tenant, note, asked, CommandId(run))
        more = any(each.kept is Kept.MAILS and each.count == MOST_MAILS for each in went)
        _look_again(connection, tenant, now if more else _next_night(now, zone))
    if happened:
        counts = {each.kept.value: each.count for each in went}
        log.info("rules about keeping carried out", tenant=str(tenant), **counts)
    return happened


def _take_away(parts: Parts, connection: Connection, tenant: TenantId, now: datetime, asked: Asked) -> tuple[Went, ...]:
    rules = RETENTION.fold([each.event for each in parts.log.load(connection, tenant, stream_of(tenant)).events])
    before = {kept: goes_before(rules.days(kept), now) for kept in Kept}
    return (
        Went(Kept.READINGS, connection.execute(READINGS, (tenant, before[Kept.READINGS])).rowcount),
        Went(Kept.MAILS, _mails(parts, connection, tenant, before[Kept.MAILS])),
        Went(Kept.LEAVERS, _leavers(parts, connection, tenant, before[Kept.LEAVERS], asked)),
    )


def _mails(parts: Parts, connection: Connection, tenant: TenantId, before: datetime) -> int:
    row = connection.execute(
        "SELECT werkbalans.prune_mails(%s, %s, %s)", (parts.tokens.of(tenant), before, MOST_MAILS)
    ).fetchone()
    return int(row[0]) if row else 0


def _leavers(parts: Parts, connection: Connection, tenant: TenantId, before: datetime, asked: Asked) -> int:
    """Order the erasure of who left before then; what does it is what erases everybody."""
    events = parts.log.load(connection, tenant, organisation_stream(tenant)).events
    return sum(
        carry_out(
            parts.log, connection, tenant, OrderByRule(person=person), asked, CommandId(uuid5(person, "over its time"))
        )
        for person in gone_before(events, before)
    )


def _keep_accounts(parts: Parts, now: datetime) -> None:
    with parts.inside(HOUSE) as connection:
        row = connection.execute("SELECT * FROM werkbalans.prune_accounts(%s)", (now,)).fetchone()
        mails = _mails(parts, connection, HOUSE, goes_before(RULES[Kept.MAILS].usual, now))
        _look_again(connection, HOUSE, now if mails == MOST_MAILS else _next_night(now, ZoneInfo("Europe/Amsterdam")))
    if row and any((*row, mails)):
        log.info("accounts kept by their rules", sessions=row[0], links=row[1], lines=row[2], mails=mails)


def _next_night(now: datetime, zone: ZoneInfo) -> datetime:
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), AT_NIGHT, zone)


def _look_again(connection: Connection, tenant: TenantId, at: datetime) -> bool:
    """Note when to look again; whether there is somebody to look at: an organisation that is gone gets nothing back."""
    noted = connection.execute(
        "INSERT INTO werkbalans.pruning (tenant_id, look_at) SELECT %s, %s"
        " WHERE %s OR EXISTS (SELECT FROM werkbalans.event WHERE tenant_id = %s)"
        " ON CONFLICT (tenant_id) DO UPDATE SET look_at = excluded.look_at",
        (tenant, at, tenant == HOUSE, tenant),
    )
    return noted.rowcount == 1
