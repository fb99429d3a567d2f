"""A large organisation: thousands of people and units, written into its log and its directory in a few strokes."""

import asyncio
from collections.abc import Sequence
from uuid import UUID, uuid4

import httpx
import psycopg

from domain.catalogue import VIEWS
from domain.kernel.events import Event
from domain.kernel.ids import CommandId, PersonId, TenantId, UnitId
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.rights import Role
from domain.organisation.decider import stream_of
from domain.organisation.events import MemberInvited, UnitAdded
from tests.installation import Installation

AT_ONCE = 1000


def person_of(number: int) -> PersonId:
    """The id of the member with this number, from 1."""
    return PersonId(UUID(int=number))


def unit_of(number: int) -> UnitId:
    """The id of the unit with this number, from 1."""
    return UnitId(UUID(int=1_000_000 + number))


async def fill(installation: Installation, admin: httpx.AsyncClient, members: int, units: int = 0) -> TenantId:
    """Let so many people (`Persoon 1`, `persoon1@groot.example`, …) and units take part in the admin's organisation."""
    me = (await admin.get("/api/v1/me")).json()
    tenant, by = TenantId(UUID(me["organisation"]["id"])), PersonId(UUID(me["person"]))
    events: list[Event] = [UnitAdded(unit=unit_of(n), name=f"Team {n}", parent=None) for n in range(1, units + 1)]
    events += [
        MemberInvited(person=person_of(n), roles=frozenset({Role.EMPLOYEE}), unit=None) for n in range(1, members + 1)
    ]
    last = await asyncio.to_thread(_write, installation, tenant, by, events)
    with psycopg.connect(installation.settings.database_url, autocommit=True) as admin_connection:
        admin_connection.execute(
            "INSERT INTO werkbalans.person (tenant_id, person_id, name, email, language)"
            " SELECT %s, lpad(to_hex(n), 32, '0')::uuid, 'Persoon ' || n, 'persoon' || n || '@groot.example', 'nl'"
            " FROM generate_series(1, %s) AS n",
            (tenant, members),
        )
        assert await installation.app.state.services.views.wait_for(tenant, last, VIEWS, 120)
        admin_connection.execute("ANALYZE")
    return tenant


def _write(installation: Installation, tenant: TenantId, by: PersonId, events: Sequence[Event]) -> int:
    parts, name, last = installation.worker.parts, stream_of(tenant), 0
    with parts.inside(tenant) as connection:
        version = parts.log.load(connection, tenant, name).version
        for start in range(0, len(events), AT_ONCE):
            some = events[start : start + AT_ONCE]
            write = StreamWrite(name, version + start, some)
            last = parts.log.append(
                connection,
                Append(tenant=tenant, command=CommandId(uuid4()), digest=bytes(32), actor=by, writes=(write,)),
            ).seq
    return last
