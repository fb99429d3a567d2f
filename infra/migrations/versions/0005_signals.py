"""The inbox of unnamed reports, and the ballots of a ranking that goes on."""

from alembic import op

from infra.migrations import run_sql

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make what reporting unnamed and ranking need."""
    run_sql(
        op.get_bind(),
        "anonymous/sql/anonymous_inbox.sql",
        "anonymous/sql/anonymous_functions.sql",
        "ballots/sql/ballot.sql",
    )
