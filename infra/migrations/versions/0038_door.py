"""Only the door reads the counters of a closed poll."""

from alembic import op

from infra.migrations import run_sql

revision = "0038"
down_revision = "0034"


def upgrade() -> None:
    """Take from the API what it never used."""
    run_sql(op.get_bind(), "publication/sql/door.sql")
