"""Every long list pages by cursor through its index, however long it is; the control has no index to go by."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, DateTime, Integer, Text, Time
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from domain.catalogue import VIEWS
from domain.kernel.ids import PlanId, TenantId
from domain.kernel.views import View
from domain.organisation.views import MEMBERS
from domain.plan.views import PLANS
from infra.read_models.names import name_of
from infra.read_models.queries import statement, values
from infra.read_models.tables import table_of
from infra.settings import derive
from infra.tenancy import TenantTokens
from tests.conftest import SECRET, Database

TENANT, PLAN = TenantId(UUID(int=1)), PlanId(UUID(int=2))
TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
ROWS = 20_000
LISTS = [view for view in VIEWS if ("plan", "seq") in view.indexes]
OF_THE_ORGANISATION: tuple[tuple[View[Any], dict[str, Any], str], ...] = (
    (MEMBERS, {"active": True}, "active_seq"),
    (PLANS, {"running": True}, "running_seq"),
    (PLANS, {"running": False}, "running_seq"),
    (PLANS, {}, "seq"),
)
FILLINGS: tuple[tuple[type[Any], str], ...] = (
    (ARRAY, "'{}'"),
    (JSONB, "'null'"),
    (PgUuid, "gen_random_uuid()"),
    (DateTime, "now()"),
    (Date, "date '2026-11-01'"),
    (Time, "time '10:00'"),
    (Integer, "n"),
    (BigInteger, "n"),
    (Text, "'woord ' || n"),
)


def filling(column: Column[Any]) -> str:
    """A value for a column: every other row is of our plan; what may be empty is."""
    if column.name == "plan" and not (column.primary_key and len(column.table.primary_key) == 3):
        return f"CASE WHEN n % 2 = 0 THEN '{PLAN}'::uuid ELSE gen_random_uuid() END"
    if isinstance(column.type, Boolean):
        return "n % 2 = 0"
    if column.nullable and column.name != "seq":
        return "NULL"
    return next(text for kind, text in FILLINGS if isinstance(column.type, kind))


@pytest.fixture(scope="module")
def api(module_database: Database) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(module_database.admin_url, autocommit=True) as admin:
        for view in (*LISTS, MEMBERS, PLANS):
            columns = [c for c in table_of(view).columns if c.name not in ("tenant_id", "generation")]
            names = [f'"{column.name}"' for column in columns]
            admin.execute(
                "INSERT INTO werkbalans.checkpoint (tenant_id, projection, version, seq) VALUES (%s, %s, %s, %s)",
                (TENANT, view.name, view.version, ROWS),
            )
            admin.execute(
                f"INSERT INTO werkbalans.{name_of(view)} (tenant_id, generation, {', '.join(names)})"
                f" SELECT '{TENANT}', 1, {', '.join(map(filling, columns))} FROM generate_series(1, {ROWS}) AS n"
            )
        admin.execute("ANALYZE")
    with psycopg.connect(module_database.api_url, cursor_factory=psycopg.RawCursor) as connection:
        yield connection


def explained(api: psycopg.Connection[Any], view: View[Any], where: dict[str, Any], order: tuple[str, ...]) -> str:
    asked = f"EXPLAIN (ANALYZE, TIMING OFF) {statement(view, where, order, limit=51)}"
    return "\n".join(row[0] for row in api.execute(asked.encode(), [TOKENS.of(TENANT), *values(where)]))


@pytest.mark.parametrize("view", LISTS, ids=lambda view: view.name)
def test_a_page_of_a_long_list_comes_from_its_index(api: psycopg.Connection[Any], view: View[Any]) -> None:
    for where in ({"plan": PLAN}, {"plan": PLAN, "seq <": ROWS // 2}):
        told = explained(api, view, where, ("-seq",))
        assert f"using {name_of(view)}_plan_seq" in told, told
        assert f"Seq Scan on {name_of(view)}" not in told, told
        assert "Sort" not in told, told


@pytest.mark.parametrize(("view", "where", "index"), OF_THE_ORGANISATION)
def test_a_page_of_members_and_of_plans_comes_from_its_index(
    api: psycopg.Connection[Any], view: View[Any], where: dict[str, Any], index: str
) -> None:
    for page in (where, {**where, "seq <": ROWS // 2}):
        told = explained(api, view, page, ("-seq",))
        assert f"using {name_of(view)}_{index}" in told, told
        assert f"Seq Scan on {name_of(view)}" not in told, told
        assert "Sort" not in told, told


def test_control_an_order_without_an_index_sorts(api: psycopg.Connection[Any]) -> None:
    view = next(view for view in LISTS if view.name == "measure")
    assert "Sort" in explained(api, view, {"plan": PLAN}, ("title",))
