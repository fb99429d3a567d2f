"""Keeps who listens to what, and notes for each event to whom it is to be told. Once each, in the order of the log."""

from collections.abc import Sequence
from typing import Any, LiteralString

import psycopg

from domain.kernel.events import TYPES, Event, Recorded
from domain.kernel.ids import TenantId, WebhookId
from domain.webhooks.events import (
    WebhookAdded,
    WebhookChanged,
    WebhookEvent,
    WebhookRemoved,
    WebhookResumed,
    WebhookSecretRenewed,
    WebhookSentAgain,
    WebhookStopped,
    WebhookTested,
)

Connection = psycopg.Connection[Any]
AT_ONCE = (
    "INSERT INTO werkbalans.webhook_delivery (tenant_id, webhook_id, seq) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
)
# All that happened at these places of which the webhook is told; what still waits or is on its way stays as it is.
AGAIN = """
INSERT INTO werkbalans.webhook_delivery AS d (tenant_id, webhook_id, seq)
SELECT l.tenant_id, l.webhook_id, e.seq FROM werkbalans.webhook_listener l
JOIN werkbalans.event e ON e.tenant_id = l.tenant_id AND e.seq BETWEEN %(first)s AND %(last)s
    AND split_part(e.type, '.', 1) <> 'webhooks'
    AND (l.parts = '{}' OR split_part(e.type, '.', 1) = ANY (l.parts))
WHERE l.tenant_id = %(tenant)s AND l.webhook_id = %(webhook)s
ON CONFLICT (tenant_id, webhook_id, seq) DO UPDATE SET state = 'waiting', tries = 0, next_try_at = werkbalans.clock(),
    changed_at = werkbalans.clock() WHERE d.state IN ('arrived', 'failed')
"""
FAILED_AGAIN = """
UPDATE werkbalans.webhook_delivery SET state = 'waiting', tries = 0, next_try_at = werkbalans.clock(),
    changed_at = werkbalans.clock()
WHERE tenant_id = %(tenant)s AND webhook_id = %(webhook)s AND seq BETWEEN %(first)s AND %(last)s AND state = 'failed'
"""


class WebhookProcess:
    """Its checkpoint is its own: rebuilding a view tells nobody anything again."""

    name = "webhooks"
    version = 1
    events: frozenset[type[Event]] = frozenset(TYPES.values())

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """Note what is to be told. Who never had a webhook costs one look a page."""
        listening = _listening(connection, tenant)
        for recorded in page:
            happened = recorded.event
            if isinstance(happened, WebhookEvent):
                self._listen(connection, tenant, recorded, happened)
                listening = _listening(connection, tenant)
                continue
            part = happened.NAME.partition(".")[0]
            for webhook, parts in listening.items():
                if not parts or part in parts:
                    connection.execute(AT_ONCE, (tenant, webhook, recorded.seq))

    def _listen(self, connection: Connection, tenant: TenantId, recorded: Recorded, happened: WebhookEvent) -> None:
        key = {"tenant": tenant, "webhook": happened.webhook}
        match happened:
            case WebhookAdded(address=address, parts=parts):
                connection.execute(
                    "INSERT INTO werkbalans.webhook_listener (tenant_id, webhook_id, address, parts, renewed_at)"
                    " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
                    (tenant, happened.webhook, address, list(parts), recorded.recorded_at),
                )
            case WebhookChanged(address=address, parts=parts):
                _set(connection, key, "address = %(address)s, parts = %(parts)s", address=address, parts=list(parts))
            case WebhookSecretRenewed(number=number):
                at = recorded.recorded_at
                _set(connection, key, "secret = %(number)s, renewed_at = %(at)s", number=number, at=at)
            case WebhookStopped():
                _set(connection, key, "rests = true")
                connection.execute(
                    "UPDATE werkbalans.webhook_delivery SET state = 'failed', detail = 'stopped',"
                    " changed_at = werkbalans.clock() WHERE tenant_id = %(tenant)s AND webhook_id = %(webhook)s"
                    " AND state IN ('waiting', 'sending')",
                    key,
                )
            case WebhookResumed():
                _set(connection, key, "rests = false, arrived_at = NULL")
            case WebhookSentAgain(first=first, last=last, only_failed=only_failed):
                places = {"first": first, "last": min(last, recorded.seq)}
                connection.execute(FAILED_AGAIN if only_failed else AGAIN, key | places)
            case WebhookTested():
                connection.execute(AT_ONCE, (tenant, happened.webhook, recorded.seq))
            case WebhookRemoved():
                connection.execute(
                    "DELETE FROM werkbalans.webhook_listener WHERE tenant_id = %(tenant)s AND webhook_id = %(webhook)s",
                    key,
                )


def _listening(connection: Connection, tenant: TenantId) -> dict[WebhookId, frozenset[str]]:
    rows = connection.execute(
        "SELECT webhook_id, parts FROM werkbalans.webhook_listener WHERE tenant_id = %s AND NOT rests", (tenant,)
    )
    return {WebhookId(webhook): frozenset(parts) for webhook, parts in rows.fetchall()}


def _set(connection: Connection, key: dict[str, Any], what: LiteralString, **values: Any) -> None:
    connection.execute(
        f"UPDATE werkbalans.webhook_listener SET {what} WHERE tenant_id = %(tenant)s AND webhook_id = %(webhook)s",
        key | values,
    )
