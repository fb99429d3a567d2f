"""Handing in figures of an organisation that shares, quarter by quarter; and the averages that came of all."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import psycopg

from domain.analytics.contribution import Handed, Shared
from domain.analytics.sharing import SharingStarted, SharingStopped
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import TenantId
from domain.kernel.quarters import Quarter, quarter_of
from infra.pool import Pool

Connection = psycopg.Connection[Any]
HOLD = timedelta(minutes=5)


class SharingProcess:
    """Keeps who shares; whoever stops takes back what is not published yet."""

    name = "handing_in"
    version = 1
    events: frozenset[type[Event]] = frozenset({SharingStarted, SharingStopped})

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """In order; a time that has passed on every clock has the worker look at once."""
        for recorded in page:
            match recorded.event:
                case SharingStarted(on=on):
                    connection.execute(
                        "INSERT INTO werkbalans.sharing (tenant_id, since, look_at) VALUES (%s, %s, 'epoch')"
                        " ON CONFLICT (tenant_id) DO UPDATE SET since = excluded.since, look_at = excluded.look_at",
                        (tenant, on),
                    )
                case SharingStopped():
                    connection.execute("DELETE FROM werkbalans.sharing WHERE tenant_id = %s", (tenant,))
                    connection.execute("DELETE FROM werkbalans.shared_figure WHERE tenant_id = %s", (tenant,))


class Average(msgspec.Struct, frozen=True):
    """One average over at least five organisations: per cent, or days of a step. `quarter` is its first day."""

    quarter: date
    kind: Shared
    average: int


class Averages:
    """What the operator may see: nobody's figures."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def published(self) -> Sequence[Average]:
        """All of them, newest first."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.shared_averages()")
        return [Average(quarter, Shared(kind), int(average)) for quarter, kind, average in rows]


def hold(connection: Connection, tenant: TenantId, now: datetime) -> Quarter | None:
    """Take the tenant for as long as HOLD, so that no other worker counts the same; None when there is nothing to do.

    Otherwise the first quarter that it has not handed in: the one after the last, or that in which it began to share.
    """
    row = connection.execute(
        "UPDATE werkbalans.sharing SET look_at = %s WHERE tenant_id = %s AND look_at <= %s RETURNING since, handed",
        (now + HOLD, tenant, now),
    ).fetchone()
    if row is None:
        return None
    since, handed = quarter_of(row[0]), quarter_of(row[1]).next if row[1] else None
    return max(since, handed) if handed else since


def hand_in(connection: Connection, tenant: TenantId, quarter: Quarter, found: Sequence[Handed]) -> None:
    """Keep these until the quarter is published; once is enough. Nothing is kept of who stopped meanwhile."""
    for each in found:
        connection.execute(
            "INSERT INTO werkbalans.shared_figure (tenant_id, quarter, kind, part, whole)"
            " SELECT s.tenant_id, %s, %s, %s, %s FROM werkbalans.sharing s WHERE s.tenant_id = %s"
            " ON CONFLICT DO NOTHING",
            (quarter.first, each.kind, each.part, each.whole, tenant),
        )
    connection.execute("UPDATE werkbalans.sharing SET handed = %s WHERE tenant_id = %s", (quarter.first, tenant))


def look_again(connection: Connection, tenant: TenantId, at: datetime) -> None:
    """Ask it again then."""
    connection.execute("UPDATE werkbalans.sharing SET look_at = %s WHERE tenant_id = %s", (at, tenant))
