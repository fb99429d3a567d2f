"""Calls of API tokens, counted exactly over all processes."""

from alembic import op

from infra.migrations import run_sql

revision = "0041"
down_revision = "0022"


def upgrade() -> None:
    """Make the function that counts."""
    run_sql(op.get_bind(), "identity/sql/count_call.sql")
