"""The door: one-time links, sessions and API tokens. Whoever has no secret gets nothing, and learns nothing."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import msgspec

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.ports import Clock
from infra.identity.accounts import AccountId
from infra.identity.secrets import hash_of, new_secret
from infra.pool import Pool

SESSION_LENGTH, SESSION_IDLE = timedelta(days=14), timedelta(days=3)
FIRST_STEP, SECOND_STEP = frozenset({"link", "password"}), frozenset({"code", "recovery"})
# The organisation's own provider said who it is: that opens this organisation, not the account. `AGAIN`: and it asked
# them anew at that moment, rather than knowing the browser from before.
PROVIDER, AGAIN = "provider", "provider_again"


class Session(msgspec.Struct, frozen=True):
    """A signed-in browser: of which account, by which `proofs`, and when its owner last showed who they are (UTC).

    `homes` is the number of organisations that know the account's address.
    """

    account: AccountId
    email: str
    id: UUID
    proofs: frozenset[str]
    confirmed_at: datetime
    homes: int

    @property
    def two_steps(self) -> bool:
        """Whether its owner came in by two steps: a passkey is something one has and a finger or PIN at once.

        What an organisation's own provider asks is that organisation's to choose, so its word counts for two.
        """
        both = bool(self.proofs & FIRST_STEP) and bool(self.proofs & SECOND_STEP)
        return both or not self.proofs.isdisjoint({"passkey", PROVIDER})

    @property
    def vouched_only(self) -> bool:
        """Whether nothing but the organisation's provider says who it is."""
        return PROVIDER in self.proofs and self.proofs <= {PROVIDER, AGAIN}

    @property
    def confirms(self) -> bool:
        """Whether coming in was showing who one is: a provider that knows the browser asks nobody anything."""
        return not self.vouched_only or AGAIN in self.proofs


class Known(msgspec.Struct, frozen=True):
    """Whom a secret belongs to, and what it may be used for (`scopes`: read, write)."""

    tenant: TenantId
    person: PersonId
    language: str
    scopes: frozenset[str]
    session: Session | None = None


class Spent(msgspec.Struct, frozen=True):
    """Who came by a one-time link, for which purpose: sign_in, invitation or password."""

    tenant: TenantId
    person: PersonId
    account: AccountId
    email: str
    purpose: str


class SessionRow(msgspec.Struct, frozen=True):
    """A session as its owner sees it; instants in UTC. `device` is a rough word about the browser."""

    id: UUID
    tenant: TenantId
    device: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime


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

    def __init__(
        self, pool: Pool, token: Callable[[TenantId], str], account_token: Callable[[UUID], str], clock: Clock
    ) -> None:
        self._pool, self._token, self._account_token, self._clock = pool, token, account_token, clock

    async def ask_sign_in(self, email: str) -> Sequence[TenantId]:
        """Plan a sign-in mail for each organisation that knows the address; whose workers have mail to send."""
        return [row[0] for row in await self._pool.fetch("SELECT werkbalans.ask_sign_in($1)", email)]

    async def spend_link(self, link_secret: str) -> Spent | None:
        """Spend a one-time link, which confirms its address; None when it is not worth anything (any more)."""
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.spend_link($1)", hash_of(link_secret))
        return Spent(*row.values()) if row else None

    async def begin_session(
        self, account: AccountId, home: tuple[TenantId, PersonId], device: str, *proofs: str
    ) -> str | None:
        """Sign in: the secret of a new session as an account's person; None when that person has another address."""
        return await self._begin(account, home, device, proofs, None, True)

    async def renew_session(
        self, account: AccountId, home: tuple[TenantId, PersonId], old: str, *proofs: str
    ) -> str | None:
        """The secret of the session that takes an `old` one's place, in this organisation; None when the old one ended.

        With `proofs` its owner has shown once more who they are.
        """
        return await self._begin(account, home, "", proofs, hash_of(old), bool(proofs))

    async def _begin(
        self,
        account: AccountId,
        home: tuple[TenantId, PersonId],
        device: str,
        proofs: Sequence[str],
        old: bytes | None,
        confirmed: bool,
    ) -> str | None:
        secret, ends = new_secret(""), self._clock.now() + SESSION_LENGTH
        begun = await self._pool.fetchval(
            "SELECT werkbalans.begin_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            self._account_token(account), *home, hash_of(secret), uuid4(), device, list(proofs), ends, old, confirmed,
        )  # fmt: skip
        return secret if begun else None

    async def open_session(self, secret: str) -> Known | None:
        """Who is signed in with this cookie, None for nobody."""
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.enter_session($1)", hash_of(secret))
        if row is None:
            return None
        session = Session(AccountId(row[3]), row[4], row[5], frozenset(row[6]), row[7], row[8])
        return Known(row[0], row[1], row[2], ALL_SCOPES, session)

    async def sessions(self, account: AccountId) -> Sequence[SessionRow]:
        """The living sessions of an account, the one used last first."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.sessions_of($1)", self._account_token(account))
        return [SessionRow(*row.values()) for row in rows]

    async def end_sessions(self, account: AccountId, *, only: UUID | None = None, keep: UUID | None = None) -> int:
        """End one session of the account, or all but the one to `keep`; how many that were."""
        ended: int = await self._pool.fetchval(
            "SELECT werkbalans.end_sessions($1, $2, $3)", self._account_token(account), only, keep
        )
        return ended

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

    async def count_call(self, token: str, limit: int, seconds: int) -> tuple[int, int]:
        """Count a call with an API token: how many are left in the running window, and its seconds until the next."""
        key = hashlib.sha256(b"calls\0" + hash_of(token)).digest()
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.count_call($1, $2, $3)", key, limit, seconds)
        return row[0], row[1]

    async def may_try(self, what: str, who: str, limit: int, seconds: int) -> bool:
        """Count a try of `what` by `who`; False once there were more than `limit` in the running `seconds`."""
        key = hashlib.sha256(f"{what}\0{who}".encode()).digest()
        allowed: bool = await self._pool.fetchval("SELECT werkbalans.take_try($1, $2, $3)", key, limit, seconds)
        return allowed
