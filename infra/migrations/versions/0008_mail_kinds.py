"""A kind of mail is a module of the worker; a mail that was not sent has a reason; a report finds its mail."""

from alembic import op

from infra.migrations import run_sql

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Give the outbox what every kind of mail needs."""
    run_sql(op.get_bind(), "mail/sql/outbox_reason.sql")
