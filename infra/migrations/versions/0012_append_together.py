"""Appends that come at once go out in one call."""

from alembic import op

from infra.migrations import run_sql

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the function; it belongs to the store, as `append` does."""
    run_sql(op.get_bind(), "event_store/sql/append_together.sql")
