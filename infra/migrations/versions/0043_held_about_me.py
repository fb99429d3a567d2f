"""What is held about a person can be asked for by that person."""

from alembic import op

from infra.migrations import run_sql

revision = "0043"
down_revision = "0023"


def upgrade() -> None:
    """Make the functions that look it up."""
    run_sql(op.get_bind(), "privacy/sql/held.sql")
