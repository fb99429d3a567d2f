"""What is over its time goes, by the rules of the organisation; accounts and sessions by those of the service."""

from alembic import op

from infra.migrations import run_sql

revision = "0052"
down_revision = "0063"


def upgrade() -> None:
    """Make the list of when to look, the functions that count and take away, and who sees what waits."""
    run_sql(op.get_bind(), "privacy/sql/pruning.sql", "observe/sql/what_waits.sql")
