"""Looks after a tenant's subscription: what the calendar brings becomes facts; exports and deletion are carried out."""

from datetime import UTC, datetime, time
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from domain.kernel.decider import Asked
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.rights import Actor
from domain.subscription.calendar import next_look
from domain.subscription.commands import ClockCommand, MoveOn
from domain.subscription.decider import SUBSCRIPTION, decide, stream_of
from domain.subscription.state import Subscription
from infra.mail.dates import organisation_of
from infra.subscription.watch import hold, let_go
from services.worker.parts import Connection, Parts

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
NOBODY = Actor(PersonId(UUID(int=0)), frozenset())


def look_after(parts: Parts, tenant: TenantId, now: datetime) -> bool:
    """Do what is due; whether anything happened. Called again by itself on the next date."""
    with parts.inside(tenant) as connection:
        held = hold(connection, tenant, now)
    if held is None:
        return False
    with parts.inside(tenant) as connection:
        zone = organisation_of(parts.log, connection, tenant).time_zone
        today = now.astimezone(ZoneInfo(zone)).date()
        state, happened = carry_out(parts, connection, tenant, MoveOn(tenant=tenant), Asked(NOBODY, today, False))
    following = next_look(state)
    look_at = datetime.combine(following, time(0), ZoneInfo(zone)) if following else NEVER
    with parts.inside(tenant) as connection:
        let_go(connection, tenant, held, look_at)
    return happened


def carry_out(
    parts: Parts, connection: Connection, tenant: TenantId, command: ClockCommand, asked: Asked
) -> tuple[Subscription, bool]:
    """Decide on a command of the service itself and append what comes of it: the state after it, whether it changed.

    Raises VersionIsStale when somebody was first; the whole is then done again at the next look.
    """
    name = stream_of(tenant)
    loaded = parts.log.load(connection, tenant, name)
    state = SUBSCRIPTION.fold([recorded.event for recorded in loaded.events])
    events = decide(command, state, asked)
    if not events:
        return state, False
    identity = CommandId(uuid5(tenant, f"{type(command).__name__}:{loaded.version}"))
    write = StreamWrite(name, loaded.version, events)
    digest = identity.bytes + identity.bytes
    parts.log.append(connection, Append(tenant=tenant, command=identity, digest=digest, actor=None, writes=(write,)))
    for event in events:
        state = SUBSCRIPTION.evolve(state, event)
    return state, True
