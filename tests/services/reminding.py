"""An organisation whose worker reminds when a test tells it to, and what came of it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from domain.kernel.ids import TenantId
from infra.bootstrap import today_in
from services.worker.post import deliver
from services.worker.reminding import remind
from tests.conftest import Database
from tests.installation import Installation, ten_o_clock, text_of
from tests.services.test_kickoff_api import invited

TODAY = today_in("Europe/Amsterdam")
EVERY_DAY = {"days_before": 3, "hour": 9, "weekends": True, "holidays": True}
ALWAYS = {**EVERY_DAY, "quiet_from": 24, "quiet_until": 0}
DAY = timedelta(days=1)


class Organisation:
    """An organisation whose worker reminds when it is told to: Anna runs it, Bas works things out."""

    def __init__(self, installation: Installation, anna: httpx.AsyncClient, name: str) -> None:
        self.installation, self.anna, self.name = installation, anna, name
        self.tenant = TenantId(UUID(int=0))
        self.plan = self.bas_id = self.bas_mail = ""

    async def begin(self) -> None:
        me = (await self.anna.get("/api/v1/me")).json()
        self.tenant = TenantId(UUID(me["organisation"]["id"]))
        await self.anna.put("/api/v1/organisation/reminders", json=EVERY_DAY)
        self.plan = (await self.anna.post("/api/v1/plans", json={"title": "Rust"})).headers["location"]
        self.bas_id, (self.bas_mail, self.bas) = await invited(self.installation, self.anna, "Bas", ["employee"])
        self.installation.worker.pause()

    async def row(self, due_on: Any, row: str = "1a") -> None:
        """A row of Bas's with this date."""
        await self.anna.put(f"{self.plan}/kickoff/rows/{row}/responsible", json={"people": [self.bas_id]})
        done = await self.anna.put(f"{self.plan}/kickoff/rows/{row}/due-date", json={"due_on": str(due_on)})
        assert done.status_code == 200, done.text
        self.project()

    def project(self) -> None:
        with self.installation.worker.parts.connection() as connection:
            self.installation.worker.parts.projector.run(connection, self.tenant)

    def gather(self, days: int = 0, hours: int = 0) -> int:
        """What the worker plans at ten o'clock, so many days from today; how many digests."""
        self.project()
        return remind(self.installation.worker.parts, self.tenant, ten_o_clock() + timedelta(days=days, hours=hours))

    def send(self) -> None:
        """What was planned goes out."""
        self.project()
        deliver(self.installation.worker.parts, self.tenant)

    def round(self, days: int = 0, hours: int = 0) -> int:
        """Both."""
        planned = self.gather(days, hours)
        self.send()
        return planned

    def digests(self, address: str) -> list[str]:
        """The digests that somebody got, oldest first."""
        return [text_of(mail) for mail in self.installation.post.all(address, "Herinneringen")][::-1]


@pytest.fixture
async def organisation(installation: Installation, request: pytest.FixtureRequest) -> AsyncIterator[Organisation]:
    name = uuid4().hex[:8]
    installation.worker.go_on()
    anna = await installation.organisation("Zorg Digest", f"anna-{name}@test.example")
    made = Organisation(installation, anna, name)
    await made.begin()
    yield made
    installation.worker.go_on()


@pytest.fixture
def notices(module_database: Database) -> Any:
    def told(organisation: Organisation) -> list[tuple[str, str | None]]:
        with psycopg.connect(module_database.admin_url, autocommit=True) as admin:
            return admin.execute(
                "SELECT rule, skipped FROM werkbalans.notice WHERE tenant_id = %s ORDER BY rule, skipped",
                (organisation.tenant,),
            ).fetchall()

    return told
