"""An account whose address nobody has any more can be forgotten."""

from alembic import op

from infra.migrations import run_sql

revision = "0022"
down_revision = "0040"


def upgrade() -> None:
    """Make the function; it belongs to the door."""
    run_sql(op.get_bind(), "identity/sql/forget_account.sql")
