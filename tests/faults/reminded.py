"""A plan with rows that are due soon, and a worker that works when it is told to: for the faults of reminders."""

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from domain.kernel.ids import TenantId
from infra.bootstrap import today_in
from infra.mail.digests import gather
from infra.mail.firing import fire
from services.worker.parts import Parts
from services.worker.post import deliver
from services.worker.reminding import remind
from tests.conftest import Database, Servers
from tests.installation import Installation, installed, ten_o_clock, text_of

Connection = psycopg.Connection[Any]
SOON = today_in("Europe/Amsterdam") + timedelta(days=1)
ROWS = ("1", "1a", "1d", "2")
EVERY_DAY = {"days_before": 3, "hour": 9, "weekends": True, "holidays": True}


@pytest.fixture
async def quiet(database: Database, servers: Servers, tmp_path: Path) -> AsyncIterator[Installation]:
    """An installation whose worker does nothing until it is told to."""
    async with installed(database, servers.redis_url, tmp_path) as made:
        yield made


class Reminded:
    """A plan with rows that are due soon, and a worker that works when it is asked to."""

    def __init__(self, installation: Installation, anna: httpx.AsyncClient, tenant: TenantId, kickoff: str) -> None:
        self.installation, self.anna, self.tenant, self.kickoff = installation, anna, tenant, kickoff
        self.parts: Parts = installation.worker.parts

    def project(self) -> None:
        with self.parts.connection() as connection:
            self.parts.projector.run(connection, self.tenant)

    def fire(self, now: datetime | None = None) -> int:
        with self.parts.inside(self.tenant) as connection:
            return fire(self.parts.log, connection, self.tenant, now or ten_o_clock())

    def gather(self, now: datetime | None = None) -> int:
        self.project()
        with self.parts.inside(self.tenant) as connection:
            return gather(self.parts.log, connection, self.tenant, now or ten_o_clock())

    def remind(self, now: datetime | None = None) -> int:
        """A whole round, with its mails."""
        planned = remind(self.parts, self.tenant, now or ten_o_clock())
        deliver(self.parts, self.tenant)
        return planned

    def digests(self) -> list[str]:
        """The texts of the digests that arrived, oldest first."""
        return [text_of(mail) for mail in self.installation.post.all("anna@test.example", "Herinneringen")][::-1]

    def told(self) -> list[str]:
        """The rows that stand in the newest digest."""
        return sorted(re.findall(r"Rij (\S+) van de aftrap", self.digests()[-1]))


@pytest.fixture
async def reminded(quiet: Installation, admin: Connection) -> Reminded:
    anna = await quiet.organisation()
    me = (await anna.get("/api/v1/me")).json()["person"]
    quiet.worker.pause()
    assert (await anna.put("/api/v1/organisation/reminders", json=EVERY_DAY)).status_code == 200
    plan = (await anna.post("/api/v1/plans", json={"title": "Rust"})).headers["location"]
    for row in ROWS:
        people = await anna.put(f"{plan}/kickoff/rows/{row}/responsible", json={"people": [me]})
        due = await anna.put(f"{plan}/kickoff/rows/{row}/due-date", json={"due_on": str(SOON)})
        assert (people.status_code, due.status_code) == (200, 200), people.text + due.text
    (tenant,) = admin.execute("SELECT DISTINCT tenant_id FROM werkbalans.event").fetchone() or ()
    made = Reminded(quiet, anna, TenantId(UUID(str(tenant))), f"{plan}/kickoff")
    made.project()
    return made
