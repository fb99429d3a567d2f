"""Tasks that fail, in the operator's sight."""

from alembic import op

from infra.migrations import run_sql

revision = "0063"
down_revision = "0051"


def upgrade() -> None:
    """Make the table and its functions."""
    run_sql(op.get_bind(), "observe/sql/task_failure.sql")
