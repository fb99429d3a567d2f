"""How much each organisation uses the service, in the operator's sight, in numbers alone."""

from alembic import op

from infra.migrations import run_sql

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    """Make the function that counts it."""
    run_sql(op.get_bind(), "observe/sql/usage.sql")
