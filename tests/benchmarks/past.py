"""The past: a plan's rows as of a past day, folded from logs of several lengths, beside the rows of this moment."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg

from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.events import KickoffOpened
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from infra.event_store.postgres import PostgresEventStore
from infra.keys import KeyRing
from infra.local.servers import PostgresServer
from infra.pool import open_pool
from infra.read_models.as_of import AsOf
from infra.read_models.projector import Projector
from infra.read_models.queries import ReadModels, Rows
from infra.settings import derive
from infra.tenancy import enter
from tests.benchmarks.replay import LOG, Connection, happened
from tests.benchmarks.stage import SECRET, TOKENS, Row, durable_server, in_turns, settings_of, tell, url_of

LENGTHS = (1_000, 5_000, 20_000)
AT_ONCE = 200
ZONE = "Europe/Amsterdam"


def fill(connection: Connection, length: int) -> tuple[TenantId, PlanId]:
    """A log of one plan, taken into the read models."""
    tenant, plan, person = TenantId(uuid4()), PlanId(uuid4()), PersonId(uuid4())
    events = [KickoffOpened(plan=plan, template=1), *(happened(plan, person, n) for n in range(length - 1))]
    for start in range(0, length, AT_ONCE):
        write = StreamWrite(stream("kickoff", plan), start, events[start : start + AT_ONCE])
        with connection.transaction():
            enter(connection, TOKENS.of(tenant))
            command = CommandId(uuid4())
            append = Append(tenant=tenant, command=command, digest=bytes(32), actor=person, writes=(write,))
            LOG.append(connection, append)
    Projector(LOG, TOKENS).run(connection, tenant)
    return tenant, plan


async def measure(server: PostgresServer) -> list[Row]:
    """Both ways in turns, for each length."""
    rows: list[Row] = []
    with psycopg.connect(url_of(server, "werkbalans_worker"), autocommit=True) as worker:
        async with open_pool(url_of(server, "werkbalans_api")) as pool:
            views, store = ReadModels(pool, TOKENS), PostgresEventStore(pool, TOKENS, KeyRing(derive(SECRET, "keys")))
            for length in LENGTHS:
                tenant, plan = fill(worker, length)
                rows.append({"events": length, **await compared(views, store, tenant, plan)})
    return rows


async def compared(views: Rows, store: PostgresEventStore, tenant: TenantId, plan: PlanId) -> dict[str, float]:
    """Milliseconds for now and for the past."""
    day = (datetime.now(UTC) + timedelta(days=1)).date()
    ways = {
        "now": _asking(lambda: views, tenant, plan),
        "past": _asking(lambda: AsOf(views, store, plan, day, ZONE), tenant, plan),
    }
    return {f"{name} ms": 1000 / rate for name, rate in (await in_turns(ways)).items()}


def _asking(rows: Callable[[], Rows], tenant: TenantId, plan: PlanId) -> Callable[[], Awaitable[float]]:
    async def ask() -> float:
        began, asked = time.perf_counter(), rows()
        kickoff = await asked.get(tenant, KICKOFFS, (plan,))
        shown = await asked.find(tenant, CHECKLISTS, {"plan": plan}, order=("position",))
        assert kickoff is not None
        assert len(shown) == 11
        return 1 / (time.perf_counter() - began)

    return ask


def run() -> None:
    """Measure and tell."""
    with durable_server() as server:
        rows = asyncio.run(measure(server))
        remarks = ("The kick-off and its checklist; the past reads, decrypts and folds the plan's whole log.",)
        tell("past", "rows of a plan as of a past day, beside those of now", rows, settings_of(server), remarks)
