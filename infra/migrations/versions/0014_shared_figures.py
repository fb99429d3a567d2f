"""Averages over organisations that share."""

from alembic import op

from infra.migrations import run_sql

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make what sharing needs."""
    run_sql(op.get_bind(), "analytics/sql/shared_figures.sql")
