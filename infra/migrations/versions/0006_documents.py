"""The content of files, outside the log."""

from alembic import op

from infra.migrations import run_sql

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make where files are kept."""
    run_sql(op.get_bind(), "documents/sql/document.sql")
