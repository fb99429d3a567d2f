"""Mails that come back, addresses that are stopped, and what an operator decides about a mail."""

from alembic import op

from infra.migrations import run_sql

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make what bounces and decisions need."""
    run_sql(op.get_bind(), "mail/sql/address.sql", "mail/sql/bounces.sql", "mail/sql/decisions.sql")
    run_sql(op.get_bind(), "mail/sql/reached.sql", role="werkbalans_door")
