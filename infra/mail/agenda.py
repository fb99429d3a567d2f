"""What the API asks of dated things: those of a person, and the secret address under which a calendar reads them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from domain.kernel.ids import PersonId, TenantId
from domain.reminders.dated import Dated, Whom
from infra.identity.secrets import hash_of, new_secret


class Open(msgspec.Struct, frozen=True):
    """An open dated thing, and how many changes its stream had (a calendar's SEQUENCE)."""

    dated: Dated
    changes: int


class Reader(msgspec.Struct, frozen=True):
    """Whose calendar an address is."""

    tenant: TenantId
    person: PersonId
    language: str


class Agenda:
    """Asks and tells in one round trip each."""

    def __init__(self, pool: "asyncpg.Pool[Any]", token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def of(self, tenant: TenantId, whom: Sequence[Whom]) -> Sequence[Open]:
        """The open dated things of these, the nearest first."""
        rows = await self._pool.fetch(
            "SELECT told, changes FROM werkbalans.dated_of($1, $2)", self._token(tenant), list(whom)
        )
        return [Open(msgspec.json.decode(row[0], type=Dated), row[1]) for row in rows]

    async def renew(self, tenant: TenantId, person: PersonId) -> str:
        """A new secret for a person's address; it is told this once, and the one before it is worth nothing."""
        secret = new_secret("")
        await self._pool.execute(
            "SELECT werkbalans.renew_calendar_feed($1, $2, $3)", self._token(tenant), person, hash_of(secret)
        )
        return secret

    async def revoke(self, tenant: TenantId, person: PersonId) -> bool:
        """Take a person's address away; False when there was none."""
        return bool(
            await self._pool.fetchval("SELECT werkbalans.revoke_calendar_feed($1, $2)", self._token(tenant), person)
        )

    async def since(self, tenant: TenantId, person: PersonId) -> datetime | None:
        """Since when (UTC) a person has an address; None when there is none."""
        found: datetime | None = await self._pool.fetchval(
            "SELECT werkbalans.calendar_feed_of($1, $2)", self._token(tenant), person
        )
        return found

    async def reader(self, secret: str) -> Reader | None:
        """Whose calendar this is, None for nobody's."""
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.open_calendar_feed($1)", hash_of(secret))
        return Reader(TenantId(row[0]), PersonId(row[1]), row[2]) if row else None
