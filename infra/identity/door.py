"""The door: one-time links, sessions and API tokens. Whoever has no secret gets nothing, and learns nothing."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.ports import Clock
from infra.identity.secrets import hash_of, new_secret
from infra.pool import Pool

SESSION_LENGTH = timedelta(days=14)


class Known(msgspec.Struct, frozen=True):
    """Whom a secret belongs to, and what it may be used for (`scopes`: read, write)."""

    tenant: TenantId
    person: PersonId
    language: str
    scopes: frozenset[str]


class ApiToken(msgspec.Struct, frozen=True):
    """An API token as its owner sees it; instants in UTC."""

    id: UUID
    name: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime


ALL_SCOPES = frozenset({"read", "write"})


class Door:
    """Opens for a valid secret only."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str], clock: Clock) -> None:
        self._pool, self._token, self._clock = pool, token, clock

    async def ask_sign_in(self, email: str) -> Sequence[TenantId]:
        """Plan a sign-in mail for each organisation that knows the address; whose workers have mail to send."""
        return [row[0] for row in await self._pool.fetch("SELECT werkbalans.ask_sign_in($1)", email)]

    async def spend_sign_in(self, link_secret: str) -> str | None:
        """Spend a one-time link: the secret of a new session, None when the link is not worth anything (any more)."""
        session = new_secret("")
        spent = await self._pool.fetchrow(
            "SELECT * FROM werkbalans.spend_sign_in($1, $2, $3)",
            hash_of(link_secret), hash_of(session), self._clock.now() + SESSION_LENGTH,
        )  # fmt: skip
        return session if spent else None

    async def open_session(self, secret: str) -> Known | None:
        """Who is signed in with this cookie, None for nobody."""
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.open_session($1)", hash_of(secret))
        return Known(row[0], row[1], row[2], ALL_SCOPES) if row else None

    async def close_session(self, secret: str) -> None:
        """Sign out."""
        await self._pool.execute("SELECT werkbalans.close_session($1)", hash_of(secret))

    async def open_api_token(self, secret: str) -> Known | None:
        """On whose behalf a program comes with this token, None for nobody."""
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.open_api_token($1)", hash_of(secret))
        return Known(row[0], row[1], row[2], frozenset(row[3])) if row else None

    async def add_api_token(
        self, tenant: TenantId, person: PersonId, token: UUID, name: str, scopes: Sequence[str], ends: datetime
    ) -> str:
        """Make an API token that is good until `ends` (UTC); its secret is told this once."""
        secret = new_secret("wb_api_")
        await self._pool.execute(
            "SELECT werkbalans.add_api_token($1, $2, $3, $4, $5, $6, $7)",
            self._token(tenant), token, person, name, hash_of(secret), list(scopes), ends,
        )  # fmt: skip
        return secret

    async def api_tokens(self, tenant: TenantId, person: PersonId) -> Sequence[ApiToken]:
        """The living tokens of a person, newest first."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.api_tokens_of($1, $2)", self._token(tenant), person)
        return [ApiToken(row[0], row[1], tuple(row[2]), row[3], row[4]) for row in rows]

    async def revoke_api_token(self, tenant: TenantId, person: PersonId, token: UUID) -> bool:
        """Take a token's power away; False when the person has no such token."""
        revoked: bool = await self._pool.fetchval(
            "SELECT werkbalans.revoke_api_token($1, $2, $3)", self._token(tenant), token, person
        )
        return revoked

    async def may_try(self, what: str, who: str, limit: int, seconds: int) -> bool:
        """Count a try of `what` by `who`; False once there were more than `limit` in the running `seconds`."""
        key = hashlib.sha256(f"{what}\0{who}".encode()).digest()
        allowed: bool = await self._pool.fetchval("SELECT werkbalans.take_try($1, $2, $3)", key, limit, seconds)
        return allowed
