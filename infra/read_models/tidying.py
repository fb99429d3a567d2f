"""Removes what old versions of views left behind: their tables, and how far each was in each tenant's log."""

from collections.abc import Sequence
from typing import Any

import msgspec
import psycopg
from psycopg import sql

from domain.catalogue import VIEWS
from infra.read_models.rebuild import tenants
from infra.tenancy import TenantTokens, enter

Connection = psycopg.Connection[Any]
TABLES = """
SELECT substring(c.relname FROM '^(.+)_v[0-9]+$'), substring(c.relname FROM '_v([0-9]+)$')::int
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'generation'
WHERE c.relnamespace = 'werkbalans'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^[a-z_]+_v[0-9]+$' ORDER BY 1, 2
"""


class Outdated(msgspec.Struct, frozen=True):
    """A version of a view that this release does not use."""

    view: str
    version: int

    @property
    def table(self) -> str:
        """The name of its table."""
        return f"{self.view}_v{self.version}"


def outdated(connection: Connection) -> Sequence[Outdated]:
    """The versions that have a table and that no release from this one on uses; a newer release's are left alone."""
    newest = {view.name: view.version for view in VIEWS}
    found = (Outdated(*row) for row in connection.execute(TABLES))
    return [each for each in found if each.version < newest.get(each.view, each.version + 1)]


def remove(owner: Connection, worker: Connection, tokens: TenantTokens, each: Outdated) -> None:
    """Drop the table, then forget the checkpoints. A worker of an older release that still runs stops at its table."""
    with owner.transaction():
        owner.execute("SET LOCAL ROLE werkbalans_owner")
        owner.execute("SET LOCAL lock_timeout = '5s'")
        owner.execute(sql.SQL("DROP TABLE IF EXISTS werkbalans.{}").format(sql.Identifier(each.table)))
    known = tenants(worker)
    worker.rollback()
    for tenant, _ in known:
        with worker.transaction():
            enter(worker, tokens.of(tenant))
            worker.execute(
                "DELETE FROM werkbalans.checkpoint WHERE tenant_id = %s AND projection = %s AND version = %s",
                (tenant, each.view, each.version),
            )
