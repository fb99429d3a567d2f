"""The watch over subscriptions: when to look at a tenant's, and who does so at this moment."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, get_args

import psycopg

from domain.billing.events import BillingEvent
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import TenantId
from domain.subscription.events import SubscriptionEvent

Connection = psycopg.Connection[Any]
HOLD = timedelta(minutes=5)


class SubscriptionProcess:
    """Has a tenant looked at when anything happens to its subscription or its bills. Looking once more does no harm."""

    name = "subscriptions"
    version = 1
    events: frozenset[type[Event]] = frozenset({*get_args(SubscriptionEvent), *get_args(BillingEvent)})

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:  # noqa: ARG002
        """Look as soon as there is a worker: a time that has passed on every clock."""
        connection.execute(
            "INSERT INTO werkbalans.subscription_watch (tenant_id, look_at) VALUES (%s, 'epoch')"
            " ON CONFLICT (tenant_id) DO UPDATE SET look_at = excluded.look_at",
            (tenant,),
        )


def hold(connection: Connection, tenant: TenantId, now: datetime) -> datetime | None:
    """Take the tenant for as long as HOLD; None when there is nothing to do. Two that hold it harm nothing."""
    row = connection.execute(
        "UPDATE werkbalans.subscription_watch SET look_at = %s WHERE tenant_id = %s AND look_at <= %s"
        " RETURNING look_at",
        (now + HOLD, tenant, now),
    ).fetchone()
    return row[0] if row else None


def let_go(connection: Connection, tenant: TenantId, held: datetime, look_at: datetime) -> None:
    """Look again then, unless somebody asked for another look meanwhile."""
    connection.execute(
        "UPDATE werkbalans.subscription_watch SET look_at = %s WHERE tenant_id = %s AND look_at = %s",
        (look_at, tenant, held),
    )
