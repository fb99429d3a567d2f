"""Accounts: one human with one confirmed address, across organisations. With what they sign in, and their own log."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NewType
from uuid import UUID, uuid4

import msgspec

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.ports import Clock
from infra.identity.passkeys import ANSWER_WITHIN
from infra.pool import Pool

AccountId = NewType("AccountId", UUID)
PASSWORD, CODE_APP, PASSKEY = "password", "code_app", "passkey"


class Method(msgspec.Struct, frozen=True):
    """One way to sign in (see sql/account.sql); instants in UTC."""

    id: UUID
    kind: str
    name: str
    subject: bytes | None
    secret: bytes
    counter: int
    created_at: datetime
    last_used_at: datetime | None


class Methods(msgspec.Struct, frozen=True):
    """With what an account signs in, besides a link by mail."""

    every: tuple[Method, ...] = ()

    @property
    def password(self) -> Method | None:
        """The password, if there is one."""
        return next((each for each in self.every if each.kind == PASSWORD), None)

    @property
    def code_app(self) -> Method | None:
        """The code app, if there is one: then a password or a link alone does not open the door."""
        return next((each for each in self.every if each.kind == CODE_APP), None)

    @property
    def passkeys(self) -> tuple[Method, ...]:
        """The passkeys, oldest first."""
        return tuple(each for each in self.every if each.kind == PASSKEY)


class Happened(msgspec.Struct, frozen=True):
    """One line of an account's own log."""

    number: int
    kind: str
    detail: str
    device: str
    at: datetime


class Found(msgspec.Struct, frozen=True):
    """Whose passkey it is, and what its answer is checked by."""

    account: AccountId
    email: str
    method: UUID
    secret: bytes
    counter: int


class Accounts:
    """Asks and tells in one round trip each, under the account's own token: no statement reaches another's rows."""

    def __init__(
        self, pool: Pool, token: Callable[[UUID], str], tenant_token: Callable[[TenantId], str], clock: Clock
    ) -> None:
        self._pool, self._token, self._tenant_token, self._clock = pool, token, tenant_token, clock

    async def of_address(self, email: str) -> AccountId | None:
        """The account of an address, None where nobody confirmed it."""
        found = await self._pool.fetchval("SELECT werkbalans.find_account($1)", email)
        return AccountId(found) if found else None

    async def people_at(self, email: str) -> Sequence[tuple[TenantId, PersonId]]:
        """Who has the address in which organisation, members or former ones, where they were last first."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.people_at($1)", email)
        return [(TenantId(row[0]), PersonId(row[1])) for row in rows]

    async def methods(self, account: AccountId) -> Methods:
        """With what the account signs in, oldest first."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.methods_of($1)", self._token(account))
        return Methods(tuple(Method(*row) for row in rows))

    async def put(
        self,
        account: AccountId,
        kind: str,
        secret: bytes,
        name: str = "",
        subject: bytes | None = None,
        counter: int = 0,
    ) -> bool:
        """Add a way to sign in; a password or code app replaces the one before. False for a passkey that is known."""
        added: bool = await self._pool.fetchval(
            "SELECT werkbalans.put_method($1, $2, $3, $4, $5, $6, $7)",
            self._token(account), uuid4(), kind, name, subject, secret, counter,
        )  # fmt: skip
        return added

    async def remove(self, account: AccountId, method: UUID) -> bool:
        """Remove a way to sign in; a code app takes the recovery codes with it. False when there was none."""
        gone: bool = await self._pool.fetchval("SELECT werkbalans.remove_method($1, $2)", self._token(account), method)
        return gone

    async def use(self, account: AccountId, method: UUID, counter: int = 0, secret: bytes | None = None) -> bool:
        """Note a use. False when `counter` is no later one: then an old answer is being played again."""
        used: bool = await self._pool.fetchval(
            "SELECT werkbalans.use_method($1, $2, $3, $4)", self._token(account), method, counter, secret
        )
        return used

    async def put_recovery_codes(self, account: AccountId, hashes: Sequence[bytes]) -> None:
        """These recovery codes from now on, and no earlier ones."""
        await self._pool.execute("SELECT werkbalans.put_recovery_codes($1, $2)", self._token(account), list(hashes))

    async def use_recovery_code(self, account: AccountId, code_hash: bytes) -> bool:
        """Spend a recovery code; False when it is none, or was spent."""
        used: bool = await self._pool.fetchval(
            "SELECT werkbalans.use_recovery_code($1, $2)", self._token(account), code_hash
        )
        return used

    async def recovery_codes_left(self, account: AccountId) -> int:
        """How many are not spent."""
        left: int = await self._pool.fetchval("SELECT werkbalans.recovery_codes_left($1)", self._token(account))
        return left

    async def note(self, account: AccountId, kind: str, detail: str = "", device: str = "") -> None:
        """Add a line to the account's own log."""
        await self._pool.execute(
            "SELECT werkbalans.note_account_event($1, $2, $3, $4)", self._token(account), kind, detail, device
        )

    async def log(self, account: AccountId, before: int | None, limit: int) -> Sequence[Happened]:
        """The account's own log, newest first."""
        rows = await self._pool.fetch(
            "SELECT * FROM werkbalans.account_events_of($1, $2, $3)", self._token(account), before, limit
        )
        return [Happened(*row) for row in rows]

    async def find_passkey(self, subject: bytes) -> Found | None:
        """Whose passkey this is, None for nobody's."""
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.find_passkey($1)", subject)
        return Found(AccountId(row[0]), *tuple(row)[1:]) if row else None

    async def ask_passkey(self, kept: bytes, within: timedelta = ANSWER_WITHIN) -> None:
        """Keep what a passkey (or a provider) is asked, for five minutes or as long as that."""
        await self._pool.execute("SELECT werkbalans.ask_passkey($1, $2)", kept, self._clock.now() + within)

    async def was_asked(self, kept: bytes) -> bool:
        """Whether this was asked a moment ago; True once."""
        asked: bool = await self._pool.fetchval("SELECT werkbalans.was_asked($1)", kept)
        return asked

    async def plan_mail(self, tenant: TenantId, person: PersonId, kind: str, subject: str = "") -> bool:
        """Plan a mail about the account to its person in one organisation; False when there were too many of them."""
        planned: bool = await self._pool.fetchval(
            "SELECT werkbalans.plan_account_mail($1, $2, $3, $4, $5)",
            self._tenant_token(tenant), person, uuid4(), kind, subject,
        )  # fmt: skip
        return planned
