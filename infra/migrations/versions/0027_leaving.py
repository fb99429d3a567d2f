"""Leaving with everything: exports, and deletion with a certificate."""

from alembic import op

from infra.migrations import run_sql

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Make where certificates are kept, and the one way in which an organisation is deleted."""
    run_sql(op.get_bind(), "subscription/sql/leaving.sql")
