"""Proves a tenant's log: every leaf and every link computed again from the stored bytes, the first bad row named."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import psycopg

from domain.kernel.ids import TenantId
from infra.event_store.encoding import Stored
from infra.event_store.hashing import START, leaf_of, link
from infra.tenancy import TenantTokens

PAGE, LOWEST = 2000, -(2**63)


class Proof(msgspec.Struct, frozen=True):
    """What was found: the events that hold, the chain value at the last of them, and the first problem if any."""

    tenant: TenantId
    events: int
    chain: bytes
    problem: str | None = None


def verify_tenant(
    connection: "psycopg.Connection[Any]",
    tokens: TenantTokens,
    tenant: TenantId,
    receipt: tuple[int, bytes] | None = None,
    on_progress: Callable[[int], None] = lambda _: None,
) -> Proof:
    """Compute the chain again from the database. With a `receipt` (seq, chain) a cut or rewritten log shows too.

    Without one, a log that was cut at its end looks whole: nothing inside it can tell.
    """
    chain, seq, versions = START, 0, dict[str, int]()
    for row in _rows(connection, tokens, tenant):
        problem = _problem_of(row, tenant, seq, chain, versions)
        if problem:
            return Proof(tenant, seq, chain, problem)
        seq, chain, versions[row.stream] = row.seq, row.chain, row.version
        if receipt and receipt[0] == seq and receipt[1] != chain:
            return Proof(tenant, seq, chain, f"position {seq}: the receipt names another chain value")
        if seq % PAGE == 0:
            on_progress(PAGE)
    on_progress(seq % PAGE)
    if receipt and receipt[0] > seq:
        return Proof(tenant, seq, chain, f"position {seq + 1}: missing; a receipt proves it was there")
    return Proof(tenant, seq, chain)


def _problem_of(row: Stored, tenant: TenantId, seq: int, chain: bytes, versions: dict[str, int]) -> str | None:
    if row.seq < 1:
        return f"position {row.seq}: a row before the first; nobody may put one there"
    if row.seq != seq + 1:
        return f"position {seq + 1}: missing; the next row stands at {row.seq}"
    if row.version != versions.get(row.stream, 0) + 1:
        return f"position {row.seq}: stream {row.stream} jumps to version {row.version}"
    leaf = leaf_of(
        tenant,
        row.seq,
        row.stream,
        row.version,
        row.event_id,
        row.type,
        row.schema_version,
        row.recorded_at,
        row.payload,
    )
    if leaf != row.leaf:
        return f"position {row.seq}: the row was changed (its content does not match its hash)"
    if link(chain, leaf) != row.chain:
        return f"position {row.seq}: the chain is broken (an earlier row was changed, moved or removed)"
    return None


def _rows(connection: "psycopg.Connection[Any]", tokens: TenantTokens, tenant: TenantId) -> Iterator[Stored]:
    """All that the table holds, from the lowest number there is: what is loaded is not asked for its position."""
    yield from _asked(connection, "pick_events(%s, %s::bigint[])", tokens.of(tenant), [LOWEST])
    after, rows = LOWEST, list[Stored]()
    while after == LOWEST or len(rows) == PAGE:
        rows = _asked(connection, "read_events(%s, %s, %s)", tokens.of(tenant), after, PAGE)
        yield from rows
        after = rows[-1].seq if rows else 0


def _asked(connection: "psycopg.Connection[Any]", function: str, *values: object) -> list[Stored]:
    with connection.cursor(binary=True) as cursor:
        cursor.execute(f"SELECT * FROM werkbalans.{function}".encode(), values)
        rows = [Stored(*row) for row in cursor]
    connection.rollback()
    return rows
