"""What an operator can set going again."""

from alembic import op

from infra.migrations import run_sql

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the acts, and where they are kept."""
    run_sql(op.get_bind(), "observe/sql/operator_act.sql")
