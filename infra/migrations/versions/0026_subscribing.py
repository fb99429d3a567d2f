"""Beginning with a confirmed address, and the watch over subscriptions."""

from alembic import op

from infra.migrations import run_sql

revision = "0026"
down_revision = "0021"


def upgrade() -> None:
    """Make them."""
    run_sql(op.get_bind(), "identity/sql/sign_up.sql", "subscription/sql/subscription_watch.sql")
