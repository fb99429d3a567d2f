"""The seller's books, and what payment providers told."""

from alembic import op

from infra.migrations import run_sql

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Make them."""
    run_sql(op.get_bind(), "billing/sql/ledger.sql")
