"""A list of ten thousand signals: a page of it is read along its index, whatever it is narrowed by."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.kernel.ids import TenantId
from domain.signals.views import SIGNALS
from infra.read_models.queries import statement, values
from infra.settings import derive
from infra.tenancy import TenantTokens
from tests.conftest import SECRET, Database

ROWS = 10_000
TENANT, PLAN, UNIT = TenantId(UUID(int=1)), UUID(int=2), UUID(int=3)
TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
Connection = psycopg.Connection[Any]


@pytest.fixture(scope="module")
def filled(module_database: Database) -> Iterator[Connection]:
    """The view's table with 10,000 signals of one plan and as many of others; a connection of the API inside."""
    with psycopg.connect(module_database.admin_url) as admin:
        admin.execute(
            "INSERT INTO werkbalans.checkpoint (tenant_id, projection, version, seq) VALUES (%s, 'signal', 1, %s)",
            (TENANT, 2 * ROWS),
        )
        admin.execute(
            "INSERT INTO werkbalans.signal_v1 (tenant_id, generation, signal, plan, kind, unit, theme, source,"
            " noticed_on, weight, text, withdrawn, seq, version, messages, awaits_answer)"
            " SELECT %s, c.generation, gen_random_uuid(), CASE WHEN n %% 2 = 0 THEN %s ELSE gen_random_uuid() END,"
            " (ARRAY['too_high', 'too_low', 'energy_source', 'energy_drain'])[1 + n %% 4],"
            " CASE WHEN n %% 50 = 0 THEN %s::uuid END, 'planning', 'talk', date '2026-11-01', 1 + n %% 5,"
            " repeat('woord ', 40), false, n, 1, 0, n %% 5000 = 0"
            " FROM generate_series(1, %s) AS n, werkbalans.checkpoint c WHERE c.projection = 'signal'",
            (TENANT, PLAN, UNIT, 2 * ROWS),
        )
        admin.commit()
        admin.execute("ANALYZE werkbalans.signal_v1")
    with psycopg.connect(module_database.api_url, cursor_factory=psycopg.RawCursor) as api:
        yield api


def answer(api: Connection, where: dict[str, Any], order: tuple[str, ...], tenant: TenantId, before: str = "") -> Any:
    """What PostgreSQL answers to this question, as the API asks it."""
    token = TOKENS.of(tenant)
    asked = statement(SIGNALS, where, order, limit=51)
    return api.execute(f"{before}{asked}".encode(), [token, *values(where)]).fetchall()


def plan_of(api: Connection, where: dict[str, Any], order: tuple[str, ...] = ("-seq",)) -> str:
    """How it comes to the answer."""
    return "\n".join(row[0] for row in answer(api, where, order, TENANT, "EXPLAIN (ANALYZE, TIMING OFF) "))


@pytest.mark.parametrize(
    ("where", "index"),
    [
        ({"plan": PLAN}, "signal_v1_plan_seq"),
        ({"plan": PLAN, "seq <": 9_000}, "signal_v1_plan_seq"),
        ({"plan": PLAN, "theme": "planning"}, "signal_v1_plan_seq"),
        ({"plan": PLAN, "unit": UNIT}, "signal_v1_plan_unit_seq"),
        ({"plan": PLAN, "kind": "energy_source", "seq <": 9_000}, "signal_v1_plan_(kind_)?seq"),
        ({"awaits_answer": True}, "signal_v1_awaits_answer_seq"),
    ],
)
def test_a_page_is_read_along_its_index_without_sorting(filled: Connection, where: dict[str, Any], index: str) -> None:
    told = plan_of(filled, where)
    assert re.search(index, told), told
    assert "Seq Scan on signal_v1" not in told, told
    assert "Sort" not in told, told


def test_the_question_without_an_index_is_noticed(filled: Connection) -> None:
    told = plan_of(filled, {"text": "niets"}, ("weight",))
    assert "Seq Scan on signal_v1" in told
    assert "Sort" in told


def test_another_tenants_rows_are_not_looked_at(filled: Connection) -> None:
    assert answer(filled, {"plan": PLAN}, (), TenantId(uuid4())) == [(None,)]
    assert len(answer(filled, {"plan": PLAN}, (), TENANT)[0][0]) > 51
