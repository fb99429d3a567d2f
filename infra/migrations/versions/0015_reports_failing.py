"""Reports that cannot be built, in the operator's sight."""

from alembic import op

from infra.migrations import run_sql

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make where it is noted, and the operator's button."""
    run_sql(op.get_bind(), "reports/sql/reports_failing.sql")
