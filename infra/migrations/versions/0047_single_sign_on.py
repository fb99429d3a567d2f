"""Single sign-on: the sealed client secret, the domains that lead to a provider, whom it means by whom."""

from alembic import op

from infra.migrations import run_sql

revision = "0047"
down_revision = "0058"


def upgrade() -> None:
    """Make what single sign-on needs."""
    run_sql(op.get_bind(), "single_sign_on/sql/single_sign_on.sql")
    run_sql(op.get_bind(), "identity/sql/provider_session.sql", role="werkbalans_door")
