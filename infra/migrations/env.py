"""Alembic's entry: runs on the connection that `infra.migrations.migrate` holds, one transaction a step."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    transaction_per_migration=True,
    version_table_schema="werkbalans",
    on_version_apply=lambda step, **_: context.config.attributes["on_progress"](step.up_revision_id),
)
with context.begin_transaction():
    context.run_migrations()
connection.commit()
