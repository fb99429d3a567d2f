"""A plan with ten thousand measures: its lists are read through their indexes, a page at a time."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
from msgspec.structs import replace

from domain.kernel.ids import MeasureId, PersonId, PlanId, TenantId
from domain.measures.views import MEASURES, MeasureRow
from infra.read_models import queries
from infra.read_models.rows import write_rows
from tests.installation import Installation
from tests.services.test_kickoff_api import invited
from tests.services.test_measures_api import TODAY, plan_of, proposed

MANY = 10_000


async def test_long_lists_use_their_indexes(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Groot", "groot@test.example")
    eva, _ = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    row = (await anna.get(await proposed(anna, plan))).json()
    services = installation.app.state.services
    tenant = TenantId(UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"]))
    known = await services.views.get(tenant, MEASURES, (UUID(row["measure"]),))
    fill(installation, tenant, known, PersonId(UUID(eva)))
    at: dict[str, Any] = {"plan": PlanId(known.plan)}
    asked: list[tuple[Mapping[str, Any], tuple[str, ...]]] = [
        ({**at, "seq <": 5000}, ("-seq",)),
        ({**at, "state": "dropped", "seq <": 9000}, ("-seq",)),
        ({"owner": UUID(eva), "state in": ("planned", "started")}, ("due_on",)),
        ({**at, "state in": ("planned", "started"), "due_on <": TODAY}, ("due_on",)),
    ]
    for where, order in asked:
        statement = queries.statement(MEASURES, where, order, 51)
        token = services.views._tokens.of(tenant)
        explained = await services.views._pool.fetch(f"EXPLAIN {statement}", token, *where.values())
        steps = "\n".join(line[0] for line in explained)
        assert "Index Scan" in steps, steps
        assert "Seq Scan on measure_v1" not in steps, steps
    page = await anna.get(f"{plan.replace('/api/v1/plans', '/plannen')}/maatregelen", headers={"accept": "text/html"})
    assert (page.status_code, page.text.count('class="card"')) == (200, 36)
    assert "Bekijk alle 2500" in page.text


def fill(installation: Installation, tenant: TenantId, known: MeasureRow, owner: PersonId) -> None:
    """Rows as a projector would leave them: a quarter in each of four states."""
    stages = ("proposed", "planned", "dropped", "done")
    due = {"owner": owner, "starts_on": TODAY, "due_on": TODAY + timedelta(days=90), "done_on": TODAY}
    rows = {
        (MeasureId(UUID(int=number)),): replace(
            known, measure=MeasureId(UUID(int=number)), seq=number, state=stages[number % 4], **due
        )
        for number in range(1, MANY + 1)
    }
    with psycopg.connect(installation.settings.database_url, autocommit=True) as admin:
        (live,) = admin.execute(
            "SELECT generation FROM werkbalans.checkpoint WHERE tenant_id = %s AND projection = 'measure' AND live",
            (tenant,),
        ).fetchone() or (0,)
        write_rows(admin, tenant, MEASURES, live, rows, fresh=True)
        admin.execute("ANALYZE werkbalans.measure_v1")
