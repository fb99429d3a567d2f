"""The watch over reports that are to be built, and the worker's leave to keep them."""

from alembic import op

from infra.migrations import run_sql

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make what reports need."""
    run_sql(op.get_bind(), "reports/sql/report_watch.sql")
