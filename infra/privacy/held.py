"""What is held about one person of an organisation: rows outside the log, and the places in the log that name them."""

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import msgspec

from domain.kernel.ids import PersonId, TenantId
from infra.pool import Pool

# Places of the log that one statement looks through: some milliseconds, so that nobody waits behind it.
WINDOW = 20_000


class HeldAbout:
    """Looks it up for that person. Nothing here asks who is asking: that is done at the door."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def rows(self, tenant: TenantId, person: PersonId) -> dict[str, Any]:
        """Outside the log: person, mails, notices, sessions, sign-in links, tokens, calendar; times in ISO 8601."""
        found = await self._pool.fetchval("SELECT werkbalans.held_about($1, $2)::text", self._token(tenant), person)
        rows: dict[str, Any] = msgspec.json.decode(found)
        return rows

    async def places(self, tenant: TenantId, person: PersonId) -> AsyncIterator[Sequence[int]]:
        """In the log as it stands now, oldest first, window by window."""
        newest = int(await self._pool.fetchval("SELECT werkbalans.newest_position($1)", self._token(tenant)))
        for after in range(0, newest, WINDOW):
            rows = await self._pool.fetch(
                "SELECT * FROM werkbalans.events_naming($1, $2, $3, $4)", self._token(tenant), person, after, WINDOW
            )
            if rows:
                yield [row[0] for row in rows]
