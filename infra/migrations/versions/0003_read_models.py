"""Checkpoints and the worker's sign of life; the tables of views are derived, not migrated."""

from alembic import op

from infra.migrations import run_sql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make what projections need."""
    run_sql(
        op.get_bind(),
        "read_models/sql/checkpoint.sql",
        "read_models/sql/lagging.sql",
        "read_models/sql/heartbeat.sql",
    )
