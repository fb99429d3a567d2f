"""Tables derived from views: one row class, one table `<view>_v<version>`; no migration is written for them.

Each row carries its tenant and its `generation`: a rebuild fills a new generation beside the live one.
"""

import types
import typing
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    Time,
    inspect,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeEngine

from domain.catalogue import VIEWS
from domain.kernel.views import View
from infra.read_models.names import name_of

SCHEMA = "werkbalans"
METADATA = MetaData(schema=SCHEMA)
SCALARS: dict[Any, TypeEngine[Any]] = {
    UUID: PgUuid(),
    str: Text(),
    int: BigInteger(),
    bool: Boolean(),
    date: Date(),
    time: Time(),
    datetime: DateTime(timezone=True),
}


def table_of(view: View[Any]) -> Table:
    """The table of a view, derived from its row class."""
    name = name_of(view)
    known = METADATA.tables.get(f"{SCHEMA}.{name}")
    if known is not None:
        return known
    columns = [_column(field.name, hint) for field, hint in _fields(view.row)]
    indexes = [Index(f"{name}_{'_'.join(names)}", "tenant_id", "generation", *names) for names in view.indexes]
    return Table(
        name,
        METADATA,
        Column("tenant_id", PgUuid(), nullable=False),
        Column("generation", Integer(), nullable=False),
        *columns,
        PrimaryKeyConstraint("tenant_id", "generation", *view.key),
        *indexes,
    )


def ensure_tables(connection: Connection) -> list[str]:
    """Make the tables of this release's views that are missing; their names. Runs as the owner of everything."""
    present = set(inspect(connection).get_table_names(schema=SCHEMA))
    made = []
    for view in VIEWS:
        table = table_of(view)
        if table.name in present:
            continue
        connection.execute(text("SET LOCAL ROLE werkbalans_owner"))
        connection.execute(text("SET LOCAL search_path = werkbalans, pg_temp"))
        table.create(connection)
        connection.execute(text("SELECT protect(CAST(:name AS regclass))"), {"name": f"{SCHEMA}.{table.name}"})
        connection.execute(text(f"GRANT SELECT ON {table} TO werkbalans_api"))
        connection.execute(text(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO werkbalans_worker"))
        connection.commit()
        made.append(table.name)
    return made


def _fields(row: type[msgspec.Struct]) -> list[tuple[msgspec.structs.FieldInfo, Any]]:
    return [(field, field.type) for field in msgspec.structs.fields(row)]


def _column(name: str, hint: Any) -> Column[Any]:
    inner, nullable = _without_none(hint)
    return Column(name, _type_of(inner), nullable=nullable)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        rest = [each for each in typing.get_args(hint) if each is not type(None)]
        nullable = len(rest) < len(typing.get_args(hint))
        return (rest[0] if len(rest) == 1 else hint), nullable
    return hint, False


def _type_of(hint: Any) -> TypeEngine[Any]:
    plain = getattr(hint, "__supertype__", hint)
    if plain in SCALARS:
        return SCALARS[plain]
    if isinstance(plain, type) and issubclass(plain, Enum):
        return Text()
    if typing.get_origin(plain) is tuple:
        inner = _type_of(typing.get_args(plain)[0])
        return JSONB() if isinstance(inner, JSONB) else ARRAY(inner)
    return JSONB()
