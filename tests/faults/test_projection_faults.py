"""What goes wrong with projections: a gap stops, poison parks one, nothing is skipped, a rebuild shows no hole."""

import runpy
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import psycopg
import pytest

from domain.catalogue import AUDIT, VIEWS
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import CommandId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.views import Key, View
from domain.kickoff.events import KickoffOpened, OwnRowAdded, RowUnchecked
from infra.event_store.worker import GapInLog
from infra.mail.timers import TimerProcess
from infra.read_models.checkpoints import behind, resume
from infra.read_models.names import SharedCheckpoint
from infra.read_models.projector import Projector
from infra.tenancy import enter
from services.worker import parts
from tests.conftest import Database
from tests.faults.one_log import ANNA, LOG, PLAN, TOKENS, Connection, checkpoints, rows, write


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


@pytest.mark.parametrize(("name", "version"), [(AUDIT.name, AUDIT.version), (AUDIT.name, 99), ("effect", 1)])
def test_who_would_share_a_checkpoint_with_another_does_not_start(
    name: str, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = Effect(fails_at=0)
    named.name, named.version = name, version
    with pytest.raises(SharedCheckpoint, match=name):
        Projector(LOG, TOKENS, [named, Effect(fails_at=0)])
    monkeypatch.setattr(TimerProcess, "name", AUDIT.name)
    with pytest.raises(SharedCheckpoint, match=AUDIT.name):  # so does no worker: its modules cannot be loaded
        runpy.run_path(str(Path(parts.__file__)))


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


def test_who_finds_nothing_to_do_holds_up_nobody(database: Database, worker: Connection) -> None:
    tenant = TenantId(uuid4())
    write(worker, tenant, 0, 2)
    projector = Projector(LOG, TOKENS)
    projector.run(worker, tenant)
    with psycopg.connect(database.worker_url) as idle:
        enter(idle, TOKENS.of(tenant))
        assert behind(idle, tenant, list(projector._parts)) == []
        write(worker, tenant, 3, 1)
        assert projector.run(worker, tenant) == 1
