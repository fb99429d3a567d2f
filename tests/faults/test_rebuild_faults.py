"""A rebuild shows no hole, makes the plain fold of the log, and takes nothing away from another."""

import asyncio
import random
from uuid import uuid4

import psycopg
import pytest

from domain.catalogue import AUDIT, VIEWS
from domain.kernel.ids import TenantId
from domain.kickoff.views import CHECKLISTS
from infra.pool import open_pool
from infra.read_models.names import name_of
from infra.read_models.projector import Projector
from infra.read_models.queries import ReadModels
from infra.read_models.rebuild import CannotRebuild, Rebuilder
from tests.conftest import Database
from tests.faults.engine import differences
from tests.faults.load import Tenant
from tests.faults.one_log import LOG, TOKENS, Connection, rows, write


async def test_live_and_rebuilt_rows_are_the_plain_fold_of_the_log_however_it_was_cut(
    database: Database, worker: Connection, admin: Connection
) -> None:
    dice = random.Random(20261124)
    tenant = Tenant(worker, admin)
    for _ in range(150):
        tenant.work(dice)
        if dice.random() < 0.2:
            Projector(LOG, TOKENS).run(worker, tenant.id)
    Projector(LOG, TOKENS).run(worker, tenant.id)
    assert await differences(database, [tenant], worker) == []
    for view in VIEWS:
        Rebuilder(worker, LOG, TOKENS).rebuild(view, tenant.id)
    assert await differences(database, [tenant], worker) == []
    admin.execute(f"DELETE FROM werkbalans.{name_of(CHECKLISTS)} WHERE row = '1a'")
    assert await differences(database, [tenant], worker) == ["checklist: 10 rows, 11 expected"]


async def test_readers_see_no_hole_while_a_view_is_rebuilt(
    database: Database, worker: Connection, admin: Connection
) -> None:
    tenant = TenantId(uuid4())
    write(worker, tenant, 0, 2500)
    Projector(LOG, TOKENS).run(worker, tenant)

    def rebuild() -> None:
        with psycopg.connect(database.worker_url, autocommit=True) as other:
            Rebuilder(other, LOG, TOKENS).rebuild(AUDIT, tenant)

    async with open_pool(database.api_url) as pool:
        views = ReadModels(pool, TOKENS)
        rebuilding = asyncio.create_task(asyncio.to_thread(rebuild))
        seen = []
        while not rebuilding.done():
            seen.append(len(await views.find(tenant, AUDIT, limit=5000)))
            write(worker, tenant, 2501 + len(seen) - 1, 1)
        await rebuilding
        assert min(seen) >= 2501
        Projector(LOG, TOKENS).run(worker, tenant)
        assert len(await views.find(tenant, AUDIT, limit=5000)) == 2501 + len(seen)


def test_a_second_rebuild_of_a_view_waits_for_nobody_and_takes_nothing_away(
    worker: Connection, admin: Connection, database: Database
) -> None:
    tenant, second = TenantId(uuid4()), []
    write(worker, tenant, 0, 1500)
    Projector(LOG, TOKENS).run(worker, tenant)
    before = rows(admin, AUDIT, tenant)

    def meanwhile(_: int) -> None:
        if not second:
            with psycopg.connect(database.worker_url, autocommit=True) as other:
                with pytest.raises(CannotRebuild, match="another rebuild"):
                    Rebuilder(other, LOG, TOKENS).rebuild(AUDIT, tenant)
                second.append(True)

    Rebuilder(worker, LOG, TOKENS).rebuild(AUDIT, tenant, meanwhile)
    assert second
    assert rows(admin, AUDIT, tenant) == before
    Rebuilder(worker, LOG, TOKENS).rebuild(AUDIT, tenant)
