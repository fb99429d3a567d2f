"""What an organisation's provider made known of a person is shown to them, and goes when they are erased."""

from alembic import op

from infra.migrations import run_sql

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    """Replace the functions that know what is held about a person."""
    run_sql(op.get_bind(), "privacy/sql/provider_held.sql")
