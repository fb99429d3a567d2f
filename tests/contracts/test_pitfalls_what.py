"""Pitfalls 9-22 of row-level security: what is built around the tables. Each holds here, each leaks there."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.conftest import Database
from tests.contracts.pitfalls import OURS, PLAIN, SIGNED, THEIRS, Ground, inside

IN_OURS = "relnamespace = 'werkbalans'::regnamespace"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ground(module_database: Database) -> Iterator[Ground]:
    made = Ground(module_database)
    yield made
    made.close()


def test_09_a_reference_cannot_point_at_another_tenants_row(ground: Ground) -> None:
    parent, child = ground.table("parent"), ground.table("child", more=", parent int")
    ground.admin.execute(f"ALTER TABLE {parent} ADD PRIMARY KEY (id)")
    ground.admin.execute(f"ALTER TABLE {child} ADD FOREIGN KEY (parent) REFERENCES {parent}")
    with inside(ground.api):
        ground.api.execute(f"INSERT INTO {child} VALUES (%s, 9, 'x', 5)", (OURS,))  # row 5 is theirs
        with pytest.raises(psycopg.errors.ForeignKeyViolation):  # and a missing one tells itself apart
            ground.api.execute(f"INSERT INTO {child} VALUES (%s, 9, 'x', 99)", (OURS,))
    loose = ground.names(
        "SELECT k.conrelid::regclass || ' ' || k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
        f" JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attname = 'tenant_id' WHERE c.{IN_OURS}"
        " AND k.contype = 'f' AND (k.conkey[1] <> a.attnum OR NOT EXISTS (SELECT FROM pg_attribute f WHERE"
        " f.attrelid = k.confrelid AND f.attnum = k.confkey[1] AND f.attname = 'tenant_id'))"
        " AND k.confrelid <> 'werkbalans.account'::regclass"  # of people, who stand above the tenants: no other's row
    )
    assert loose == set()


def test_10_what_one_tenant_removes_takes_nothing_of_another_with_it(ground: Ground) -> None:
    top, under = ground.table("top"), ground.table("under", more=", top int")
    ground.admin.execute(f"ALTER TABLE {top} ADD PRIMARY KEY (id)")
    ground.admin.execute(f"ALTER TABLE {under} ADD FOREIGN KEY (top) REFERENCES {top} ON DELETE CASCADE")
    ground.admin.execute(f"UPDATE {under} SET top = 1 WHERE tenant_id = %s", (THEIRS,))
    with psycopg.connect(ground.database.api_url) as api:
        api.execute("SELECT set_config('app.t', %s, true)", (str(OURS),))
        api.execute(f"DELETE FROM {top} WHERE id = 1")
    assert ground.admin.execute(f"SELECT count(*) FROM {under} WHERE tenant_id = %s", (THEIRS,)).fetchone() == (0,)
    cascades = ground.names(
        "SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a"
        f" ON a.attrelid = k.conrelid AND a.attname = 'tenant_id' WHERE c.{IN_OURS} AND k.contype = 'f'"
        " AND k.confdeltype IN ('c', 'n', 'd') AND k.conkey[1] <> a.attnum"
        " AND k.confrelid <> 'werkbalans.account'::regclass"  # who is no more has no sessions
    )
    assert cascades == set()


def test_11_a_key_of_another_tenant_is_never_in_the_way(ground: Ground) -> None:
    shared = ground.table("shared")
    ground.admin.execute(f"ALTER TABLE {shared} ADD UNIQUE (note)")
    with pytest.raises(psycopg.errors.UniqueViolation), inside(ground.api):
        ground.api.execute(f"INSERT INTO {shared} VALUES (%s, 9, 'row 5')", (OURS,))
    added = "INSERT INTO werkbalans.person (tenant_id, person_id, name, email) VALUES (%s, %s, 'N', %s)"
    with inside(ground.api):
        ground.api.execute(added, (OURS, THEIRS, "theirs-1@test.example"))


def test_12_a_view_sees_what_its_reader_may_see(ground: Ground) -> None:
    ground.admin.execute("CREATE VIEW wrong.everybody AS SELECT * FROM werkbalans.person")
    ground.admin.execute("CREATE VIEW wrong.mine WITH (security_invoker) AS SELECT * FROM werkbalans.person")
    ground.admin.execute("GRANT SELECT ON wrong.everybody, wrong.mine TO werkbalans_api")
    assert (ground.theirs_in("wrong.everybody"), ground.theirs_in("wrong.mine")) == (3, 0)
    views = f"SELECT relname FROM pg_class WHERE {IN_OURS} AND relkind = 'v'"
    assert ground.names(f"{views} AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)") == set()


def test_13_nothing_is_copied_where_no_policy_goes(ground: Ground) -> None:
    ground.admin.execute("CREATE MATERIALIZED VIEW wrong.copied AS SELECT * FROM werkbalans.person")
    ground.admin.execute("GRANT SELECT ON wrong.copied TO werkbalans_api")
    assert ground.theirs_in("wrong.copied") == 3
    assert ground.names(f"SELECT relname FROM pg_class WHERE {IN_OURS} AND relkind = 'm'") == set()


def test_14_a_function_that_acts_for_another_is_owned_by_one_who_is_bound(ground: Ground) -> None:
    body = "LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM werkbalans.person'"
    ground.admin.execute(f"CREATE FUNCTION wrong.people() RETURNS bigint {body}")
    assert ground.ours("SELECT wrong.people()") == [(5,)]
    unbound = ground.names(
        "SELECT p.proname FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner"
        " WHERE p.pronamespace = 'werkbalans'::regnamespace AND p.prosecdef AND (r.rolsuper OR r.rolbypassrls"
        " OR has_function_privilege('public', p.oid, 'EXECUTE') OR p.proconfig IS NULL)"
    )
    assert unbound == set()


def test_15_a_partition_is_bound_as_its_table_is(ground: Ground) -> None:
    ground.admin.execute("CREATE TABLE wrong.parts (tenant_id uuid, note text) PARTITION BY LIST (tenant_id)")
    ground.admin.execute(f"CREATE TABLE wrong.part_2 PARTITION OF wrong.parts FOR VALUES IN ('{THEIRS}')")
    ground.admin.execute("ALTER TABLE wrong.parts ENABLE ROW LEVEL SECURITY")
    ground.admin.execute(f"CREATE POLICY t ON wrong.parts USING ({PLAIN})")
    ground.admin.execute("GRANT SELECT ON wrong.parts, wrong.part_2 TO werkbalans_api")
    ground.admin.execute("INSERT INTO wrong.parts VALUES (%s, 'x')", (THEIRS,))
    assert (ground.theirs_in("wrong.parts"), ground.theirs_in("wrong.part_2")) == (0, 1)
    loose = f"SELECT relname FROM pg_class WHERE {IN_OURS} AND relispartition AND NOT relforcerowsecurity"
    assert ground.names(loose) == set()


def test_16_nobody_of_ours_makes_a_function_that_looks_first(ground: Ground) -> None:
    seen = {}
    table = ground.table("peeked")
    for mark in ("LEAKPROOF", "NOT LEAKPROOF"):
        name = mark.replace(" ", "_").lower()
        ground.admin.execute(
            f"CREATE FUNCTION wrong.{name}(t text) RETURNS bool LANGUAGE plpgsql COST 0.0001 {mark}"
            " AS $$ BEGIN RAISE NOTICE '%', t; RETURN true; END $$"
        )
        notices: list[str] = []
        with psycopg.connect(ground.database.api_url) as api:
            api.add_notice_handler(lambda told, notices=notices: notices.append(str(told.message_primary)))
            with inside(api):
                api.execute(f"SELECT FROM {table} WHERE wrong.{name}(note)")
        seen[mark] = len(notices)
    assert seen == {"LEAKPROOF": 5, "NOT LEAKPROOF": 2}
    leakproof = "SELECT proname FROM pg_proc WHERE pronamespace = 'werkbalans'::regnamespace AND proleakproof"
    assert ground.names(leakproof) == set()
    makes = (
        "SELECT r || ' in ' || nspname FROM unnest(ARRAY['werkbalans_api', 'werkbalans_worker']) r, pg_namespace n"
        " WHERE has_schema_privilege(r, n.oid, 'CREATE') AND nspname NOT LIKE 'pg_%'"
    )
    assert ground.names(makes) == set()


def test_17_an_error_tells_nothing_of_rows_one_does_not_see(ground: Ground) -> None:
    table, filtered = ground.table("divided"), ground.table("unbound", "")
    ground.admin.execute("CREATE FUNCTION wrong.slow(t uuid) RETURNS bool LANGUAGE plpgsql STABLE COST 10000 AS"
                         f" $$ BEGIN RETURN t = '{OURS}'; END $$")  # fmt: skip
    ground.admin.execute(f"CREATE VIEW wrong.filtered AS SELECT * FROM {filtered} WHERE wrong.slow(tenant_id)")
    ground.admin.execute("GRANT SELECT ON wrong.filtered TO werkbalans_api")
    with pytest.raises(psycopg.errors.DivisionByZero):  # there is a row with id 5, though not among ours
        ground.ours("SELECT FROM wrong.filtered WHERE 1 / (id - 5) < 9")
    assert len(ground.ours(f"SELECT FROM {table} WHERE 1 / (id - 5) < 9")) == 2


@pytest.mark.parametrize(("number", "call"), [(18, "wrong.tenant()"), (19, "(SELECT wrong.tenant())")])
def test_18_and_19_a_plan_that_is_kept_keeps_no_tenant(ground: Ground, number: int, call: str) -> None:
    ground.admin.execute(
        "CREATE OR REPLACE FUNCTION wrong.tenant() RETURNS uuid LANGUAGE sql IMMUTABLE"
        " AS $$ SELECT nullif(current_setting('app.t', true), '')::uuid $$"
    )
    folded = ground.table(f"folded_{number}", f"tenant_id = {call}")
    counts = {}
    with psycopg.connect(ground.database.api_url, prepare_threshold=None) as api:
        api.execute("SET plan_cache_mode = force_generic_plan")
        api.execute(f"PREPARE wrongly AS SELECT note FROM {folded}")
        api.execute("PREPARE rightly AS SELECT name FROM werkbalans.person ORDER BY name")
        api.commit()
        for tenant in (OURS, THEIRS):
            with inside(api, tenant):
                counts[tenant] = [len(api.execute(f"EXECUTE {kept}").fetchall()) for kept in ("wrongly", "rightly")]
    assert counts == {OURS: [2, 2], THEIRS: [2, 3]}
    with inside(ground.api, THEIRS):
        assert len(ground.api.execute(f"SELECT note FROM {folded}").fetchall()) == 3
    kinds = ground.names("SELECT provolatile FROM pg_proc WHERE oid = 'werkbalans.current_tenant'::regproc")
    assert kinds == {"s"}


def test_20_no_second_policy_widens_the_first(ground: Ground) -> None:
    table = ground.table("twice", SIGNED)
    assert ground.theirs_in(table) == 0
    ground.admin.execute(f"CREATE POLICY also ON {table} USING (note LIKE 'row%')")
    assert ground.theirs_in(table) == 3
    twice = ground.names(
        "SELECT tablename || ' ' || cmd || ' ' || role FROM pg_policies, unnest(roles) role"
        " WHERE schemaname = 'werkbalans' AND permissive = 'PERMISSIVE' GROUP BY tablename, cmd, role"
        " HAVING count(*) > 1"
    )
    assert twice == set()
    anybody = ground.names(
        "SELECT tablename FROM pg_policies WHERE schemaname = 'werkbalans' AND 'public' = ANY (roles)"
    )
    assert anybody == set()


def test_21_nobody_is_told_how_many_rows_were_passed_over(ground: Ground) -> None:
    table = ground.table("explained")
    told = "\n".join(row[0] for row in ground.ours(f"EXPLAIN (ANALYZE, COSTS off) SELECT * FROM {table}"))
    assert "Rows Removed by Filter: 3" in told
    sources = [*ROOT.glob("services/**/*.py"), *ROOT.glob("infra/**/*.py"), *ROOT.glob("infra/**/*.sql")]
    assert [path for path in sources if re.search(r"\bEXPLAIN\b", path.read_text())] == []


def test_22_no_counter_is_shared_by_tenants(ground: Ground) -> None:
    ground.admin.execute("CREATE SEQUENCE wrong.numbers; GRANT SELECT ON wrong.numbers TO werkbalans_api")
    ground.admin.execute("SELECT setval('wrong.numbers', 42)")
    assert ground.ours("SELECT last_value FROM wrong.numbers") == [(42,)]
    shared = ground.names(
        f"SELECT s.relname FROM pg_class s WHERE {IN_OURS} AND relkind = 'S'"
        " AND (has_sequence_privilege('werkbalans_api', s.oid, 'SELECT, USAGE')"
        " OR has_sequence_privilege('werkbalans_worker', s.oid, 'SELECT, USAGE'))"
    )
    assert shared == set()
