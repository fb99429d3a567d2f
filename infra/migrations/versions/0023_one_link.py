"""One link for whoever takes part in several organisations."""

from alembic import op

from infra.migrations import run_sql

revision = "0023"
down_revision = "0041"


def upgrade() -> None:
    """Let a link lead to a choice among organisations."""
    run_sql(op.get_bind(), "identity/sql/one_link.sql")
    run_sql(op.get_bind(), "identity/sql/one_link_mail.sql", role="werkbalans_door")
