"""Wishes to begin with an organisation, and the links that make them true."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import psycopg

from domain.kernel.ids import PersonId, TenantId
from infra.identity.secrets import hash_of, new_secret
from infra.pool import Pool


class Wish(msgspec.Struct, frozen=True):
    """An organisation to be, the person who becomes its administrator, and what that person accepted."""

    tenant: TenantId
    person: PersonId
    organisation: str
    time_zone: str
    terms: str
    processing: str


class SignUps:
    """Keeps a wish until its link is used, for two days at most."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def ask(self, wish: Wish) -> None:
        """Plan the mail with the link. The person stands in the directory already."""
        about = (wish.person, wish.organisation, wish.time_zone, wish.terms, wish.processing)
        await self._pool.execute(
            "SELECT werkbalans.ask_sign_up($1, $2, $3, $4, $5, $6)", self._token(wish.tenant), *about
        )

    async def of(self, link_secret: str) -> Wish | None:
        """What a link is about, None when it is not worth anything (any more)."""
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.open_sign_up($1)", hash_of(link_secret))
        return Wish(*row) if row else None

    async def confirm(self, link_secret: str) -> bool:
        """Its organisation is there: from now on the link is an ordinary one; False when that was so before."""
        return bool(await self._pool.fetchval("SELECT werkbalans.confirm_sign_up($1)", hash_of(link_secret)))


def issue_sign_up(connection: psycopg.Connection[Any], now: datetime) -> tuple[str, str] | None:
    """A fresh secret for the link of the transaction's tenant, and the organisation's name; None when it was used."""
    secret = new_secret("")
    row = connection.execute(
        "UPDATE werkbalans.sign_up SET token_hash = %s"
        " WHERE tenant_id = (SELECT werkbalans.current_tenant()) AND expires_at > %s RETURNING organisation",
        (hash_of(secret), now),
    ).fetchone()
    return (secret, str(row[0])) if row else None
