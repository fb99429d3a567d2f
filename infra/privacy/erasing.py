"""The list of people whom the worker is to erase: filled from the log, looked at by the clock."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import psycopg

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PersonId, TenantId
from domain.privacy.events import ErasureOrdered
from infra.event_store.subjects import REMEMBERED_SECONDS

Connection = psycopg.Connection[Any]
# After so long no process remembers a destroyed key, whatever it read with it is stored, and none will read with it.
FORGOTTEN = timedelta(seconds=2 * REMEMBERED_SECONDS)
AGAIN = timedelta(minutes=15)


class ErasingProcess:
    """Puts on the list whose erasure was ordered. Once more does no harm: it finds nothing left to erase."""

    name = "erasing"
    version = 1
    events: frozenset[type[Event]] = frozenset({ErasureOrdered})

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """Look as soon as there is a worker: a time that has passed on every clock."""
        for recorded in page:
            if isinstance(recorded.event, ErasureOrdered):
                connection.execute(
                    "INSERT INTO werkbalans.erasing (tenant_id, person_id, look_at) VALUES (%s, %s, 'epoch')"
                    " ON CONFLICT DO NOTHING",
                    (tenant, recorded.event.person),
                )


def due(connection: Connection, tenant: TenantId, now: datetime) -> Sequence[tuple[PersonId, bool]]:
    """Whom to look at now, and whether the key is destroyed already."""
    rows = connection.execute(
        "SELECT person_id, destroyed FROM werkbalans.erasing WHERE tenant_id = %s AND look_at <= %s", (tenant, now)
    ).fetchall()
    return [(PersonId(row[0]), bool(row[1])) for row in rows]


def destroy(connection: Connection, token: str, tenant: TenantId, person: PersonId, now: datetime) -> str | None:
    """Erase what can be at once, and look again when the key is forgotten everywhere; the address that there was."""
    row = connection.execute("SELECT werkbalans.erase_person(%s, %s)", (token, person)).fetchone()
    connection.execute("DELETE FROM werkbalans.reading WHERE tenant_id = %s AND subject = %s", (tenant, person))
    connection.execute(
        "UPDATE werkbalans.erasing SET destroyed = true, look_at = %s WHERE tenant_id = %s AND person_id = %s",
        (now + FORGOTTEN, tenant, person),
    )
    return str(row[0]) if row and row[0] else None


def put_off(connection: Connection, tenant: TenantId, people: Sequence[PersonId], now: datetime) -> None:
    """Look at them again in a quarter of an hour, should what comes now fail."""
    connection.execute(
        "UPDATE werkbalans.erasing SET look_at = %s WHERE tenant_id = %s AND person_id = ANY (%s)",
        (now + AGAIN, tenant, list(people)),
    )


def finish(connection: Connection, tenant: TenantId, person: PersonId) -> None:
    """Take somebody off the list."""
    connection.execute("DELETE FROM werkbalans.erasing WHERE tenant_id = %s AND person_id = %s", (tenant, person))
