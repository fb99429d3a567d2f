"""Provisioning by the organisation's provider (SCIM): what it calls people and groups, and tokens for it."""

from alembic import op

from infra.migrations import run_sql

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    """Make what provisioning needs."""
    run_sql(op.get_bind(), "single_sign_on/sql/scim.sql")
