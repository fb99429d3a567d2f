"""What the database itself keeps to: tenants apart, the log final, roles small. Read from its own catalogue."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import psycopg
import pytest

from domain.kernel.ids import TenantId
from infra.settings import derive
from infra.tenancy import PowerfulRole, TenantTokens, enter, refuse_powerful_role
from services.worker.parts import Parts
from tests.architecture.dockerfile import ROOT
from tests.conftest import SECRET, Database, settings_for
from tests.contracts.definers import ACCOUNTS, DEFINERS

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
OURS, THEIRS = TenantId(UUID(int=1)), TenantId(UUID(int=2))
Connection = psycopg.Connection[Any]


@pytest.fixture
def admin(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        yield connection


def names(connection: Connection, query: str) -> set[str]:
    return {str(row[0]) for row in connection.execute(query)}


def test_every_table_with_a_tenant_is_under_forced_row_level_security(admin: Connection) -> None:
    tables = names(
        admin,
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
        " WHERE c.relnamespace = 'werkbalans'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped",
    )
    forced = names(
        admin,
        "SELECT relname FROM pg_class WHERE relnamespace = 'werkbalans'::regnamespace"
        " AND relrowsecurity AND relforcerowsecurity",
    )
    assert {"event", "outbox", "person", "session", "checkpoint", "subject_key", "timer", "dated", "notice"} <= tables
    assert tables == forced - ACCOUNTS


def test_every_unique_key_of_a_tenants_table_begins_with_the_tenant(admin: Connection) -> None:
    others = names(
        admin,
        "SELECT x.indexrelid::regclass::text FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
        " WHERE c.relnamespace = 'werkbalans'::regnamespace AND x.indisunique AND x.indkey[0] <> a.attnum",
    )
    assert others == set()


def test_each_table_has_one_tenant_policy_per_command_that_asks_for_the_signed_token(admin: Connection) -> None:
    rows = admin.execute(
        "SELECT tablename, cmd, count(*), bool_and(coalesce(qual, with_check) LIKE '%current_tenant%') FROM pg_policies"
        " WHERE schemaname = 'werkbalans' AND policyname LIKE 'tenant_%' GROUP BY 1, 2"
    ).fetchall()
    tables = {row[0] for row in rows}
    assert {(row[0], row[1]) for row in rows} == {
        (t, c) for t in tables for c in ("SELECT", "INSERT", "UPDATE", "DELETE")
    }
    assert all(row[2] == 1 and row[3] for row in rows)


def test_whoever_looks_across_tenants_is_on_the_list_and_has_a_pinned_search_path(admin: Connection) -> None:
    rows = admin.execute(
        "SELECT p.proname, p.proconfig::text, has_function_privilege('public', p.oid, 'EXECUTE'), p.provolatile"
        " FROM pg_proc p WHERE p.pronamespace = 'werkbalans'::regnamespace AND p.prosecdef"
    ).fetchall()
    assert {row[0] for row in rows} == DEFINERS
    assert [row[0] for row in rows if "search_path=werkbalans, pg_temp" not in row[1] or row[2]] == []
    assert next(row[3] for row in rows if row[0] == "current_tenant") == "s"


def test_no_role_of_ours_is_powerful_and_nobody_may_change_the_log(admin: Connection) -> None:
    powerful = names(
        admin,
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'werkbalans%' AND (rolsuper OR rolbypassrls OR rolcreaterole)",
    )
    changers = names(
        admin,
        "SELECT grantee FROM information_schema.role_table_grants WHERE table_schema = 'werkbalans'"
        " AND table_name = 'event' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')"
        " AND grantee <> 'werkbalans_owner'",
    )
    assert powerful == set()
    assert changers == set()


@pytest.mark.parametrize(
    "act", ["UPDATE werkbalans.event SET type = 'x'", "DELETE FROM werkbalans.event", "TRUNCATE werkbalans.event"]
)
def test_even_the_superuser_is_stopped_by_the_log_itself(admin: Connection, act: str) -> None:
    admin.execute("SELECT set_config('werkbalans.tenant', %s, false)", (TOKENS.of(OURS),))
    admin.execute(
        "SELECT werkbalans.append(%s, ARRAY[gen_random_uuid()], ARRAY['s'], ARRAY[1::bigint], ARRAY['t'], ARRAY[1],"
        ' ARRAY[\'{"command":"00"}\'::bytea])',
        (TOKENS.of(OURS),),
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        admin.execute(act)


def person(connection: Connection, tenant: TenantId) -> None:
    with connection.transaction():
        enter(connection, TOKENS.of(tenant))
        connection.execute(
            "INSERT INTO werkbalans.person (tenant_id, person_id, name, email) VALUES (%s, %s, 'N', %s)",
            (tenant, uuid4(), f"{uuid4().hex}@test.example"),
        )


def count(connection: Connection, token: str) -> int:
    with connection.transaction():
        enter(connection, token)
        row = connection.execute("SELECT count(*) FROM werkbalans.person").fetchone()
    assert row is not None
    return int(row[0])


def test_a_tenant_sees_its_own_rows_only_and_cannot_write_into_another(database: Database) -> None:
    with psycopg.connect(database.api_url) as api:
        person(api, OURS)
        person(api, THEIRS)
        assert (count(api, TOKENS.of(OURS)), count(api, TOKENS.of(TenantId(uuid4())))) == (1, 0)
        enter(api, TOKENS.of(OURS))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            api.execute(
                "INSERT INTO werkbalans.person (tenant_id, person_id, name, email) VALUES (%s, %s, 'N', 'x@y.nl')",
                (THEIRS, uuid4()),
            )


@pytest.mark.parametrize(
    "token",
    [
        "",
        str(OURS),
        f"{OURS}.99999999999.{'0' * 64}",
        TOKENS.of(OURS).replace(str(OURS), str(THEIRS)),
        TenantTokens(bytes(32)).of(OURS),
    ],
    ids=["none", "bare id", "forged", "another's", "another key"],
)
def test_without_a_good_token_one_gets_an_error_never_an_empty_answer(database: Database, token: str) -> None:
    with psycopg.connect(database.api_url) as api, pytest.raises(psycopg.errors.InsufficientPrivilege):
        count(api, token)


def test_an_expired_token_is_worth_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.tenancy.VALID_SECONDS", -5)
    with psycopg.connect(database.api_url) as api, pytest.raises(psycopg.errors.InsufficientPrivilege):
        count(api, TenantTokens(derive(SECRET, "tenant-token")).of(OURS))


def test_a_tenant_does_not_leak_into_the_next_transaction_of_a_pooled_connection(database: Database) -> None:
    with psycopg.connect(database.api_url) as api:
        person(api, OURS)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            api.execute("SELECT count(*) FROM werkbalans.person")


class TestTheWrongBuildsLeak:
    """The controls: what goes wrong where a rule is left out, so that the tests above are known to look."""

    def test_without_force_the_owner_sees_everybody(self, admin: Connection) -> None:
        admin.execute("CREATE TABLE werkbalans.loose (tenant_id uuid, note text)")
        admin.execute("ALTER TABLE werkbalans.loose OWNER TO werkbalans_owner")
        admin.execute("ALTER TABLE werkbalans.loose ENABLE ROW LEVEL SECURITY")
        admin.execute("INSERT INTO werkbalans.loose VALUES (%s, 'a'), (%s, 'b')", (OURS, THEIRS))
        admin.execute("SET ROLE werkbalans_owner")
        rows = admin.execute("SELECT note FROM werkbalans.loose").fetchall()
        admin.execute("RESET ROLE")
        assert len(rows) == 2

    def test_a_plain_setting_lets_an_injected_statement_switch_tenants(
        self, admin: Connection, database: Database
    ) -> None:
        admin.execute("CREATE TABLE werkbalans.plainly (tenant_id uuid, note text)")
        admin.execute("ALTER TABLE werkbalans.plainly ENABLE ROW LEVEL SECURITY")
        admin.execute(
            "CREATE POLICY p ON werkbalans.plainly USING (tenant_id = nullif(current_setting('app.t', true), '')::uuid)"
        )
        admin.execute("GRANT SELECT ON werkbalans.plainly TO werkbalans_api")
        admin.execute("INSERT INTO werkbalans.plainly VALUES (%s, 'theirs')", (THEIRS,))
        with psycopg.connect(database.api_url) as api:
            api.execute("SELECT set_config('app.t', %s, true)", (str(THEIRS),))
            assert api.execute("SELECT note FROM werkbalans.plainly").fetchall() == [("theirs",)]

    def test_a_plain_setting_that_is_missing_answers_with_nothing_instead_of_an_error(
        self, admin: Connection, database: Database
    ) -> None:
        self.test_a_plain_setting_lets_an_injected_statement_switch_tenants(admin, database)
        with psycopg.connect(database.api_url) as api:
            assert api.execute("SELECT note FROM werkbalans.plainly").fetchall() == []


async def test_the_service_does_not_start_under_a_powerful_role(database: Database) -> None:
    admin = await asyncpg.connect(database.admin_url)
    api = await asyncpg.connect(database.api_url)
    try:
        with pytest.raises(PowerfulRole):
            await refuse_powerful_role(admin)
        await refuse_powerful_role(api)
        with pytest.raises(PowerfulRole):
            Parts(settings_for(database, "redis://127.0.0.1:1", worker_database_url=database.admin_url))
    finally:
        await admin.close()
        await api.close()


def test_every_function_is_called_from_somewhere(admin: Connection) -> None:
    made = names(admin, "SELECT proname FROM pg_proc WHERE pronamespace = 'werkbalans'::regnamespace")
    calls = {"py": r"(?:werkbalans\.|FROM |SELECT |JOIN )(\w+)\(", "sql": r"(?<! FUNCTION )\b(\w+)\("}
    calls["sql"] += r"|EXECUTE FUNCTION (\w+)"
    called = set[str]()
    for end, call in calls.items():
        for file in (file for folder in ("infra", "services") for file in (ROOT / folder).rglob(f"*.{end}")):
            called |= {"".join(found) for found in re.findall(f"{call}|()", file.read_text(encoding="utf-8"))}
    # `open_session` is of the release before and goes with the next.
    assert made - called - {"open_session"} == set()
