"""Ground on which a pitfall of row-level security is tried: our schema beside one that is built wrong on purpose.

The wrong tables stand in the schema `wrong`, with two rows of ours and three of theirs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg

from domain.kernel.ids import TenantId
from infra.settings import derive
from infra.tenancy import TenantTokens, enter
from tests.conftest import SECRET, Database

Connection = psycopg.Connection[Any]
TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
OURS, THEIRS = TenantId(UUID(int=1)), TenantId(UUID(int=2))
# What a policy should never be: a setting that any statement may change.
PLAIN = "tenant_id = nullif(current_setting('app.t', true), '')::uuid"
SIGNED = "tenant_id = (SELECT werkbalans.current_tenant())"


class Ground:
    """The connections: as superuser (each statement for itself) and as the API's role."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.admin: Connection = psycopg.connect(database.admin_url, autocommit=True)
        self.api: Connection = psycopg.connect(database.api_url)
        self.admin.execute("CREATE SCHEMA wrong; GRANT USAGE ON SCHEMA wrong TO werkbalans_api, werkbalans_owner")
        for tenant, names in ((OURS, ("ours-1", "ours-2")), (THEIRS, ("theirs-1", "theirs-2", "theirs-3"))):
            self.admin.cursor().executemany(
                "INSERT INTO werkbalans.person (tenant_id, person_id, name, email)"
                " VALUES (%s, gen_random_uuid(), %s, %s)",
                [(tenant, name, f"{name}@test.example") for name in names],
            )

    def close(self) -> None:
        """Done."""
        self.api.close()
        self.admin.close()

    def table(self, name: str, policy: str = PLAIN, *, force: bool = True, more: str = "") -> str:
        """A table with both tenants' rows under this policy; empty: under none."""
        self.admin.execute(f"CREATE TABLE wrong.{name} (tenant_id uuid, id int, note text{more})")
        self.admin.execute(
            f"INSERT INTO wrong.{name} SELECT CASE WHEN n < 3 THEN %s ELSE %s END::uuid, n, 'row ' || n"
            " FROM generate_series(1, 5) n",
            (OURS, THEIRS),
        )
        if policy:
            self.admin.execute(f"ALTER TABLE wrong.{name} ENABLE ROW LEVEL SECURITY")
            self.admin.execute(f"CREATE POLICY tenant ON wrong.{name} USING ({policy})")
        if force:
            self.admin.execute(f"ALTER TABLE wrong.{name} FORCE ROW LEVEL SECURITY")
        self.admin.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON wrong.{name} TO werkbalans_api")
        return f"wrong.{name}"

    def ours(self, query: str, *values: Any) -> list[Any]:
        """What the API's role gets as tenant OURS, by the signed token and by the plain setting alike."""
        with inside(self.api):
            return self.api.execute(query, values).fetchall()

    def theirs_in(self, table: str) -> int:
        """How many rows of THEIRS the API's role sees as OURS."""
        return int(self.ours(f"SELECT count(*) FROM {table} WHERE tenant_id = %s", THEIRS)[0][0])

    def names(self, query: str) -> set[str]:
        """The first column, as superuser."""
        return {str(row[0]) for row in self.admin.execute(query)}


@contextmanager
def inside(connection: Connection, tenant: TenantId = OURS) -> Iterator[None]:
    """A transaction of a tenant, rolled back at the end."""
    with connection.transaction(force_rollback=True):
        enter(connection, TOKENS.of(tenant))
        connection.execute("SELECT set_config('app.t', %s, true)", (str(tenant),))
        yield


@contextmanager
def acting(connection: Connection, role: str) -> Iterator[None]:
    """As another role, for as long as this lasts."""
    connection.execute(f"SET ROLE {role}")
    try:
        yield
    finally:
        connection.execute("RESET ROLE")
