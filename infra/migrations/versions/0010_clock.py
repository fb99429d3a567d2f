"""One clock: what is recorded, due, sent or ended follows `clock()`, which a demo or a test may play."""

from alembic import op

from infra.migrations import run_sql

revision = "0010"
down_revision = "0009"
STAMPED = (
    ("person", "created_at"),
    ("sign_in_request", "created_at"),
    ("session", "created_at"),
    ("session", "last_seen_at"),
    ("api_token", "created_at"),
    ("outbox", "next_try_at"),
    ("outbox", "planned_at"),
    ("outbox", "changed_at"),
    ("subject_key", "created_at"),
    ("document", "created_at"),
    ("document_use", "created_at"),
)
AT_THE_DOOR = ("spend_sign_in", "open_session", "close_session", "open_api_token", "ask_sign_in")


def upgrade() -> None:
    """Run the files of the functions again; those of the tables say the same as what is altered here."""
    connection = op.get_bind()
    run_sql(connection, "migrations/sql/clock.sql", "identity/sql/api_token_functions.sql")
    run_sql(connection, "event_store/sql/append.sql", role="werkbalans_store")
    at_the_door = [f"identity/sql/{name}.sql" for name in AT_THE_DOOR]
    run_sql(connection, *at_the_door, "mail/sql/waiting.sql", "read_models/sql/lagging.sql", role="werkbalans_door")
    connection.exec_driver_sql("SET LOCAL ROLE werkbalans_owner")
    for table, column in STAMPED:
        connection.exec_driver_sql(f"ALTER TABLE werkbalans.{table} ALTER {column} SET DEFAULT werkbalans.clock()")
    connection.exec_driver_sql("SET LOCAL ROLE NONE")
