"""The operator's commands, as typed: each says what it did, and fails with one sentence and a code."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from typer.testing import CliRunner, Result

from domain.catalogue import AUDIT
from domain.kernel.personal import Personal
from domain.kickoff.events import RowRemarked
from domain.kickoff.views import CHECKLISTS
from infra.cli import app
from infra.read_models.names import name_of
from infra.read_models.projector import Projector
from tests.conftest import Database, Servers, environment_of, settings_for
from tests.faults.engine import connections
from tests.faults.load import LOG, TOKENS, Tenant

Command = Callable[..., Result]


@pytest.fixture
def werkbalans(database: Database, servers: Servers) -> Command:
    known = {**environment_of(settings_for(database, servers.redis_url)), "COLUMNS": "200"}
    return lambda *words, **changes: CliRunner().invoke(app, list(words), env={**known, **changes})


def test_a_fresh_installation_is_migrated_filled_verified_and_rebuilt(werkbalans: Command) -> None:
    assert "The database is of this release." in werkbalans("migrate").stdout
    assert werkbalans("seed-demo").exit_code == 0
    verified = werkbalans("verify")
    assert verified.exit_code == 0, verified.stdout
    assert "of 1 organisations" in verified.stdout
    assert werkbalans("rebuild").exit_code == 0
    assert "Nothing is parked." in werkbalans("resume").stdout


def test_verify_names_the_row_that_was_tampered_with_and_says_so_by_its_code(
    werkbalans: Command, database: Database
) -> None:
    with connections(database) as (worker, admin):
        tenant = Tenant(worker, admin)
        assert werkbalans("verify").exit_code == 0
        admin.execute("SET session_replication_role = replica")
        admin.execute("UPDATE werkbalans.event SET payload = payload || ' ' WHERE seq = 2")
        done = werkbalans("verify", "--tenant", str(tenant.id))
    assert done.exit_code == 1
    assert f"{tenant.id}: position 2" in done.stdout


def test_a_parked_projection_is_let_go_on(werkbalans: Command, database: Database) -> None:
    with connections(database) as (worker, admin):
        tenant = Tenant(worker, admin)
        admin.execute(
            "INSERT INTO werkbalans.checkpoint (tenant_id, projection, version, error) VALUES (%s, 'audit', 1, 'x')",
            (tenant.id,),
        )
        assert "audit goes on" in werkbalans("resume", "--projection", "audit").stdout
        assert admin.execute("SELECT error FROM werkbalans.checkpoint").fetchall() == [(None,)]


def test_tables_of_old_view_versions_are_named_and_with_yes_removed(werkbalans: Command, database: Database) -> None:
    with connections(database) as (worker, admin):
        tenant = Tenant(worker, admin)
        for table in ("audit_v0", "gone_v3", "audit_v99"):
            admin.execute(f"CREATE TABLE werkbalans.{table} (LIKE werkbalans.{name_of(AUDIT)} INCLUDING ALL)")
            admin.execute(f"ALTER TABLE werkbalans.{table} OWNER TO werkbalans_owner")
        for version in (0, 1):
            admin.execute(
                "INSERT INTO werkbalans.checkpoint (tenant_id, projection, version) VALUES (%s, 'audit', %s)",
                (tenant.id, version),
            )
        named = werkbalans("tidy").stdout
        assert "audit_v0: not used any more" in named
        assert "gone_v3: not used any more" in named
        assert "Nothing was removed" in named
        assert f"{name_of(AUDIT)}:" not in named
        assert "audit_v99" not in named
        assert "gone_v3: removed" in werkbalans("tidy", "--yes").stdout
        assert "There is nothing to remove." in werkbalans("tidy").stdout
        assert admin.execute("SELECT version FROM werkbalans.checkpoint").fetchall() == [(1,)]
        assert admin.execute("SELECT to_regclass('werkbalans.audit_v0')").fetchone() == (None,)


def test_alive_tells_whether_work_is_taken_up(werkbalans: Command, database: Database) -> None:
    assert werkbalans("alive").exit_code == 1
    with connections(database) as (worker, admin):
        worker.execute("INSERT INTO werkbalans.heartbeat (beat_at) VALUES (now())")
        assert werkbalans("alive").exit_code == 0
        admin.execute("UPDATE werkbalans.heartbeat SET beat_at = now() - interval '31 seconds'")
    assert "No worker took up work lately" in werkbalans("alive").stdout


@pytest.mark.parametrize(
    ("words", "changes", "said"),
    [
        (("verify", "--tenant", str(uuid4())), {}, "There are no events of"),
        (("verify", "--receipt", "42:xyz"), {}, "A receipt looks like"),
        (("verify", "--receipt", "42"), {}, "A receipt belongs to one --tenant"),
        (("rebuild", "--view", "nothing"), {}, "There is no view"),
        (("migrate",), {"SECRET_KEY": ""}, "The setting SECRET_KEY is missing"),
        (("migrate",), {"SECRET_KEY": "x"}, "SECRET_KEY must be base64"),
        (("migrate",), {"DATABASE_URL": "mysql://x"}, "DATABASE_URL must look like"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    werkbalans: Command, words: tuple[str, ...], changes: dict[str, str], said: str
) -> None:
    done = werkbalans(*words, **changes)
    assert done.exit_code != 0
    assert said in " ".join(done.output.replace("│", " ").split())


def test_erased_words_are_nowhere_any_more(werkbalans: Command, database: Database) -> None:
    canary = "KANARIE7f3a"
    with connections(database) as (worker, admin):
        tenant = Tenant(worker, admin)
        remark = Personal(tenant.person, f"{canary} ziek thuis")
        tenant.write("kickoff", tenant.plan, RowRemarked(plan=tenant.plan, row="1a", remark=remark))
        Projector(LOG, TOKENS).run(worker, tenant.id)
        assert tables_that_hold(admin, canary) == {name_of(CHECKLISTS)}
        done = werkbalans("erase-words", "--tenant", str(tenant.id), "--person", str(tenant.person), "--yes")
        assert done.exit_code == 0, done.stdout
        assert tables_that_hold(admin, canary) == set()
    assert werkbalans("verify").exit_code == 0


def tables_that_hold(admin: Any, words: str) -> set[str]:
    found = admin.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'werkbalans'").fetchall()
    return {
        table
        for (table,) in found
        if admin.execute(
            f"SELECT 1 FROM werkbalans.{table} t WHERE t::text LIKE %s LIMIT 1", (f"%{words}%",)
        ).fetchone()
    }
