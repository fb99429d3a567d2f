"""What is overdue, in the operator's sight."""

from alembic import op

from infra.migrations import run_sql

revision = "0046"
down_revision = "0044"


def upgrade() -> None:
    """Make the function that counts it."""
    run_sql(op.get_bind(), "observe/sql/overdue_work.sql")
