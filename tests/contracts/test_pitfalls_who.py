"""Pitfalls 1-8 and 23-30 of row-level security: who asks, in which transaction. Each holds here, each leaks there."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from infra.settings import derive
from infra.tenancy import OldServer, PowerfulRole, TenantTokens, refuse_old_server, refuse_powerful_login
from tests.conftest import Database
from tests.contracts.pitfalls import OURS, PLAIN, SIGNED, THEIRS, TOKENS, Ground, acting, inside

PERSON = "werkbalans.person"
COUNT = "SELECT count(*) FROM "


@pytest.fixture(scope="module")
def ground(module_database: Database) -> Iterator[Ground]:
    made = Ground(module_database)
    yield made
    made.close()


def test_01_the_owner_is_bound_too(ground: Ground) -> None:
    loose = ground.table("owned", force=False)
    ground.admin.execute(f"ALTER TABLE {loose} OWNER TO werkbalans_owner")
    with acting(ground.admin, "werkbalans_owner"):
        assert ground.admin.execute(COUNT + loose).fetchone() == (5,)
        with pytest.raises(InsufficientPrivilege):
            ground.admin.execute(COUNT + PERSON)


def test_02_a_role_that_nothing_binds_is_refused_at_the_start(ground: Ground) -> None:
    assert ground.admin.execute(COUNT + PERSON).fetchone() == (5,)
    refuse_powerful_login(ground.api)
    ground.api.rollback()
    with pytest.raises(PowerfulRole):
        refuse_powerful_login(ground.admin)
    ground.admin.execute("CREATE ROLE sees_all BYPASSRLS; GRANT sees_all TO werkbalans_worker")
    with pytest.raises(PowerfulRole), psycopg.connect(ground.database.worker_url) as worker:
        refuse_powerful_login(worker)
    ground.admin.execute("REVOKE sees_all FROM werkbalans_worker; DROP ROLE sees_all")


def test_03_a_tenant_that_is_set_ends_with_its_transaction(ground: Ground) -> None:
    with psycopg.connect(ground.database.api_url) as pooled:
        pooled.execute("SELECT set_config('werkbalans.tenant', %s, false)", (TOKENS.of(THEIRS),))
        pooled.commit()
        assert pooled.execute(COUNT + PERSON).fetchone() == (3,)
    with inside(ground.api, THEIRS):
        pass
    with pytest.raises(InsufficientPrivilege):
        ground.api.execute(COUNT + PERSON)
    ground.api.rollback()


def test_04_a_tenant_that_is_set_outside_a_transaction_is_missed_not_overlooked(ground: Ground) -> None:
    plain = ground.table("outside")
    with psycopg.connect(ground.database.api_url, autocommit=True) as loose:
        loose.execute(f"SET LOCAL app.t = '{OURS}'")
        loose.execute(f"SET LOCAL werkbalans.tenant = '{TOKENS.of(OURS)}'")
        assert loose.execute(COUNT + plain).fetchone() == (0,)
        with pytest.raises(InsufficientPrivilege):
            loose.execute(COUNT + PERSON)


def test_05_an_unset_and_an_emptied_tenant_are_the_same_error(ground: Ground) -> None:
    naive = ground.table("naive", "tenant_id = current_setting('app.t', true)::uuid")
    with psycopg.connect(ground.database.api_url) as fresh:
        assert fresh.execute(COUNT + naive).fetchone() == (0,)
        with pytest.raises(InsufficientPrivilege):
            fresh.execute(COUNT + PERSON)
        fresh.rollback()
        with inside(fresh):
            pass
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            fresh.execute(COUNT + naive)
        fresh.rollback()
        with pytest.raises(InsufficientPrivilege):
            fresh.execute(COUNT + PERSON)


def test_06_no_table_answers_without_a_tenant(ground: Ground) -> None:
    widened = ground.table("widened", f"{PLAIN} OR coalesce(current_setting('app.t', true), '') = ''")
    assert ground.api.execute(COUNT + widened).fetchone() == (5,)
    ground.api.rollback()
    readable = ground.names(
        "SELECT c.oid::regclass FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
        " WHERE c.relnamespace = 'werkbalans'::regnamespace AND c.relkind IN ('r', 'p')"
        " AND has_table_privilege('werkbalans_api', c.oid, 'SELECT')"
    )
    assert len(readable) > 40
    for table in readable:
        with pytest.raises(InsufficientPrivilege):
            ground.api.execute(f"SELECT FROM {table}")
        ground.api.rollback()


def test_07_an_injected_statement_cannot_switch_tenants(ground: Ground) -> None:
    plain = ground.table("plainly")
    with inside(ground.api):
        ground.api.execute("SELECT set_config('app.t', %s, true)", (str(THEIRS),))
        assert ground.api.execute(COUNT + plain).fetchone() == (3,)
    forged = (
        str(THEIRS),
        TOKENS.of(OURS).replace(str(OURS), str(THEIRS)),
        TenantTokens(derive(b"x" * 32, "x")).of(THEIRS),
    )
    for token in forged:
        with inside(ground.api):
            ground.api.execute("SELECT set_config('werkbalans.tenant', %s, true)", (token,))
            with pytest.raises(InsufficientPrivilege):
                ground.api.execute(COUNT + PERSON)


def test_08_the_token_is_read_once_a_statement_and_the_index_serves(ground: Ground) -> None:
    each_row = ground.table("each_row", "tenant_id = werkbalans.current_tenant()")
    ground.admin.execute("CREATE INDEX ON wrong.each_row (tenant_id)")
    with inside(ground.api):
        ground.api.execute("SET LOCAL enable_seqscan = off")
        plans = [
            "\n".join(row[0] for row in ground.api.execute(f"EXPLAIN SELECT * FROM {table}"))
            for table in (each_row, PERSON)
        ]
    assert ["InitPlan" in plan for plan in plans] == [False, True]
    assert "Index Cond" in plans[1]


def test_23_another_roles_statements_are_not_to_be_read(ground: Ground) -> None:
    secret = "SELECT 'what theirs typed'"
    asked = "SELECT count(*) FROM pg_stat_activity WHERE query = %s"
    with psycopg.connect(ground.database.api_url) as other, psycopg.connect(ground.database.worker_url) as worker:
        other.execute(secret)
        assert ground.ours(asked, secret) == [(1,)]
        assert worker.execute(asked, (secret,)).fetchone() == (0,)
        other.rollback()
        other.execute("SELECT %s::text", ("bound",))
        assert ground.ours("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT $1::text'") == [(1,)]


def test_24_nobody_empties_a_table_of_all_tenants(ground: Ground) -> None:
    granted = ground.table("granted", SIGNED)
    ground.admin.execute(f"GRANT TRUNCATE ON {granted} TO werkbalans_api")
    with psycopg.connect(ground.database.api_url) as api:
        api.execute("SELECT set_config('werkbalans.tenant', %s, true)", (TOKENS.of(OURS),))
        api.execute(f"TRUNCATE {granted}")
    assert ground.admin.execute(COUNT + granted).fetchone() == (0,)
    roles = "'werkbalans_api', 'werkbalans_worker', 'werkbalans_door', 'werkbalans_store', 'werkbalans_eraser'"
    able = ground.names(
        f"SELECT r || ' ' || c.relname FROM unnest(ARRAY[{roles}]) r, pg_class c"
        " WHERE c.relnamespace = 'werkbalans'::regnamespace AND c.relkind IN ('r', 'p')"
        " AND has_table_privilege(r, c.oid, 'TRUNCATE')"
    )
    assert able == set()


def test_25_a_bulk_copy_goes_by_the_same_policies(ground: Ground) -> None:
    loose = ground.table("copied", "")
    line = f"{THEIRS}\t9\tin bulk\n"
    with inside(ground.api), ground.api.cursor() as cursor:
        with cursor.copy(f"COPY {loose} FROM STDIN") as copy:
            copy.write(line)
        assert cursor.execute(f"SELECT count(*) FROM {loose}").fetchone() == (6,)
    with inside(ground.api), ground.api.cursor() as cursor, cursor.copy(f"COPY {PERSON} TO STDOUT") as copy:
        rows = list(copy.rows())
    assert len(rows) == 2
    with pytest.raises(psycopg.errors.FeatureNotSupported), inside(ground.api), ground.api.cursor() as cursor:  # noqa: SIM117 - the copy refuses
        with cursor.copy(f"COPY {PERSON} (tenant_id, person_id, name, email) FROM STDIN") as copy:
            copy.write(f"{THEIRS}\t{THEIRS}\tx\tx@y.nl\n")


def test_26_turning_row_security_off_is_an_error_not_a_way_around(ground: Ground) -> None:
    loose = ground.table("dumped", force=False)
    ground.admin.execute(f"ALTER TABLE {loose} OWNER TO werkbalans_owner")
    with acting(ground.admin, "werkbalans_owner"):
        ground.admin.execute("SET row_security = off")
        assert ground.admin.execute(COUNT + loose).fetchone() == (5,)
        with pytest.raises(InsufficientPrivilege):
            ground.admin.execute(COUNT + PERSON)
        ground.admin.execute("SET row_security = on")


def test_27_a_lock_of_one_tenant_holds_up_no_other(ground: Ground) -> None:
    append = (
        "SELECT werkbalans.append(%s, ARRAY[gen_random_uuid()], ARRAY['s'], ARRAY[1::bigint], ARRAY['t'], ARRAY[1],"
        ' ARRAY[\'{"command":"00"}\'::bytea])'
    )
    with psycopg.connect(ground.database.api_url) as first, psycopg.connect(ground.database.api_url) as second:
        first.execute("SELECT pg_advisory_xact_lock(42)")
        assert second.execute("SELECT pg_try_advisory_xact_lock(42)").fetchone() == (False,)
        first.rollback()
        second.rollback()
        first.execute(append, (TOKENS.of(OURS),))
        second.execute("SET LOCAL lock_timeout = '2s'")
        second.execute(append, (TOKENS.of(THEIRS),))
        first.rollback()
        second.rollback()


def test_28_what_was_added_can_be_told_back(ground: Ground) -> None:
    blind = ground.table("blind", "false")
    ground.admin.execute(f"CREATE POLICY adds ON {blind} FOR INSERT WITH CHECK ({PLAIN})")
    with inside(ground.api):
        ground.api.execute(f"INSERT INTO {blind} VALUES (%s, 9, 'x')", (OURS,))
        with pytest.raises(InsufficientPrivilege):
            ground.api.execute(f"INSERT INTO {blind} VALUES (%s, 9, 'x') RETURNING id", (OURS,))
    columns = "(tenant_id, person_id, name, email)"
    added = f"INSERT INTO {PERSON} {columns} VALUES (%s, %s, 'N', 'n@x.nl') RETURNING name"
    assert ground.ours(added, OURS, OURS) == [("N",)]
    with pytest.raises(InsufficientPrivilege):
        ground.ours(added, THEIRS, OURS)


def test_29_statistics_tell_nobody_the_values_of_others(ground: Ground) -> None:
    loose = ground.table("counted", "")
    ground.admin.execute(f"ANALYZE {loose}; ANALYZE {PERSON}")
    told = "SELECT count(*) FROM pg_stats WHERE schemaname || '.' || tablename = %s"
    assert ground.ours(told, loose)[0][0] > 0
    assert ground.ours(told, PERSON) == [(0,)]


def test_30_a_server_with_known_holes_is_refused_at_the_start(ground: Ground) -> None:
    version = ground.admin.execute("SHOW server_version_num").fetchone()
    assert version is not None
    refuse_old_server(int(version[0]))
    for old in (170004, 180003):
        with pytest.raises(OldServer):
            refuse_old_server(old)
