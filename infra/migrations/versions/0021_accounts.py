"""Accounts over organisations: with what they sign in, their sessions, their own log."""

from alembic import op

from infra.migrations import run_sql

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the tables and functions; who is signed in has an account from now on."""
    names = (
        "account",
        "account_session",
        "account_doors",
        "account_sessions",
        "account_mails",
        "account_functions",
    )
    run_sql(op.get_bind(), *(f"identity/sql/{name}.sql" for name in names))
    run_sql(op.get_bind(), "identity/sql/account_begins.sql", role="werkbalans_door")
