"""A person can be erased, when that was ordered in the log."""

from alembic import op

from infra.migrations import run_sql

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    """Make the list of whom to erase, and the functions that do it."""
    run_sql(op.get_bind(), "privacy/sql/erasing.sql")
