"""Reports that tests have made, at a moment that passes or now, and wait for."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from domain.kernel.ids import PersonId
from domain.kernel.rights import Role
from domain.organisation.decider import InviteMember
from domain.review.hrm_cycle import SetHrmCycle
from domain.review.moments import DEFAULT_MOMENTS, Moment, MomentKind
from tests.installation import Installation, ten_o_clock
from tests.services.plan_story import TODAY, Story

MOMENT = "Tussenmeting"


@pytest.fixture(autouse=True)
def today(installation: Installation) -> Iterator[None]:
    """Whatever a test does to the worker's clock, the next one begins today."""
    yield
    installation.worker.now = ten_o_clock


async def asked(story: Story, **wish: Any) -> str:
    answer = await story.client.post("/api/v1/reports", json=wish)
    assert answer.status_code == 201, answer.text
    return str(answer.headers["location"])


async def once_built(client: httpx.AsyncClient, path: str) -> dict[str, Any]:
    for _ in range(400):
        row: dict[str, Any] = (await client.get(path)).json()
        if row.get("built_in"):
            return row
        await asyncio.sleep(0.025)
    raise AssertionError("the report was never built")


async def reports(client: httpx.AsyncClient, wanted: int, **where: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for _ in range(400):
        found = (await client.get("/api/v1/reports", params=where)).json()["reports"]
        if len([row for row in found if row["built_in"]]) >= wanted:
            return found
        await asyncio.sleep(0.025)
    raise AssertionError(f"{len(found)} reports, not {wanted}")


async def with_colleagues(story: Story, count: int = 6) -> None:
    for _ in range(count):
        await story.tell(InviteMember(tenant=story.tenant, person=PersonId(uuid4()), roles=frozenset({Role.EMPLOYEE})))


async def moment_passes(story: Story, days: int = 3) -> None:
    """A moment tomorrow, and a worker that looks so many days later than that."""
    once = Moment(DEFAULT_MOMENTS[0].id, MOMENT, MomentKind.PULSE, once=TODAY + timedelta(days=1))
    await story.tell(SetHrmCycle(tenant=story.tenant, moments=(once,), maximum_age=12))
    later = ten_o_clock() + timedelta(days=1 + days)
    story.installation.worker.now = lambda: later
