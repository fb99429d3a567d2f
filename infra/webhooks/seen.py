"""What became of messages, for those who manage the webhooks of an organisation."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from domain.kernel.ids import TenantId
from infra.pool import Pool
from infra.read_models.queries import ENTERED, TENANT

LISTED = f"""
SELECT d.seq, d.state, d.tries, d.status, d.detail, d.changed_at, d.next_try_at, d.type FROM {ENTERED}, LATERAL (
    SELECT w.*, e.type FROM werkbalans.webhook_delivery w
    JOIN werkbalans.event e ON e.tenant_id = w.tenant_id AND e.seq = w.seq
    WHERE w.tenant_id = {TENANT} AND w.webhook_id = $2 AND ($3::text IS NULL OR w.state = $3) AND w.seq < $4
    ORDER BY w.seq DESC LIMIT $5 OFFSET 0) AS d
"""
COUNTED = f"""
SELECT d.webhook_id, d.state, d.count FROM {ENTERED}, LATERAL (
    SELECT w.webhook_id, w.state, count(*) FROM werkbalans.webhook_delivery w WHERE w.tenant_id = {TENANT}
    GROUP BY w.webhook_id, w.state OFFSET 0) AS d
"""
EVERYTHING = 2**63 - 1


class DeliveryRow(msgspec.Struct, frozen=True):
    """One message: of which event, how it stands, what the receiver last said. Instants in UTC.

    `status` is the HTTP status of the last try (null: there was no answer), `detail` a word about it.
    """

    seq: int
    state: str
    tries: int
    status: int | None
    detail: str
    changed_at: datetime
    next_try_at: datetime
    type: str


class SeenDeliveries:
    """Reads what the worker noted."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def of(
        self, tenant: TenantId, webhook: UUID, state: str | None = None, before: int | None = None, limit: int = 50
    ) -> Sequence[DeliveryRow]:
        """The messages of a webhook, newest event first; of one state only if it is given."""
        rows = await self._pool.fetch(LISTED, self._token(tenant), webhook, state, before or EVERYTHING, limit)
        return [DeliveryRow(*row) for row in rows]

    async def counted(self, tenant: TenantId) -> dict[UUID, dict[str, int]]:
        """How many messages of each webhook are in each state."""
        found: dict[UUID, dict[str, int]] = {}
        for webhook, state, number in await self._pool.fetch(COUNTED, self._token(tenant)):
            found.setdefault(webhook, {})[state] = number
        return found
