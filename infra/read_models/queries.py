"""What the API asks of the read models: rows of one tenant, as structs, through row-level security."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, Table, Text, cast, column, func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from domain.kernel.ids import TenantId
from domain.kernel.views import Key, View
from infra.read_models.tables import table_of
from infra.tenancy import TenantTokens

R = TypeVar("R", bound=msgspec.Struct)
ENTER = text("SELECT set_config('werkbalans.tenant', :token, true)")
LIVE = text(
    "SELECT generation FROM werkbalans.checkpoint"
    " WHERE tenant_id = :tenant AND projection = :projection AND version = :version AND live"
).columns(column("generation"))
REACHED = text(
    "SELECT count(*) FROM unnest(CAST(:names AS text[]), CAST(:versions AS int[])) AS n (projection, version)"
    " JOIN werkbalans.checkpoint c ON c.tenant_id = :tenant AND c.projection = n.projection"
    " AND c.version = n.version AND c.live AND c.seq >= :seq"
)


class ReadModels:
    """Asks in short transactions, each with the tenant's token. Open it with `async with`."""

    def __init__(self, url: str, tokens: TenantTokens) -> None:
        self._url, self._tokens = url, tokens
        self._engine: AsyncEngine | None = None
        self._decoders: dict[type[msgspec.Struct], msgspec.json.Decoder[Any]] = {}

    async def __aenter__(self) -> Self:
        driver = "postgresql+asyncpg://" + self._url.split("://", 1)[1]
        self._engine = create_async_engine(driver, pool_size=8, max_overflow=8, pool_pre_ping=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._engine:
            await self._engine.dispose()

    async def get(self, tenant: TenantId, view: View[R], key: Key) -> R | None:
        """The row with this key, None when there is none."""
        rows = await self.find(tenant, view, dict(zip(view.key, key, strict=True)), limit=1)
        return rows[0] if rows else None

    async def find(
        self,
        tenant: TenantId,
        view: View[R],
        where: Mapping[str, Any] | None = None,
        order: Sequence[str] = (),
        limit: int | None = None,
    ) -> Sequence[R]:
        """The rows for which all of `where` holds (`{"seq <": 10}`), in `order` (`"-seq"`: falling)."""
        table = table_of(view)
        rows = select(*(table.c[field.name] for field in msgspec.structs.fields(view.row))).where(
            table.c.tenant_id == tenant, table.c.generation == _live(tenant, view)
        )
        for name, value in (where or {}).items():
            rows = rows.where(_condition(table, name, value))
        ordered = rows.order_by(*(_ordering(table, name) for name in order)).limit(limit)
        return await self._rows(tenant, view, ordered)

    async def wait_for(self, tenant: TenantId, seq: int, views: Sequence[View[Any]], seconds: float) -> bool:
        """Wait until these views show the log up to `seq`, `seconds` at most; whether they do."""
        until, pause = time.monotonic() + seconds, 0.002
        while not await self._reached(tenant, seq, views):
            if time.monotonic() > until:
                return False
            await asyncio.sleep(pause)
            pause = min(pause * 2, 0.025)
        return True

    async def _reached(self, tenant: TenantId, seq: int, views: Sequence[View[Any]]) -> bool:
        asked = {
            "names": [view.name for view in views],
            "versions": [view.version for view in views],
            "tenant": tenant,
            "seq": seq,
        }
        assert self._engine
        async with self._engine.begin() as connection:
            await connection.execute(ENTER, {"token": self._tokens.of(tenant)})
            return bool(await connection.scalar(REACHED, asked) == len(views))

    async def _rows(self, tenant: TenantId, view: View[R], rows: Select[Any]) -> Sequence[R]:
        inner = rows.subquery("r")
        whole = select(cast(func.json_agg(text("r")), Text)).select_from(inner)
        assert self._engine
        async with self._engine.begin() as connection:
            await connection.execute(ENTER, {"token": self._tokens.of(tenant)})
            found = await connection.scalar(whole)
        return self._decoder(view.row).decode(found) if found else ()

    def _decoder(self, row: type[R]) -> "msgspec.json.Decoder[list[R]]":
        decoder = self._decoders.get(row)
        if decoder is None:
            decoder = self._decoders[row] = msgspec.json.Decoder(list[row])  # type: ignore[valid-type]
        return decoder


def _live(tenant: TenantId, view: View[Any]) -> Any:
    asked = LIVE.bindparams(tenant=tenant, projection=view.name, version=view.version)
    return asked.scalar_subquery()


def _condition(table: Table, name: str, value: Any) -> ColumnElement[bool]:
    column_name, _, operator = name.partition(" ")
    compared: ColumnElement[bool] = table.c[column_name].op(operator or "=", is_comparison=True)(value)
    return compared


def _ordering(table: Table, name: str) -> ColumnElement[Any]:
    return table.c[name[1:]].desc() if name.startswith("-") else table.c[name].asc()
