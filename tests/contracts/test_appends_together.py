"""Appends that come at once share a call: each is stored and answered as it would be alone, whatever the others are."""

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import msgspec
import psycopg
import pytest

from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.refusals import CommandIdReused, VersionIsStale
from domain.kickoff.events import KickoffOpened, RowUnchecked
from infra.event_store.postgres import PostgresEventStore
from infra.event_store.verify import verify_tenant
from infra.keys import KeyRing
from infra.pool import Pool, open_pool
from infra.settings import derive
from infra.tenancy import TenantTokens
from tests.conftest import SECRET, Database

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
RING = KeyRing(derive(SECRET, "keys"))
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('werkbalans.append:' || %s, 0))"


@pytest.fixture
async def pool(database: Database) -> AsyncIterator[Pool]:
    async with open_pool(database.api_url, max_size=8) as opened:
        yield opened


@pytest.fixture
def store(pool: Pool) -> PostgresEventStore:
    return PostgresEventStore(pool, TOKENS, RING)


def opening(tenant: TenantId, plan: UUID | None = None, events: int = 1, command: UUID | None = None) -> Append:
    named = PlanId(plan or uuid4())
    happened = [KickoffOpened(plan=named, template=1), *[RowUnchecked(plan=named, row="1a")] * (events - 1)]
    write = StreamWrite(stream("kickoff", named), 0, happened)
    return Append(
        tenant=tenant, command=CommandId(command or uuid4()), digest=bytes(32), actor=PersonId(named), writes=(write,)
    )


async def test_many_at_once_each_get_their_own_place_and_every_log_is_whole(
    store: PostgresEventStore, database: Database
) -> None:
    dice = random.Random(7)
    tenants = [TenantId(uuid4()) for _ in range(5)]
    asked = [opening(dice.choice(tenants), events=dice.randrange(1, 4)) for _ in range(200)]
    receipts = await asyncio.gather(*(store.append(append) for append in asked))
    with psycopg.connect(database.worker_url) as worker:
        for tenant in tenants:
            log = [event async for event in store.read(tenant)]
            proof = verify_tenant(worker, TOKENS, tenant)
            assert [event.seq for event in log] == list(range(1, len(log) + 1))
            assert (proof.problem, proof.events) == (None, len(log))
            for append, receipt in zip(asked, receipts, strict=True):
                assert append.tenant != tenant or log[receipt.seq - 1].stream == append.writes[0].stream
    with psycopg.connect(database.admin_url) as admin:
        row = admin.execute("SELECT count(DISTINCT xmin::text), count(*) FROM werkbalans.event").fetchone()
    assert row is not None
    assert row[0] < 50 < 200 < row[1], "they did not share their transactions"


async def test_who_is_refused_is_told_and_the_others_are_stored(store: PostgresEventStore) -> None:
    tenant, other, plan, identity = TenantId(uuid4()), TenantId(uuid4()), uuid4(), uuid4()
    await store.append(opening(tenant, plan))
    await store.append(opening(tenant, command=identity))
    again = msgspec.structs.replace(opening(tenant, command=identity), digest=b"\1" * 32)
    asked = [opening(tenant), opening(tenant, plan), opening(other), again, opening(other)]
    fine, stale, theirs, reused, last = await asyncio.gather(*(map(store.append, asked)), return_exceptions=True)
    assert isinstance(stale, VersionIsStale)
    assert stale.data["current"] == 1
    assert isinstance(reused, CommandIdReused)
    assert [getattr(each, "seq", each) for each in (fine, theirs, last)] == [3, 1, 2]


async def test_a_repeated_command_among_others_gets_its_first_receipt(store: PostgresEventStore) -> None:
    tenant = TenantId(uuid4())
    repeated = opening(tenant)
    first = await store.append(repeated)
    receipts = await asyncio.gather(*(store.append(each) for each in (opening(tenant), repeated, repeated)))
    assert receipts[1:] == [first, first]
    assert receipts[0].seq == 2


async def test_who_holds_some_organisations_holds_up_no_other(store: PostgresEventStore, database: Database) -> None:
    held, free = [TenantId(uuid4()) for _ in range(4)], [TenantId(uuid4()) for _ in range(20)]
    with psycopg.connect(database.worker_url) as worker:
        for tenant in held:
            worker.execute(LOCK, (str(tenant),))
        waiting = asyncio.gather(*(store.append(opening(tenant)) for tenant in held * 3))
        await asyncio.sleep(0)
        stored = await asyncio.wait_for(asyncio.gather(*(store.append(opening(tenant)) for tenant in free)), 10)
        assert [receipt.seq for receipt in stored] == [1] * len(free)
        assert not waiting.done()
    assert sorted(receipt.seq for receipt in await waiting) == [1] * 4 + [2] * 4 + [3] * 4


async def test_whoever_goes_away_takes_nobody_along(store: PostgresEventStore) -> None:
    tenant = TenantId(uuid4())
    tasks = [asyncio.create_task(store.append(opening(tenant))) for _ in range(40)]
    await asyncio.sleep(0)
    for task in tasks[::3]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    log = [event.seq async for event in store.read(tenant)]
    assert all(task.done() and (task.cancelled() or task.result().seq in log) for task in tasks)
    assert log == list(range(1, len(log) + 1))


async def test_a_reader_behind_two_processes_misses_nothing_and_nobody_waits_for_ever(
    pool: Pool, database: Database
) -> None:
    tenants = [TenantId(uuid4()) for _ in range(3)]
    seen: dict[TenantId, list[int]] = {tenant: [] for tenant in tenants}
    async with open_pool(database.api_url, max_size=8) as second:
        stores = [PostgresEventStore(each, TOKENS, RING) for each in (pool, second)]

        async def tail(tenant: TenantId) -> None:
            while len(seen[tenant]) < 40:
                seen[tenant] += [event.seq async for event in stores[0].read(tenant, len(seen[tenant]))]

        asked = [store.append(opening(tenants[n % 3])) for n in range(60) for store in stores]
        receipts: list[Any] = await asyncio.wait_for(asyncio.gather(*asked, *map(tail, tenants)), 20)
    for tenant in tenants:
        assert seen[tenant] == list(range(1, 41))
        assert sorted(r.seq for r in receipts if r and r.tenant == tenant) == seen[tenant]
