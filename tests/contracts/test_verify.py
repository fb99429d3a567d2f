"""The proof of a log: whatever is changed in the table, it names the first bad row."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.events import KickoffOpened, RowUnchecked
from infra.event_store.verify import Proof, verify_tenant
from infra.event_store.worker import WorkerLog
from infra.keys import KeyRing
from infra.settings import derive
from infra.tenancy import TenantTokens, enter
from tests.conftest import SECRET, Database

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
TENANT, PLAN = TenantId(UUID(int=5)), PlanId(UUID(int=7))
TAMPERED = {
    "a byte of the content": "UPDATE event SET payload = set_byte(payload, 9, get_byte(payload, 9) # 1) WHERE seq = 3",
    "the type": "UPDATE event SET type = 'kickoff.row_checked' WHERE seq = 3",
    "the schema version": "UPDATE event SET schema_version = 2 WHERE seq = 3",
    "the moment": "UPDATE event SET recorded_at = recorded_at + interval '1 microsecond' WHERE seq = 3",
    "the event's id": "UPDATE event SET event_id = gen_random_uuid() WHERE seq = 3",
    "the stream": "UPDATE event SET stream_id = 'kickoff-other', stream_version = 1 WHERE seq = 3",
    "the stream version": "UPDATE event SET stream_version = 99 WHERE seq = 3",
    "the leaf": "UPDATE event SET leaf = sha256('x') WHERE seq = 3",
    "the chain": "UPDATE event SET chain = sha256('x') WHERE seq = 3",
    "a removed row": "DELETE FROM event WHERE seq = 3",
    "a moved row": "UPDATE event SET seq = 99 WHERE seq = 3",
    "two swapped rows": "UPDATE event SET seq = 1000 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4;"
    " UPDATE event SET seq = 4 WHERE seq = 1000",
}


@pytest.fixture
def admin(database: Database) -> Iterator[psycopg.Connection[Any]]:
    log = WorkerLog(TOKENS, KeyRing(derive(SECRET, "keys")))
    with psycopg.connect(database.worker_url) as worker:
        for version in range(6):
            event = KickoffOpened(plan=PLAN, template=1) if version == 0 else RowUnchecked(plan=PLAN, row=f"{version}")
            enter(worker, TOKENS.of(TENANT))
            write = StreamWrite(stream("kickoff", PLAN), version, (event,))
            wanted = Append(
                tenant=TENANT, command=CommandId(uuid4()), digest=bytes(32), actor=PersonId(PLAN), writes=(write,)
            )
            log.append(worker, wanted)
            worker.commit()
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        connection.execute("SET search_path = werkbalans; SET session_replication_role = replica")
        yield connection


def proof(database: Database, receipt: tuple[int, bytes] | None = None) -> Proof:
    with psycopg.connect(database.worker_url) as worker:
        return verify_tenant(worker, TOKENS, TENANT, receipt)


def test_an_untouched_log_holds(admin: psycopg.Connection[Any], database: Database) -> None:
    row = admin.execute("SELECT seq, chain FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    assert row is not None
    found = proof(database, (row[0], row[1]))
    assert (found.events, found.problem) == (6, None)


@pytest.mark.parametrize("what", TAMPERED)
def test_whatever_was_tampered_with_is_named(admin: psycopg.Connection[Any], database: Database, what: str) -> None:
    admin.execute(TAMPERED[what])
    found = proof(database)
    assert found.events == 2
    assert found.problem is not None
    assert found.problem.startswith("position 3")


@pytest.mark.parametrize("seq", [0, -7, -(2**63)])
def test_a_row_before_the_first_is_named(admin: psycopg.Connection[Any], database: Database, seq: int) -> None:
    admin.execute(
        "INSERT INTO event SELECT tenant_id, %s, stream_id, 7, gen_random_uuid(), type, schema_version, recorded_at,"
        " payload, leaf, chain FROM event WHERE seq = 2",
        (seq,),
    )
    assert str(proof(database).problem).startswith(f"position {seq}")


def test_a_cut_tail_shows_by_a_receipt_and_by_nothing_else(admin: psycopg.Connection[Any], database: Database) -> None:
    row = admin.execute("SELECT seq, chain FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    assert row is not None
    admin.execute("DELETE FROM event WHERE seq > 4")
    assert proof(database).problem is None, "the control: without a receipt a cut tail looks whole"
    assert "position 5" in str(proof(database, (row[0], row[1])).problem)
