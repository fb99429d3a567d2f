"""Accounts that nobody is behind any more: gone with the last organisation that knew their address."""

from collections.abc import Sequence
from typing import Any

import psycopg

Connection = psycopg.Connection[Any]


def addresses_in(connection: Connection) -> Sequence[str]:
    """The addresses of everybody in the transaction's tenant, members and former ones."""
    rows = connection.execute(
        "SELECT email FROM werkbalans.person WHERE tenant_id = (SELECT werkbalans.current_tenant())"
    )
    return [row[0] for row in rows]


def forget_accounts(connection: Connection, addresses: Sequence[str]) -> int:
    """Forget those of these accounts whose address no organisation has any more; how many that were."""
    row = connection.execute(
        "SELECT count(*) FROM unnest(%s::text[]) AS known (email) WHERE werkbalans.forget_account(known.email)",
        (list(addresses),),
    ).fetchone()
    return int(row[0]) if row else 0
