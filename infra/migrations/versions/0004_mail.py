"""Timers and the outbox; and with them the wish for a sign-in link."""

from alembic import op

from infra.migrations import run_sql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make what reminders and mails need."""
    run_sql(
        op.get_bind(),
        "mail/sql/timer.sql",
        "mail/sql/outbox.sql",
        "mail/sql/waiting.sql",
        "identity/sql/ask_sign_in.sql",
    )
