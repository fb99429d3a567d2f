"""How much beside the log is older than a moment: what would go by a rule."""

from collections.abc import Callable
from datetime import datetime

from domain.kernel.ids import TenantId
from infra.pool import Pool


class Keeping:
    """Counts it; nothing is taken away here."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def over(self, tenant: TenantId, readings: datetime, mails: datetime) -> tuple[int, int]:
        """The readings and the mails (whose end is known) from before these instants."""
        row = await self._pool.fetchrow(
            "SELECT * FROM werkbalans.over_their_time($1, $2, $3)", self._token(tenant), readings, mails
        )
        return row[0], row[1]
