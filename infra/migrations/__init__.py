"""Bring a database up to this release: roles, schema, functions, keys; safe to run twice and at once."""

from collections.abc import Callable
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection

from infra.release import newest
from infra.settings import derive, role_password
from infra.tenancy import padded_keys

HERE = Path(__file__).parent
LOCK = 0x7765726B62616C


def migrate(database_url: str, secret_key: bytes, on_progress: Callable[[str], None] = lambda _: None) -> None:
    """Run what is missing, each step in its transaction, one runner at a time; tell each step's name.

    The login must be a superuser, or may create roles and owns the database. Raises what the database raises.
    """
    engine = create_engine(_driver(database_url))
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
            connection.commit()
            _prepare(connection, secret_key)
            if _revision(connection) != newest():
                command.upgrade(_config(connection, on_progress), "head")
            _keys(connection, secret_key)
            _derived_tables(connection, on_progress)
    finally:
        engine.dispose()


def is_current(database_url: str) -> bool:
    """Whether nothing is missing. Raises psycopg.OperationalError when the database cannot be reached."""
    with psycopg.connect(database_url, connect_timeout=5) as connection:
        found = connection.execute("SELECT to_regclass('werkbalans.alembic_version')").fetchone()
        if not found or found[0] is None:
            return False
        row = connection.execute("SELECT version_num FROM werkbalans.alembic_version").fetchone()
        return row is not None and row[0] == newest()


def run_sql(connection: Connection, *files: str, role: str = "werkbalans_owner") -> None:
    """Run SQL files of `infra/` as the owner of everything, or as the role that owns what they replace."""
    connection.exec_driver_sql(f"SET LOCAL ROLE {role}")
    connection.exec_driver_sql("SET LOCAL search_path = werkbalans, pg_temp")
    for name in files:
        raw = connection.connection.driver_connection
        assert isinstance(raw, psycopg.Connection)
        with raw.cursor() as cursor:
            cursor.execute((HERE.parent / name).read_text(encoding="utf-8").encode())
    connection.exec_driver_sql("SET LOCAL ROLE NONE")


def _driver(url: str) -> str:
    return "postgresql+psycopg://" + url.split("://", 1)[1]


def _config(connection: Connection, on_progress: Callable[[str], None]) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes.update(connection=connection, on_progress=on_progress)
    return config


def _revision(connection: Connection) -> str | None:
    if connection.scalar(text("SELECT to_regclass('werkbalans.alembic_version')")) is None:
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM werkbalans.alembic_version"))
    return revision


def _prepare(connection: Connection, secret_key: bytes) -> None:
    for name in ("roles", "schema"):
        connection.exec_driver_sql((HERE / "sql" / f"{name}.sql").read_text(encoding="utf-8").replace("%", "%%"))
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    for role in ("werkbalans_api", "werkbalans_worker"):
        password = sql.Literal(role_password(secret_key, role))
        raw.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(role), password))
        raw.execute(sql.SQL("ALTER ROLE {} SET search_path = werkbalans").format(sql.Identifier(role)))
    connection.commit()


def _keys(connection: Connection, secret_key: bytes) -> None:
    ipad, opad = padded_keys(derive(secret_key, "tenant-token"))
    connection.execute(
        text(
            "INSERT INTO werkbalans.token_key (ipad, opad) VALUES (:ipad, :opad)"
            " ON CONFLICT (one) DO UPDATE SET ipad = excluded.ipad, opad = excluded.opad"
        ),
        {"ipad": ipad, "opad": opad},
    )
    connection.execute(text("GRANT SELECT ON werkbalans.alembic_version TO werkbalans_api, werkbalans_worker"))
    connection.commit()


def _derived_tables(connection: Connection, on_progress: Callable[[str], None]) -> None:
    from infra.read_models.tables import ensure_tables

    for made in ensure_tables(connection):
        on_progress(made)
    connection.commit()
