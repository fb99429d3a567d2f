"""With more than ten thousand events: each page uses an index, an export holds one page, the past is quick."""

import re
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import pytest

from domain.agreements.views import AGREEMENTS
from domain.catalogue import AUDIT
from domain.kernel.ids import PersonId, PlanId, TenantId
from domain.kernel.past import end_of
from domain.kernel.rights import Actor, Role
from domain.kernel.views import View
from infra.bootstrap import Services, today_in
from infra.read_models.queries import statement
from services.api.audit import Wanted
from services.api.auth import Caller
from services.api.export import csv_lines, json_lines
from tests.installation import Installation
from tests.services.log import lengthen, set_back
from tests.services.stories import plan_of

EVENTS = 12_000


@pytest.fixture(scope="module")
async def long(installation: Installation) -> tuple[httpx.AsyncClient, str, Caller]:
    anna = await installation.organisation("Zorg Lang", "lang@test.example")
    me = (await anna.get("/api/v1/me")).json()
    plan = await plan_of(anna)
    tenant, person = UUID(me["organisation"]["id"]), UUID(me["person"])
    await lengthen(installation, tenant, UUID(plan), person, EVENTS)
    set_back(installation, tenant, days=2)
    actor = Actor(PersonId(person), frozenset(Role))
    return anna, plan, Caller(TenantId(tenant), actor, "nl", frozenset({"read"}))


async def plan_for(
    installation: Installation, caller: Caller, view: View[Any], where: dict[str, Any], order: str
) -> str:
    connection = await asyncpg.connect(installation.settings.database_url)
    try:
        await connection.execute("ANALYZE")
        asked = statement(view, where, (order,), 51)
        token = installation.worker.parts.tokens.of(caller.tenant)
        rows: Sequence[Any] = await connection.fetch(f"EXPLAIN {asked}", token, *where.values())
        return "\n".join(row[0] for row in rows)
    finally:
        await connection.close()


@pytest.mark.parametrize("name", ["plan", "actor", "part", "nothing", "plan and part", "older"])
async def test_each_page_of_the_trail_uses_an_index(
    installation: Installation, long: tuple[httpx.AsyncClient, str, Caller], name: str
) -> None:
    _, plan, caller = long
    where: dict[str, dict[str, Any]] = {
        "plan": {"plan": PlanId(UUID(plan))},
        "actor": {"actor": caller.person},
        "part": {"part": "kickoff"},
        "nothing": {},
        "plan and part": {"plan": PlanId(UUID(plan)), "part": "organisation"},
        "older": {"plan": PlanId(UUID(plan)), "seq <": 5000},
    }
    told = await plan_for(installation, caller, AUDIT, where[name], "-seq")
    assert re.search(r"Index Scan( Backward)? using audit_v\d+_", told), told
    assert "Seq Scan on audit" not in told
    assert "Sort" not in told


async def test_a_day_is_found_by_an_index(
    installation: Installation, long: tuple[httpx.AsyncClient, str, Caller]
) -> None:
    _, _, caller = long
    day = today_in("Europe/Amsterdam")
    told = await plan_for(
        installation, caller, AUDIT, {"recorded_at <": end_of(day, "Europe/Amsterdam")}, "-recorded_at"
    )
    assert "recorded_at_seq" in told, told


async def test_an_export_is_a_stream_of_small_pieces(
    installation: Installation, long: tuple[httpx.AsyncClient, str, Caller]
) -> None:
    _, plan, caller = long
    services: Services = installation.app.state.services
    for lines in (json_lines, csv_lines):
        before, most = sys.getallocatedblocks(), 0
        pieces = events = 0
        async for piece in lines(services, caller, Wanted(plan=PlanId(UUID(plan)))):
            most = max(most, sys.getallocatedblocks() - before)
            pieces += 1
            events += piece.count(b"\n")
            assert len(piece) < 2_000_000
        assert pieces > EVENTS / 500
        assert events >= EVENTS
        assert most < 6 * EVENTS, f"{most} pieces of memory at once: more than a page of events"


async def test_a_past_day_of_a_long_log_is_shown_within_seconds(
    installation: Installation, long: tuple[httpx.AsyncClient, str, Caller]
) -> None:
    anna, plan, _ = long
    day = today_in("Europe/Amsterdam") - timedelta(days=1)
    began = time.perf_counter()
    page = await anna.get(f"/plannen/{plan}/aftrap?op={day}", headers={"accept": "text/html"})
    took = time.perf_counter() - began
    print(f"a page as of a past day, {EVENTS} events: {took * 1000:.0f} ms")
    assert page.status_code == 200
    assert "Zo zag dit er uit op" in page.text
    assert took < 15


def test_lists_of_agreements_have_the_indexes_that_their_pages_ask_for() -> None:
    assert {("plan", "seq"), ("plan", "state", "seq"), ("state", "seq")} <= set(AGREEMENTS.indexes)
