"""What the database itself keeps to about accounts, which stand outside the tenants: each sees its own rows only."""

from collections.abc import Iterator

import psycopg
import pytest

from infra.tenancy import TenantTokens
from tests.conftest import Database
from tests.contracts.definers import ACCOUNTS
from tests.contracts.test_database_rules import OURS, THEIRS, TOKENS, Connection, count, names


@pytest.fixture
def admin(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        yield connection


def test_every_table_of_accounts_is_under_forced_row_level_security_by_the_account_s_own_token(
    admin: Connection,
) -> None:
    tables = names(
        admin,
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'"
        " WHERE c.relnamespace = 'werkbalans'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity"
        " AND c.relforcerowsecurity AND c.relname <> 'session'",
    )
    rows = admin.execute(
        "SELECT tablename, cmd, bool_and(coalesce(qual, with_check) LIKE '%current_account%') FROM pg_policies"
        " WHERE schemaname = 'werkbalans' AND policyname LIKE 'account_%' GROUP BY 1, 2"
    ).fetchall()
    assert tables == ACCOUNTS
    assert {(row[0], row[1]) for row in rows} == {
        (t, c) for t in tables for c in ("SELECT", "INSERT", "UPDATE", "DELETE")
    }
    assert all(row[2] for row in rows)


@pytest.mark.parametrize(
    "token",
    ["", TOKENS.of(OURS), TenantTokens(bytes(32)).of_account(OURS), TOKENS.of_account(THEIRS).replace("2.", "1.", 1)],
    ids=["none", "a tenant's", "another key", "another's"],
)
def test_without_an_account_s_own_token_nothing_of_it_is_seen(database: Database, token: str) -> None:
    with psycopg.connect(database.api_url) as api:
        api.execute("SELECT set_config('werkbalans.account', %s, true)", (token,))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            api.execute("SELECT count(*) FROM werkbalans.sign_in_method")


def test_an_account_s_token_opens_no_tenant(database: Database) -> None:
    with psycopg.connect(database.api_url) as api, pytest.raises(psycopg.DataError):
        count(api, TOKENS.of_account(OURS))
