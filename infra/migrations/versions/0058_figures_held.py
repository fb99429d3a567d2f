"""Figures that the attack held back, in the operator's sight."""

from alembic import op

from infra.migrations import run_sql

revision = "0058"
down_revision = "0045"


def upgrade() -> None:
    """Make the table and the function that counts it."""
    run_sql(op.get_bind(), "publication/sql/held.sql")
