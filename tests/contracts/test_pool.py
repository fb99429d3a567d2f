"""One connection, many organisations, errors and cancelled calls in between: nobody ever sees another's events."""

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import psycopg
import pytest

from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.refusals import VersionIsStale
from domain.kickoff.events import OwnRowAdded
from infra.event_store.postgres import PostgresEventStore
from infra.keys import KeyRing
from infra.pool import open_pool
from infra.settings import derive
from infra.tenancy import TenantTokens
from tests.conftest import SECRET, Database

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
PLAN = PlanId(UUID(int=7))
TENANTS, CALLS = 50, 2000


@pytest.fixture
async def pool(database: Database) -> AsyncIterator[Any]:
    async with open_pool(database.api_url, min_size=1, max_size=1) as opened:
        yield opened


def append_of(tenant: TenantId, expected: int) -> Append:
    event = OwnRowAdded(plan=PLAN, key=uuid4(), row="e1", text=str(tenant))
    write = StreamWrite(stream("kickoff", PLAN), expected, (event,))
    command = CommandId(uuid4())
    return Append(tenant=tenant, command=command, digest=command.bytes * 2, actor=PersonId(PLAN), writes=(write,))


async def test_no_call_ever_sees_another_organisation(pool: Any) -> None:
    dice = random.Random(20261124)
    store = PostgresEventStore(pool, TOKENS, KeyRing(derive(SECRET, "keys")))
    tenants = [TenantId(uuid4()) for _ in range(TENANTS)]
    for tenant in tenants:
        await store.append(append_of(tenant, 0))
    stale = cancelled = refused = 0
    for _ in range(CALLS):
        tenant, what = dice.choice(tenants), dice.random()
        if what < 0.1:
            with pytest.raises(VersionIsStale):
                await store.append(append_of(tenant, 0))
            stale += 1
        elif what < 0.2:
            task = asyncio.create_task(store.load(tenant, stream("kickoff", PLAN)))
            for _ in range(dice.randrange(1, 6)):
                await asyncio.sleep(0)
            task.cancel()
            cancelled += (await asyncio.gather(task, return_exceptions=True))[0].__class__ is asyncio.CancelledError
        elif what < 0.3:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await pool.fetch("SELECT * FROM werkbalans.event")
            refused += 1
        else:
            loaded = await store.load(tenant, stream("kickoff", PLAN))
            assert {event.event.text for event in loaded.events} == {str(tenant)}  # type: ignore[attr-defined]
    assert min(stale, cancelled, refused) > 50


async def test_control_a_token_set_for_the_session_would_be_seen_by_the_next_one(pool: Any) -> None:
    mine = TenantId(uuid4())
    await PostgresEventStore(pool, TOKENS, KeyRing(derive(SECRET, "keys"))).append(append_of(mine, 0))
    await pool.execute("SELECT set_config('werkbalans.tenant', $1, false)", TOKENS.of(mine))
    assert len(await pool.fetch("SELECT * FROM werkbalans.event")) == 1


async def test_who_finds_no_connection_waits_and_a_cancelled_wait_holds_nobody_up(pool: Any) -> None:
    order: list[int] = []

    async def ask(number: int) -> None:
        await pool.fetchval("SELECT pg_sleep(0.02)")
        order.append(number)

    tasks = [asyncio.create_task(ask(number)) for number in range(6)]
    await asyncio.sleep(0.01)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert order == [0, 1, 3, 4, 5]


async def test_a_cancelled_call_leaves_its_connection_to_nobody(pool: Any) -> None:
    first = await pool.fetchval("SELECT pg_backend_pid()")
    slow = asyncio.create_task(pool.fetchval("SELECT pg_sleep(5)"))
    waiting = asyncio.create_task(pool.fetchval("SELECT pg_backend_pid()"))
    await asyncio.sleep(0.02)
    slow.cancel()
    assert await waiting != first


async def test_connections_that_the_server_ended_are_opened_anew(pool: Any, database: Database) -> None:
    pids = set()
    for _ in range(3):
        pid = await pool.fetchval("SELECT pg_backend_pid()")
        with psycopg.connect(database.admin_url) as admin:
            admin.execute("SELECT pg_terminate_backend(%s, 1000)", (pid,))
        await asyncio.sleep(0.05)
        pids.add(pid)
    assert len(pids) == 3


async def test_a_transaction_that_was_left_open_ends_with_its_connection(pool: Any) -> None:
    first = await pool.fetchval("SELECT pg_backend_pid()")
    await pool.execute("BEGIN")
    assert await pool.fetchval("SELECT pg_backend_pid()") != first
