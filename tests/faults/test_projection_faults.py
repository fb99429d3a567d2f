"""What goes wrong with projections: a gap stops, poison parks one, nothing is skipped, a rebuild shows no hole."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid4

import msgspec
import psycopg
import pytest

from domain.catalogue import AUDIT, VIEWS
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.views import Key, View
from domain.kickoff.events import KickoffOpened, OwnRowAdded, RowUnchecked
from infra.event_store.worker import GapInLog, WorkerLog
from infra.keys import KeyRing
from infra.pool import open_pool
from infra.read_models.projector import Projector, resume
from infra.read_models.queries import ReadModels
from infra.read_models.rebuild import CannotRebuild, Rebuilder
from infra.read_models.tables import name_of
from infra.settings import derive
from infra.tenancy import TenantTokens, enter
from tests.conftest import SECRET, Database
from tests.faults.engine import Tenant, differences

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
LOG = WorkerLog(TOKENS, KeyRing(derive(SECRET, "keys")))
PLAN = PlanId(UUID(int=7))
ANNA = PersonId(UUID(int=11))
Connection = psycopg.Connection[Any]


@pytest.fixture
def worker(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.worker_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def admin(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        yield connection


def write(connection: Connection, tenant: TenantId, known: int, more: int) -> None:
    """A kick-off that is opened when nothing is known of it yet, and `more` further events."""
    opened = [KickoffOpened(plan=PLAN, template=1)] if known == 0 else []
    events = [*opened, *[RowUnchecked(plan=PLAN, row="1a") for _ in range(more)]]
    writes = (StreamWrite(stream("kickoff", PLAN), known, events),)
    with connection.transaction():
        enter(connection, TOKENS.of(tenant))
        command = CommandId(uuid4())
        LOG.append(
            connection, Append(tenant=tenant, command=command, digest=command.bytes * 2, actor=ANNA, writes=writes)
        )


def rows(admin: Connection, view: View[Any], tenant: TenantId) -> list[Any]:
    table = name_of(view)
    return admin.execute(
        f"SELECT to_jsonb(t) - 'generation' FROM werkbalans.{table} t WHERE tenant_id = %s ORDER BY 1", (tenant,)
    ).fetchall()


def checkpoints(admin: Connection, tenant: TenantId) -> dict[str, tuple[int, bool]]:
    found = admin.execute(
        "SELECT projection, seq, error IS NOT NULL FROM werkbalans.checkpoint WHERE tenant_id = %s AND live", (tenant,)
    )
    return {name: (seq, parked) for name, seq, parked in found}


def failing_at(seq: int) -> View[Any]:
    def evolve(row: Any, recorded: Recorded, key: Key) -> Any:
        if recorded.seq == seq:
            raise ValueError("a word that must not be shown")
        return AUDIT.evolve(row, recorded, key)

    return msgspec.structs.replace(AUDIT, evolve=evolve)


def test_poison_parks_one_projection_of_one_tenant_and_after_the_repair_it_goes_on_there(
    worker: Connection, admin: Connection
) -> None:
    ill, well = TenantId(uuid4()), TenantId(uuid4())
    write(worker, ill, 0, 4)
    write(worker, well, 0, 1)
    others = [view for view in VIEWS if view is not AUDIT]
    broken = Projector(LOG, TOKENS, views=[*others, failing_at(3)])
    for tenant in (ill, well):
        broken.run(worker, tenant)
    assert checkpoints(admin, ill) == {**{view.name: (5, False) for view in others}, AUDIT.name: (2, True)}
    assert set(checkpoints(admin, well).values()) == {(2, False)}
    (error,) = admin.execute("SELECT error FROM werkbalans.checkpoint WHERE error IS NOT NULL").fetchone() or ("",)
    assert "at 3" in error
    assert "must not be shown" not in error
    with worker.transaction():
        enter(worker, TOKENS.of(ill))
        assert resume(worker, ill, AUDIT.name) == 1
    Projector(LOG, TOKENS).run(worker, ill)
    assert checkpoints(admin, ill)[AUDIT.name] == (5, False)
    assert len(rows(admin, AUDIT, ill)) == 5


class Effect:
    """A process that notes what it took, and cannot take the event at one position."""

    name, version = "effect", 1
    events: frozenset[type[Event]] = frozenset({KickoffOpened, RowUnchecked})

    def __init__(self, fails_at: int) -> None:
        self.fails_at = fails_at

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        for recorded in page:
            connection.execute("SELECT set_config('test.took', current_setting('test.took', true) || ',' || %s, false)",
                               (str(recorded.seq),))  # fmt: skip
            if recorded.seq == self.fails_at:
                raise ValueError


def test_an_effect_that_fails_is_parked_at_the_event_and_what_came_before_is_done(
    worker: Connection, admin: Connection
) -> None:
    tenant = TenantId(uuid4())
    write(worker, tenant, 0, 4)
    worker.execute("SELECT set_config('test.took', '', false)")
    Projector(LOG, TOKENS, [Effect(fails_at=4)]).run(worker, tenant)
    assert checkpoints(admin, tenant)["effect"] == (3, True)
    assert worker.execute("SELECT current_setting('test.took')").fetchone() == (",1,2,3",)


def test_bytes_that_cannot_be_read_park_every_projection_that_they_concern(
    worker: Connection, admin: Connection
) -> None:
    tenant = TenantId(uuid4())
    write(worker, tenant, 0, 3)
    admin.execute("SET session_replication_role = replica")
    admin.execute("UPDATE werkbalans.event SET payload = 'no json' WHERE tenant_id = %s AND seq = 3", (tenant,))
    Projector(LOG, TOKENS).run(worker, tenant)
    found = checkpoints(admin, tenant)
    assert found[AUDIT.name] == (2, True)
    assert found["checklist"] == (2, True)
    assert found["organisation"] == (4, False)


def test_a_gap_in_the_log_stops_every_projection_before_it(worker: Connection, admin: Connection) -> None:
    tenant = TenantId(uuid4())
    write(worker, tenant, 0, 1)
    Projector(LOG, TOKENS).run(worker, tenant)
    before = rows(admin, AUDIT, tenant)
    write(worker, tenant, 2, 3)
    admin.execute("SET session_replication_role = replica")
    admin.execute("DELETE FROM werkbalans.event WHERE tenant_id = %s AND seq = 4", (tenant,))
    with pytest.raises(GapInLog):
        Projector(LOG, TOKENS).run(worker, tenant)
    assert set(checkpoints(admin, tenant).values()) == {(2, False)}
    assert rows(admin, AUDIT, tenant) == before


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
    admin.execute("DELETE FROM werkbalans.checklist_v1 WHERE row = '1a'")
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


def test_what_is_parked_is_told_apart_and_counts_as_no_lag(worker: Connection, admin: Connection) -> None:
    parked, running = TenantId(uuid4()), TenantId(uuid4())
    for tenant in (parked, running):
        write(worker, tenant, 0, 2)
        Projector(LOG, TOKENS).run(worker, tenant)
    admin.execute(
        "UPDATE werkbalans.checkpoint SET error = 'x' WHERE tenant_id = %s AND projection = 'audit'", (parked,)
    )
    write(worker, parked, 3, 7)
    asked = "SELECT events, parked FROM werkbalans.projection_lag() WHERE projection = 'audit'"
    assert worker.execute(asked).fetchone() == (0, 1)
    write(worker, running, 3, 2)
    assert worker.execute(asked).fetchone() == (2, 1)


def test_what_the_database_cannot_store_parks_its_own_projection_and_stops_no_other(
    worker: Connection, admin: Connection
) -> None:
    tenant = TenantId(uuid4())
    write(worker, tenant, 0, 2)
    with worker.transaction():
        enter(worker, TOKENS.of(tenant))
        nul = OwnRowAdded(plan=PLAN, key=uuid4(), row="e1", text="nul \x00 erin")
        append = (StreamWrite(stream("kickoff", PLAN), 3, (nul,)),)
        LOG.append(
            worker, Append(tenant=tenant, command=CommandId(uuid4()), digest=bytes(32), actor=ANNA, writes=append)
        )
    write(worker, tenant, 4, 2)
    Projector(LOG, TOKENS).run(worker, tenant)
    found = checkpoints(admin, tenant)
    assert found.pop("checklist") == (3, True)
    assert set(found.values()) == {(6, False)}
    reason = admin.execute("SELECT error FROM werkbalans.checkpoint WHERE projection = 'checklist'").fetchone()
    assert reason == ("the event at 4: UntranslatableCharacter",)


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
