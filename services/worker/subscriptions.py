"""Looks after a tenant's subscription: what the calendar brings becomes facts; exports and deletion are carried out."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from domain.kernel.decider import Asked
from domain.kernel.ids import CommandId, FileId, PersonId, TenantId
from domain.kernel.rights import Actor
from domain.subscription.calendar import next_look
from domain.subscription.commands import ClockCommand, MoveOn, NoteExport, RemoveExport
from domain.subscription.decider import SUBSCRIPTION, stream_of
from domain.subscription.state import Standing, Subscription
from infra.event_store.deciding import carry_out
from infra.mail.dates import organisation_of
from infra.subscription.export import Packing, parts_of, temporary
from infra.subscription.watch import hold, let_go
from services.worker import pulse
from services.worker.billing import bill, bills_of
from services.worker.deleting import delete
from services.worker.parts import Connection, Parts

NEVER, SOON = datetime(9999, 1, 1, tzinfo=UTC), timedelta(minutes=1)
NOBODY = Actor(PersonId(UUID(int=0)), frozenset())


def look_after(parts: Parts, tenant: TenantId, now: datetime) -> bool:
    """Do what is due; whether there are events to take in. Called again by itself on the next date."""
    with parts.inside(tenant) as connection:
        held = hold(connection, tenant, now)
    if held is None:
        return False
    with parts.inside(tenant) as connection:
        zone = organisation_of(parts.log, connection, tenant).time_zone
        asked = Asked(NOBODY, now.astimezone(ZoneInfo(zone)).date(), signed_in=False)
        state, happened = _carried(parts, connection, tenant, MoveOn(tenant=tenant), asked)
    if state.standing is Standing.DELETING and not happened:
        if delete(parts, tenant, now):
            return False
        following = now + SOON
    else:
        _, exported = _exports(parts, tenant, state, asked, now)
        happened = bill(parts, tenant, asked, now) or happened or exported
        with parts.inside(tenant) as connection:
            state, bills = _state(parts, connection, tenant)[1], bills_of(parts, connection, tenant)
        day = min((found for found in (next_look(state), bills.next_look(asked.on)) if found), default=None)
        deleting = state.standing is Standing.DELETING
        following = now if deleting else datetime.combine(day, time(0), ZoneInfo(zone)) if day else NEVER
    with parts.inside(tenant) as connection:
        let_go(connection, tenant, held, following)
    return happened


def _exports(
    parts: Parts, tenant: TenantId, state: Subscription, asked: Asked, now: datetime
) -> tuple[Subscription, bool]:
    """Make what was asked for, and take away whose days are over."""
    happened = False
    for export, until in state.exports:
        if until is None:
            state = _make(parts, tenant, export, asked, now)
        elif until <= asked.on:
            with parts.inside(tenant) as connection:
                parts.documents.erase(connection, tenant, FileId(export))
                state, _ = _carried(parts, connection, tenant, RemoveExport(tenant=tenant, export=export), asked)
        else:
            continue
        happened = True
    return state, happened


def _make(parts: Parts, tenant: TenantId, export: UUID, asked: Asked, now: datetime) -> Subscription:
    with temporary() as file:
        with parts.inside(tenant) as connection:
            Packing(connection, tenant, parts.log, parts.documents).pack(file, now, pulse.beat)
        with parts.inside(tenant) as connection:
            digests, size = [], 0
            for digest, content in parts_of(file):
                parts.documents.keep(connection, tenant, FileId(export), digest, content)
                digests.append(digest)
                size += len(content)
            command = NoteExport(tenant=tenant, export=export, parts=tuple(digests), size=size)
            return _carried(parts, connection, tenant, command, asked)[0]


def _carried(
    parts: Parts, connection: Connection, tenant: TenantId, command: ClockCommand, asked: Asked
) -> tuple[Subscription, bool]:
    """Carry a command out: the state after it, and whether it changed."""
    before = _state(parts, connection, tenant)[0]
    identity = CommandId(uuid5(tenant, f"{type(command).__name__}:{before}"))
    happened = carry_out(parts.log, connection, tenant, command, asked, identity)
    return _state(parts, connection, tenant)[1], happened


def _state(parts: Parts, connection: Connection, tenant: TenantId) -> tuple[int, Subscription]:
    loaded = parts.log.load(connection, tenant, stream_of(tenant))
    return loaded.version, SUBSCRIPTION.fold([recorded.event for recorded in loaded.events])
