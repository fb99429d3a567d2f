"""PostgreSQL falls over right after projections committed without waiting for the disk: they are made again, whole."""

from pathlib import Path
from typing import Any

import psycopg
import pytest

from domain.kickoff.views import CHECKLISTS
from infra.local.servers import PostgresServer
from infra.migrations import migrate
from infra.read_models.projector import Projector
from tests.conftest import SECRET, Servers, database_in
from tests.faults.broken_projector import CheckpointFirst
from tests.faults.engine import behind, connections, differences
from tests.faults.load import LOG, ROWS, TOKENS, Tenant
from tests.faults.one_log import rows

pytestmark = pytest.mark.fault


class CheckpointOnDisk(CheckpointFirst):
    """The control: its checkpoint is on disk before its rows are anywhere."""

    def between(self, connection: "psycopg.Connection[Any]") -> None:
        connection.execute("SET synchronous_commit = off")


async def test_what_a_crash_took_from_the_read_models_is_made_again_unless_the_checkpoint_went_first(
    tmp_path: Path,
) -> None:
    server = PostgresServer(tmp_path / "postgres")
    server.start()
    try:
        migrate(server.url(), SECRET)
        database = database_in(Servers(server.url(), ""), "postgres")
        with connections(database) as (worker, admin):
            admin.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
            admin.execute("SELECT pg_reload_conf()")
            well, ill = Tenant(worker, admin), Tenant(worker, admin)
            CheckpointOnDisk(LOG, TOKENS).run(worker, ill.id)
            Projector(LOG, TOKENS).run(worker, well.id)
            assert behind(admin) == 0
            assert [len(rows(admin, CHECKLISTS, tenant.id)) for tenant in (well, ill)] == [len(ROWS)] * 2
            server.kill()
        server.start()
        with connections(database) as (worker, admin):
            assert behind(admin) > 0, "the crash took nothing: this test shows nothing"
            for tenant in (well, ill):
                Projector(LOG, TOKENS).run(worker, tenant.id)
            assert behind(admin) == 0
            assert await differences(database, [well], worker) == []
            assert await differences(database, [ill], worker) != []
    finally:
        server.stop()
