"""Up to which quarter an organisation that shares has handed in, so that none is left out after a standstill."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """The first day of the newest quarter; null: none yet."""
    op.execute("ALTER TABLE werkbalans.sharing ADD COLUMN handed date")
    op.execute("GRANT UPDATE (handed) ON werkbalans.sharing TO werkbalans_worker")
