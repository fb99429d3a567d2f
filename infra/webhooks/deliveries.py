"""What is to be told and what became of it: taken up for a while, then arrived, tried again later, or failed."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from domain.kernel.ids import TenantId, WebhookId
from infra.webhooks.post import Became, Message, Sent, message_id

Connection = psycopg.Connection[Any]
# Seconds until the next try: ten tries over some three days, as Standard Webhooks advises.
WAITS = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
LONGEST_WAIT = 86_400
# Whoever takes a message up has it for so long; after that it is the next one's.
HOLD = timedelta(minutes=2)
KEPT = timedelta(days=30)
SILENT = timedelta(days=3)
BOTH_SIGN = timedelta(days=1)
TAKE = """
WITH taken AS (
    UPDATE werkbalans.webhook_delivery d SET state = 'sending', next_try_at = werkbalans.clock() + %(hold)s::interval,
        changed_at = werkbalans.clock()
    WHERE d.tenant_id = %(tenant)s AND (d.webhook_id, d.seq) IN (
        SELECT w.webhook_id, w.seq FROM werkbalans.webhook_delivery w
        WHERE w.tenant_id = %(tenant)s AND w.state IN ('waiting', 'sending') AND w.next_try_at <= werkbalans.clock()
        ORDER BY w.next_try_at, w.seq LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
    RETURNING d.webhook_id, d.seq, d.tries)
SELECT t.webhook_id, t.seq, t.tries, l.address, l.secret, l.renewed_at, e.event_id, e.type, e.recorded_at,
    convert_from(e.payload, 'UTF8')::jsonb -> 'data' ->> 'plan'
FROM taken t
JOIN werkbalans.webhook_listener l ON l.tenant_id = %(tenant)s AND l.webhook_id = t.webhook_id
JOIN werkbalans.event e ON e.tenant_id = %(tenant)s AND e.seq = t.seq
ORDER BY t.seq
"""


class Delivery(msgspec.Struct, frozen=True):
    """A message that is taken up: `address` is sealed, `secrets` are the numbers of those that sign it."""

    tenant: TenantId
    webhook: WebhookId
    seq: int
    tries: int
    address: str
    secrets: tuple[int, ...]
    message: Message


def take(connection: Connection, tenant: TenantId, now: datetime, limit: int) -> Sequence[Delivery]:
    """Take up what is to be sent now, oldest first."""
    rows = connection.execute(TAKE, {"tenant": tenant, "hold": HOLD, "limit": limit}).fetchall()
    return [_delivery(tenant, now, *row) for row in rows]


def _delivery(
    tenant: TenantId,
    now: datetime,
    webhook: UUID,
    seq: int,
    tries: int,
    address: str,
    secret: int,
    renewed_at: datetime,
    event: UUID,
    kind: str,
    at: datetime,
    plan: str | None,
) -> Delivery:
    before = (secret - 1,) if secret > 1 and now - renewed_at < BOTH_SIGN else ()
    data = {"organisation": str(tenant), "seq": seq, "event": str(event), "plan": plan}
    message = Message(message_id(webhook, event), kind, at, data)
    return Delivery(tenant, WebhookId(webhook), seq, tries, address, (secret, *before), message)


def note(connection: Connection, delivery: Delivery, sent: Sent, now: datetime) -> bool:
    """What became of it; whether its webhook should rest: it is gone, or nothing arrived there for SILENT."""
    key = {"tenant": delivery.tenant, "webhook": delivery.webhook, "seq": delivery.seq, "now": now}
    if sent.became is Became.ARRIVED:
        _move(connection, key, "arrived", sent, now)
        connection.execute(
            "UPDATE werkbalans.webhook_listener SET arrived_at = %(now)s"
            " WHERE tenant_id = %(tenant)s AND webhook_id = %(webhook)s",
            key,
        )
        return False
    if sent.became is Became.GONE:
        _move(connection, key, "failed", sent, now)
        return True
    if delivery.tries < len(WAITS):
        wait = max(spread(WAITS[delivery.tries], delivery.message.id), min(sent.wait, LONGEST_WAIT))
        _move(connection, key, "waiting", sent, now + timedelta(seconds=wait))
        return False
    _move(connection, key, "failed", sent, now)
    return _silent(connection, key)


def spread(seconds: int, message: str) -> float:
    """Up to a fifth longer, for each message otherwise, so that not all come back at once."""
    share = hashlib.sha256(message.encode()).digest()[0] / 255
    return seconds * (1 + share / 5)


def forget_old(connection: Connection, tenant: TenantId, now: datetime) -> None:
    """Forget what arrived long ago."""
    connection.execute(
        "DELETE FROM werkbalans.webhook_delivery WHERE tenant_id = %s AND state = 'arrived' AND changed_at < %s",
        (tenant, now - KEPT),
    )


def _move(connection: Connection, key: dict[str, Any], state: str, sent: Sent, next_try: datetime) -> None:
    connection.execute(
        "UPDATE werkbalans.webhook_delivery SET state = %(state)s, tries = tries + 1, status = %(status)s,"
        " detail = %(detail)s, changed_at = %(now)s, next_try_at = %(next)s"
        " WHERE tenant_id = %(tenant)s AND webhook_id = %(webhook)s AND seq = %(seq)s AND state = 'sending'",
        key | {"state": state, "status": sent.status, "detail": sent.detail, "next": next_try},
    )


def _silent(connection: Connection, key: dict[str, Any]) -> bool:
    found = connection.execute(
        "SELECT FROM werkbalans.webhook_listener WHERE tenant_id = %(tenant)s AND webhook_id = %(webhook)s"
        " AND coalesce(arrived_at, renewed_at) < %(since)s",
        key | {"since": key["now"] - SILENT},
    )
    return found.fetchone() is not None
