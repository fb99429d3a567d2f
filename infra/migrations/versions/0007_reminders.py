"""Reminders of every dated thing, one digest a person and day, and calendar feeds."""

from alembic import op

from infra.migrations import run_sql

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make what digests and dated things need; timers are made anew from the log."""
    run_sql(
        op.get_bind(),
        "mail/sql/reminding.sql",
        "mail/sql/dated.sql",
        "mail/sql/notice.sql",
        "mail/sql/reminders_move.sql",
        "mail/sql/calendar_feed.sql",
    )
