"""People, links to sign in, sessions, API tokens. The door's function that asks for a link comes with the outbox."""

from alembic import op

from infra.migrations import run_sql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make what signing in needs."""
    names = (
        "person",
        "sign_in_request",
        "session",
        "api_token",
        "rate",
        "spend_sign_in",
        "open_session",
        "close_session",
        "open_api_token",
        "take_try",
        "people_functions",
        "api_token_functions",
    )
    run_sql(op.get_bind(), *(f"identity/sql/{name}.sql" for name in names))
