"""What is kept of single sign-on besides the log: the sealed secret, which domains lead where, who is meant by whom."""

import hashlib
from collections.abc import Callable, Collection, Sequence

from domain.kernel.ids import PersonId, TenantId
from infra.identity.accounts import AccountId
from infra.keys import InvalidTag, seal, unseal
from infra.pool import Pool


class SignOns:
    """Asks and tells in one round trip each."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str], key: bytes) -> None:
        self._pool, self._token, self._key = pool, token, key

    async def put_secret(self, tenant: TenantId, number: int, secret: str) -> None:
        """Keep the client secret with this number, and no earlier one."""
        sealed = seal(self._key, tenant.bytes + number.to_bytes(8), secret)
        await self._pool.execute("SELECT werkbalans.put_client_secret($1, $2, $3)", self._token(tenant), number, sealed)

    async def secret(self, tenant: TenantId, number: int) -> str | None:
        """The client secret with this number; None when it is not there, or sealed under another key of ours."""
        sealed = await self._pool.fetchval("SELECT werkbalans.client_secret_of($1, $2)", self._token(tenant), number)
        try:
            return unseal(self._key, tenant.bytes + number.to_bytes(8), sealed) if sealed else None
        except InvalidTag:
            return None

    async def lead(self, tenant: TenantId, domains: Collection[str]) -> None:
        """These domains lead to the organisation's provider from now on."""
        await self._pool.execute("SELECT werkbalans.lead_domains($1, $2)", self._token(tenant), sorted(domains))

    async def led_by(self, email: str) -> Sequence[TenantId]:
        """The organisations to whose provider an address leads, whoever has it."""
        rows = await self._pool.fetch("SELECT werkbalans.led_by($1)", email.rpartition("@")[2])
        return [TenantId(row[0]) for row in rows]

    async def person_of(self, tenant: TenantId, issuer: str, subject: str) -> PersonId | None:
        """Whom the provider means; None for somebody who never came before."""
        found = await self._pool.fetchval(
            "SELECT werkbalans.identified($1, $2)", self._token(tenant), _hash(issuer, subject)
        )
        return PersonId(found) if found else None

    async def bind(self, tenant: TenantId, issuer: str, subject: str, person: PersonId) -> bool:
        """From now on the provider means this person; False when it meant this person by another subject before."""
        bound: bool = await self._pool.fetchval(
            "SELECT werkbalans.bind_identity($1, $2, $3, $4)",
            self._token(tenant), _hash(issuer, subject), _hash(issuer), person,
        )  # fmt: skip
        return bound

    async def release(self, tenant: TenantId, person: PersonId) -> bool:
        """Whoever comes next with this person's address is this person; False when nobody was bound."""
        gone: bool = await self._pool.fetchval(
            "SELECT werkbalans.release_identity($1, $2)", self._token(tenant), person
        )
        return gone

    async def account_of(self, tenant: TenantId, person: PersonId) -> tuple[AccountId, str] | None:
        """The account whose session a vouched-for person gets, and its address."""
        row = await self._pool.fetchrow(
            "SELECT * FROM werkbalans.account_of_person($1, $2)", self._token(tenant), person
        )
        return (AccountId(row[0]), row[1]) if row else None


def _hash(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode()).digest()
