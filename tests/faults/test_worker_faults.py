"""Workers are killed, the broker forgets, clocks tick twice: nothing is lost, nothing is doubled, it takes longer.

Each fault has its control: a build that is wrong, or a part that is missing, which the same test must notice.
"""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from infra.hints import Hints
from tests.conftest import Database
from tests.faults.engine import (
    Engine,
    all_done,
    behind,
    connections,
    differences,
    twice,
    wait_until,
)
from tests.faults.load import Tenant, work_for
from tests.faults.skewed import SHORT_LIVED

SEED = 20261124
pytestmark = pytest.mark.fault


@pytest.fixture
def engine(database: Database, tmp_path: Path) -> Iterator[Engine]:
    with Engine(database, tmp_path) as started:
        yield started


async def test_a_worker_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing(engine: Engine) -> None:
    dice = random.Random(SEED)
    with connections(engine.database) as (worker, admin):
        tenants = [Tenant(worker, admin) for _ in range(4)]
        engine.start_beat()
        async with Hints(engine.settings.redis_url) as hints:
            for _ in range(5):
                engine.start_worker()
                written = await work_for(hints, tenants, dice, 0.1 + dice.random(), admin)
                assert written > 5
                engine.kill("worker")
        # What the killed one had said to the database is still done there, some of it only now.
        await wait_until(lambda: not others_of(worker), 20, "the database let the killed worker go")
        admin.execute(
            "UPDATE werkbalans.outbox SET changed_at = now() - interval '10 minutes' WHERE state <> 'planned'"
        )
        for tenant in tenants:  # by chance alone, some had nothing to be told of
            tenant.fall_behind()
        engine.start_worker()
        await wait_until(lambda: all_done(admin), 60, "all projected, fired and sent")
        assert await differences(engine.database, tenants, worker) == []
        assert twice(admin) == 0
        mails = admin.execute("SELECT message_key, state FROM werkbalans.outbox").fetchall()
        (reminders,) = admin.execute(
            "SELECT count(*) FROM werkbalans.event WHERE type = 'reminders.fell_due'"
        ).fetchone() or (0,)
        kept = admin.execute("SELECT count(*), count(DISTINCT told_in) FROM werkbalans.notice").fetchone()
        assert kept == (reminders, len(tenants))
        assert len(mails) == 2 * len(tenants)
        assert {state for _, state in mails} <= {"accepted", "refused", "unknown"}
        arrived = engine.arrived()
        assert max(arrived.values()) == 1
        assert {f"<{mail}@testserver.local>" for mail, state in mails if state == "accepted"} <= set(arrived)


async def test_control_a_worker_that_moves_its_checkpoint_first_loses_rows_when_killed(engine: Engine) -> None:
    dice = random.Random(SEED)
    with connections(engine.database) as (worker, admin):
        tenants = [Tenant(worker, admin) for _ in range(4)]
        engine.start_beat()
        async with Hints(engine.settings.redis_url) as hints:
            for _ in range(3):
                engine.start_worker("tests.faults.checkpoint_first:app")
                await work_for(hints, tenants, dice, 0.5 + dice.random() * 0.5, admin)
                engine.kill("worker")
        engine.start_worker()
        await wait_until(lambda: behind(admin) == 0, 60, "all that is left is projected")
        assert await differences(engine.database, tenants, worker) != []


async def test_a_broker_that_is_flushed_and_killed_under_load_costs_time_only(engine: Engine) -> None:
    dice = random.Random(SEED)
    with connections(engine.database) as (worker, admin):
        tenants = [Tenant(worker, admin) for _ in range(4)]
        engine.start_worker()
        engine.start_beat()
        async with Hints(engine.settings.redis_url) as hints:
            await work_for(hints, tenants, dice, 2.5)
            for _ in range(4):
                redis.Redis.from_url(engine.settings.redis_url).flushall()
                await work_for(hints, tenants, dice, 0.5)
            for _ in range(2):
                engine.restart_broker()
                await work_for(hints, tenants, dice, 1.0)
        took = await wait_until(
            lambda: not engine.look_after() and all_done(admin), 60, "all projected, fired and sent"
        )
        print(f"caught up {took:.1f} s after the last fault")
        assert await differences(engine.database, tenants, worker) == []
        assert twice(admin) == 0
        assert max(engine.arrived().values()) == 1


@pytest.mark.parametrize("sweep", [True, False], ids=["with the sweep", "control: without it"])
async def test_a_hint_that_was_lost_is_made_good_by_the_sweep_and_by_nothing_else(engine: Engine, sweep: bool) -> None:
    with connections(engine.database) as (worker, admin):
        first, forgotten = Tenant(worker, admin), Tenant(worker, admin)
        engine.start_worker()
        async with Hints(engine.settings.redis_url) as hints:
            await hints.hint(first.id)
            await wait_until(lambda: projected(engine, first), 20, "the worker is up")
            engine.kill("worker")
            await hints.hint(forgotten.id)
            with redis.Redis.from_url(engine.settings.redis_url) as broker:
                await wait_until(lambda: bool(broker.llen("wb:projections")), 10, "the hint is in the queue")
                broker.flushall()
            engine.start_worker()
            third = Tenant(worker, admin)
            await hints.hint(third.id)
            await wait_until(lambda: projected(engine, third), 20, "the worker is up again")
        if sweep:
            engine.start_beat()
            await wait_until(lambda: projected(engine, forgotten), 30, "the sweep found the work")
        else:
            await asyncio.sleep(4)
            assert not projected(engine, forgotten)


async def test_two_clocks_do_nothing_twice(engine: Engine) -> None:
    dice = random.Random(SEED)
    with connections(engine.database) as (worker, admin):
        tenants = [Tenant(worker, admin) for _ in range(3)]
        engine.start_worker()
        for name in ("beat-1", "beat-2", "beat-3"):
            engine.start_beat(name)
        async with Hints(engine.settings.redis_url) as hints:
            await work_for(hints, tenants, dice, 3.0)
        await wait_until(lambda: all_done(admin), 60, "all projected, fired and sent")
        assert await differences(engine.database, tenants, worker) == []
        assert twice(admin) == 0
        assert max(engine.arrived().values()) == 1
        assert len(engine.arrived()) > len(tenants)


@pytest.mark.parametrize("lived", ["", SHORT_LIVED], ids=["as it is", "control: messages that live a minute"])
async def test_clocks_that_are_five_minutes_wrong_both_ways_cost_nothing(engine: Engine, lived: str) -> None:
    words = (lived,) if lived else ()
    with connections(engine.database) as (worker, admin):
        tenant = Tenant(worker, admin)
        engine.start_worker(wrong=("300", *words))
        engine.start_beat(wrong=("-300", *words))
        if lived:
            await asyncio.sleep(3)
            assert behind(admin) > 0
            return
        for number in range(20):
            tenant.work(random.Random(number))
        await wait_until(lambda: all_done(admin), 30, "all projected, fired and sent")
        assert await differences(engine.database, [tenant], worker) == []
        assert twice(admin) == 0
        assert set(engine.arrived().values()) == {1}
        late = admin.execute("SELECT count(*) FROM werkbalans.notice WHERE late").fetchone()
        assert late == (0,)


def others_of(worker: Any) -> int:
    """How many connections the worker's login has besides this one."""
    counted = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()"
    )
    return int(worker.execute(counted).fetchone()[0])


def projected(engine: Engine, tenant: Tenant) -> bool:
    with connections(engine.database) as (_, admin):
        found = admin.execute(
            "SELECT seq FROM werkbalans.checkpoint WHERE tenant_id = %s AND projection = 'kickoff'", (tenant.id,)
        ).fetchone()
    return found is not None and found[0] >= 3
