"""Webhooks: who listens, what is to be told, what became of it."""

from alembic import op

from infra.migrations import run_sql

revision = "0040"
down_revision = "0038"


def upgrade() -> None:
    """Make what webhooks need."""
    run_sql(op.get_bind(), "webhooks/sql/webhooks.sql")
