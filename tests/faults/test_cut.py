"""The network between the worker and what it works with is cut and comes back: it costs time, nothing else."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from infra.hints import Hints
from services.worker import parts as workers
from services.worker.parts import Parts
from tests.conftest import Database, settings_for
from tests.faults.engine import Engine, all_done, behind, connections, differences, twice, wait_until
from tests.faults.load import Tenant, work_for
from tests.faults.wire import Wire, over, port_of

SEED = 20261125
pytestmark = pytest.mark.fault


@pytest.fixture
def engine(database: Database, tmp_path: Path) -> Iterator[Engine]:
    with Engine(database, tmp_path, wired=True) as started:
        yield started


# The wire to the database is cut by `./dev drill broker` alone: now and then not all is done within minutes after, of
# which the cause is not known yet (decision 0096).
async def test_a_cut_that_ends_in_a_reset_loses_nothing_and_doubles_nothing(engine: Engine) -> None:
    dice = random.Random(SEED)
    with connections(engine.database) as (worker, admin):
        tenants = [Tenant(worker, admin) for _ in range(3)]
        engine.start_worker()
        engine.start_beat()
        async with Hints(engine.settings.redis_url) as hints:
            await work_for(hints, tenants, dice, 0.5, admin)
            for _ in range(2):
                engine.wires["broker"].cut()
                await work_for(hints, tenants, dice, 1.5)
                assert behind(admin) > 0
                engine.wires["broker"].reset()
                await work_for(hints, tenants, dice, 0.5)
        await wait_until(lambda: not engine.look_after() and all_done(admin), 90, "all projected, fired and sent")
        assert await differences(engine.database, tenants, worker) == []
        assert twice(admin) == 0
        assert max(engine.arrived().values()) == 1


async def test_control_without_the_sweep_what_was_rung_into_a_cut_stays_undone(engine: Engine) -> None:
    with connections(engine.database) as (worker, admin):
        first, forgotten = Tenant(worker, admin), Tenant(worker, admin)
        engine.start_worker()
        async with Hints(engine.settings.redis_url) as hints:
            await hints.hint(first.id)
            known = "SELECT count(*) FROM werkbalans.checkpoint WHERE tenant_id = %s"
            await wait_until(lambda: admin.execute(known, (first.id,)).fetchone() != (0,), 30, "the worker works")
            engine.wires["broker"].cut()
            await hints.hint(forgotten.id)
            await asyncio.sleep(0.5)  # it is on its way, and lies there
            engine.wires["broker"].reset()
        await asyncio.sleep(3)
        assert behind(admin) > 0


@pytest.mark.parametrize("seconds", [1, 0], ids=["as it is, but sooner", "control: held for as long as it likes"])
def test_what_a_worker_holds_that_is_cut_off_is_let_go_so_that_others_go_on(
    database: Database, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    monkeypatch.setattr(workers, "LET_GO", f"-c idle_in_transaction_session_timeout={seconds}s")
    with connections(database) as (worker, admin), Wire(port_of(database.worker_url)) as wire:
        tenant = Tenant(worker, admin)
        parts = Parts(settings_for(database, "", worker_database_url=over(database.worker_url, wire)))
        worker.execute("SET lock_timeout = '4s'")

        def hold_and_be_cut_off() -> None:
            with parts.inside(tenant.id) as connection:
                tenant.on(connection).begin_plan()
                wire.cut()
                try:
                    assert tenant.work(random.Random(SEED)) > 0
                finally:
                    wire.reset()

        with pytest.raises(psycopg.OperationalError) as raised:
            hold_and_be_cut_off()
        assert isinstance(raised.value, psycopg.errors.LockNotAvailable) is (seconds == 0)
        parts.close()
