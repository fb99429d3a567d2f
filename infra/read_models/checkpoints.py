"""How far each projection is in a tenant's log: read and locked, moved on, parked, let go on again.

All of it inside the caller's transaction, which has entered the tenant.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import psycopg

from domain.kernel.ids import TenantId
from infra.read_models.fold import Poison

Connection = psycopg.Connection[Any]
PartKey = tuple[str, int]


class Checkpoint(msgspec.Struct, frozen=True):
    """How far a projection is in a tenant's log."""

    projection: str
    version: int
    generation: int
    seq: int


def begin(connection: Connection, tenant: TenantId, parts: Sequence[PartKey]) -> bool:
    """Give every part a checkpoint, where it has none; whether the tenant has a log: what is gone gets nothing back."""
    found = connection.execute(
        "WITH known AS (SELECT EXISTS (SELECT FROM werkbalans.event e WHERE e.tenant_id = %s) AS here),"
        " begun AS (INSERT INTO werkbalans.checkpoint (tenant_id, projection, version)"
        "  SELECT %s, n.projection, n.version FROM known, unnest(%s::text[], %s::int[]) AS n (projection, version)"
        "  WHERE known.here ON CONFLICT DO NOTHING)"
        " SELECT here FROM known",
        (tenant, tenant, *_columns(parts)),
    ).fetchone()
    return bool(found and found[0])


def behind(connection: Connection, tenant: TenantId, parts: Sequence[PartKey]) -> list[Checkpoint]:
    """Those of the parts that are farthest behind, locked; none when nothing is left for them.

    Only what has events to take in is locked. So who finds one locked may go: its holder looks once more after it let
    go, and whoever finds nothing held nothing.
    """
    rows = connection.execute(
        "SELECT c.projection, c.version, c.generation, c.seq FROM werkbalans.checkpoint c"
        " JOIN unnest(%s::text[], %s::int[]) AS n (projection, version)"
        " ON c.projection = n.projection AND c.version = n.version"
        " WHERE c.tenant_id = %s AND c.live AND c.error IS NULL AND c.seq <"
        "  (SELECT e.seq FROM werkbalans.event e WHERE e.tenant_id = %s ORDER BY e.seq DESC LIMIT 1)"
        " FOR UPDATE OF c SKIP LOCKED",
        (*_columns(parts), tenant, tenant),
    ).fetchall()
    found = [Checkpoint(*row) for row in rows]
    lowest = min((checkpoint.seq for checkpoint in found), default=0)
    return [checkpoint for checkpoint in found if checkpoint.seq == lowest]


def move(connection: Connection, tenant: TenantId, group: Sequence[Checkpoint], seq: int) -> None:
    """All of these are at this position now."""
    connection.execute(
        "UPDATE werkbalans.checkpoint c SET seq = %s, updated_at = now()"
        " FROM unnest(%s::text[], %s::int[], %s::int[]) AS n (projection, version, generation)"
        " WHERE c.tenant_id = %s AND c.projection = n.projection AND c.version = n.version"
        "   AND c.generation = n.generation",
        (
            seq,
            [checkpoint.projection for checkpoint in group],
            [checkpoint.version for checkpoint in group],
            [checkpoint.generation for checkpoint in group],
            tenant,
        ),
    )


def park(connection: Connection, tenant: TenantId, checkpoint: Checkpoint, stop: Poison) -> None:
    """This one stays before the event that it cannot take, with the reason."""
    connection.execute(
        "UPDATE werkbalans.checkpoint SET seq = %s, error = %s, updated_at = now()"
        " WHERE tenant_id = %s AND projection = %s AND version = %s AND generation = %s",
        (stop.seq - 1, stop.reason, tenant, checkpoint.projection, checkpoint.version, checkpoint.generation),
    )


def park_next(connection: Connection, tenant: TenantId, part: PartKey, why: str) -> str:
    """The live one of a part stays where it is, since the next event cannot be stored; the reason as it is kept."""
    row = connection.execute(
        "UPDATE werkbalans.checkpoint SET error = 'the event at ' || seq + 1 || ': ' || %s, updated_at = now()"
        " WHERE tenant_id = %s AND projection = %s AND version = %s AND live RETURNING error",
        (why, tenant, *part),
    ).fetchone()
    return str(row[0]) if row else ""


def resume(connection: Connection, tenant: TenantId, projection: str) -> int:
    """Let a parked projection of the transaction's tenant try again where it stopped; how many were parked."""
    cursor = connection.execute(
        "UPDATE werkbalans.checkpoint SET error = NULL WHERE tenant_id = %s AND projection = %s AND error IS NOT NULL",
        (tenant, projection),
    )
    return cursor.rowcount


def _columns(parts: Sequence[PartKey]) -> tuple[list[str], list[int]]:
    return [name for name, _ in parts], [version for _, version in parts]
