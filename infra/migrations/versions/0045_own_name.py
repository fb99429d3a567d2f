"""A person can correct their own name."""

from alembic import op

from infra.migrations import run_sql

revision = "0045"
down_revision = "0046"


def upgrade() -> None:
    """Make the function."""
    run_sql(op.get_bind(), "identity/sql/rename_person.sql")
