"""Gone is what nobody calls: the whole directory of an organisation at once."""

from alembic import op

revision = "0020"
down_revision = "0016"


def upgrade() -> None:
    """Drop `people_of`."""
    op.execute("SET LOCAL ROLE werkbalans_owner")
    op.execute("DROP FUNCTION werkbalans.people_of(text)")
    op.execute("SET LOCAL ROLE NONE")
