"""Who read what is sensitive is kept, for a time."""

from alembic import op

from infra.migrations import run_sql

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    """Make the table, and the functions that note and show it."""
    run_sql(op.get_bind(), "privacy/sql/readings.sql")
