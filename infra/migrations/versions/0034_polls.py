"""Polls: what an open one needs, and the counters of a closed one."""

from alembic import op

from infra.migrations import run_sql

revision = "0034"
down_revision = "0028"


def upgrade() -> None:
    """Make what polls need."""
    run_sql(op.get_bind(), "polls/sql/poll.sql")
