"""The signed token under which a transaction sees one tenant's rows, and nobody else's."""

import hashlib
import hmac
import time
from collections.abc import Awaitable
from typing import Any, Protocol
from uuid import UUID

import psycopg

from domain.kernel.ids import TenantId

# A token is judged by the database's clock and made by ours, which may be minutes behind: hence made anew so soon.
VALID_SECONDS, ANEW_SECONDS = 600, 60
OLDEST_SERVER = 180004


class TenantTokens:
    """Makes tokens `<whose>.<expiry>.<hmac-sha256>`; each is good for ten minutes and made anew after one."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._made: dict[str, tuple[float, str]] = {}

    def of(self, tenant: TenantId) -> str:
        """A token for this tenant."""
        return self._of(str(tenant))

    def of_account(self, account: UUID) -> str:
        """A token for this account, under which its own rows are seen: it opens no tenant."""
        return self._of(f"account:{account}")

    def _of(self, whose: str) -> str:
        now = time.time()
        made = self._made.get(whose)
        if made and made[0] - now > VALID_SECONDS - ANEW_SECONDS:
            return made[1]
        expiry = int(now) + VALID_SECONDS
        body = f"{whose}.{expiry}"
        token = f"{body}.{hmac.new(self._key, body.encode(), hashlib.sha256).hexdigest()}"
        if len(self._made) > 50_000:
            self._made.clear()
        self._made[whose] = (expiry, token)
        return token


def padded_keys(key: bytes) -> tuple[bytes, bytes]:
    """The inner and the outer padded key of HMAC-SHA256 (RFC 2104), 64 bytes each, for a key of at most 64 bytes."""
    block = key.ljust(64, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)


def enter(connection: "psycopg.Connection[Any]", token: str) -> None:
    """From here to the end of this transaction the connection sees the token's tenant."""
    connection.execute("SELECT set_config('werkbalans.tenant', %s, true)", (token,))


class PowerfulRole(Exception):
    """The service was given a database login that row-level security does not bind."""


class OldServer(Exception):
    """The database server has known holes in row-level security."""


class _Asks(Protocol):
    def fetchval(self, query: str) -> Awaitable[Any]: ...


TOO_POWERFUL_SENTENCE = "This database login may act as {}: use a least-privilege role, or run migrate."
TOO_POWERFUL = """
SELECT r.rolname FROM pg_roles r
WHERE pg_has_role(current_user, r.oid, 'MEMBER')
  AND (r.rolsuper OR r.rolbypassrls OR r.rolname IN (
      'werkbalans_owner', 'werkbalans_store', 'werkbalans_door', 'werkbalans_eraser'))
LIMIT 1
"""


def refuse_powerful_login(connection: "psycopg.Connection[Any]") -> None:
    """The same for a connection of the worker. Raises PowerfulRole or OldServer."""
    found = connection.execute(TOO_POWERFUL).fetchone()
    if found:
        raise PowerfulRole(TOO_POWERFUL_SENTENCE.format(found[0]))
    refuse_old_server(connection.info.server_version)


def refuse_old_server(version: int) -> None:
    """Raise OldServer for a server from before 18.4, which mended holes of earlier ones (CVE-2024-10976 among them)."""
    if version < OLDEST_SERVER:
        raise OldServer(f"PostgreSQL {version // 10000}.{version % 10000} has known holes: use 18.4 or newer.")


async def refuse_powerful_role(connection: _Asks) -> None:
    """Raise PowerfulRole when the login is, or may become, a role that sees past its tenant."""
    found = await connection.fetchval(TOO_POWERFUL)
    if found:
        raise PowerfulRole(TOO_POWERFUL_SENTENCE.format(found))
    refuse_old_server(int(await connection.fetchval("SHOW server_version_num")))
