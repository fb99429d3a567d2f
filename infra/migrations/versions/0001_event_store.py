"""The log, the tenant's token, the keys of personal words."""

from alembic import op

from infra.migrations import run_sql

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make what the event store needs."""
    run_sql(
        op.get_bind(),
        "migrations/sql/clock.sql",
        "migrations/sql/token_key.sql",
        "migrations/sql/current_tenant.sql",
        "migrations/sql/protect.sql",
        "event_store/sql/event.sql",
        "event_store/sql/event_is_final.sql",
        "event_store/sql/command_of.sql",
        "event_store/sql/append.sql",
        "event_store/sql/reading.sql",
        "event_store/sql/positions.sql",
        "keys/sql/subject_key.sql",
        "keys/sql/subject_keys.sql",
    )
