"""Rows of a view in its table: read and written in sets, one statement each, as JSON that PostgreSQL takes apart."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, LiteralString

import msgspec
import psycopg

from domain.kernel.ids import TenantId
from domain.kernel.views import Key, View
from infra.read_models.names import name_of

Connection = psycopg.Connection[Any]


def ask_rows(
    connection: Connection, tenant: TenantId, view: View[Any], generation: int, keys: Iterable[Key]
) -> "psycopg.Cursor[Any]":
    """Ask for the rows with these keys; `rows_found` takes the answer."""
    wanted = msgspec.json.encode([dict(zip(view.key, key, strict=True)) for key in keys]).decode()
    table, names = f"werkbalans.{name_of(view)}", _quoted(view.key)
    return connection.execute(
        f"SELECT json_agg(t)::text FROM {table} t"
        f" JOIN (SELECT {names} FROM json_populate_recordset(NULL::{table}, %s::json)) k USING ({names})"
        " WHERE t.tenant_id = %s AND t.generation = %s",
        (wanted, tenant, generation),
    )


def rows_found(view: View[Any], asked: "psycopg.Cursor[Any]") -> dict[Key, Any]:
    """The rows that there are."""
    found = asked.fetchone()
    rows: list[Any] = msgspec.json.decode(found[0], type=list[view.row]) if found and found[0] else []  # type: ignore[name-defined]
    return {tuple(getattr(row, name) for name in view.key): row for row in rows}


def write_rows(
    connection: Connection,
    tenant: TenantId,
    view: View[Any],
    generation: int,
    changed: Mapping[Key, Any],
    *,
    fresh: bool,
) -> None:
    """Store these rows; a key whose row is None is removed. `fresh`: none of them is there yet."""
    removed = [key for key, row in changed.items() if row is None]
    stored = [row for row in changed.values() if row is not None]
    if removed and not fresh:
        _remove(connection, tenant, view, generation, removed)
    if stored:
        _store(connection, tenant, view, generation, stored, fresh)


def _store(
    connection: Connection, tenant: TenantId, view: View[Any], generation: int, rows: list[Any], fresh: bool
) -> None:
    statement = _insert(view, fresh)
    connection.execute(statement, (tenant, generation, msgspec.json.encode(rows).decode()))


@cache
def _insert(view: View[Any], fresh: bool) -> LiteralString:
    """The statement that stores rows of a view, made once."""
    columns = [field.name for field in msgspec.structs.fields(view.row)]
    table, names = f"werkbalans.{name_of(view)}", _quoted(columns)
    rest = [name for name in columns if name not in view.key]
    change = ", ".join(f'"{name}" = excluded."{name}"' for name in rest)
    known = f" ON CONFLICT (tenant_id, generation, {_quoted(view.key)})"
    known += f" DO UPDATE SET {change}" if rest else " DO NOTHING"
    return (
        f"INSERT INTO {table} (tenant_id, generation, {names})"
        f" SELECT %s, %s, {names} FROM json_populate_recordset(NULL::{table}, %s::json)" + ("" if fresh else known)
    )


def _remove(connection: Connection, tenant: TenantId, view: View[Any], generation: int, keys: list[Key]) -> None:
    table, names = f"werkbalans.{name_of(view)}", _quoted(view.key)
    gone = msgspec.json.encode([dict(zip(view.key, key, strict=True)) for key in keys]).decode()
    connection.execute(
        f"DELETE FROM {table} t WHERE t.tenant_id = %s AND t.generation = %s"
        f" AND ({names}) IN (SELECT {names} FROM json_populate_recordset(NULL::{table}, %s::json))",
        (tenant, generation, gone),
    )


def _quoted(names: Iterable[str]) -> str:
    """Column names for SQL; quoted, since a field may be called `on`."""
    return ", ".join(f'"{name}"' for name in names)
