"""What the API asks of the read models: rows of one tenant, as structs, through row-level security."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import asyncpg
import msgspec

from domain.kernel.ids import TenantId
from domain.kernel.views import Key, View
from infra.read_models.tables import name_of
from infra.tenancy import TenantTokens

R = TypeVar("R", bound=msgspec.Struct)
OPERATORS = frozenset({"=", "!=", "<", "<=", ">", ">=", "&&"})
# One statement, one round trip. What is asked stands in a lateral subquery that uses the tenant of `entered`, so it can
# only run after the token was set; were that ever otherwise, row-level security would raise, not answer.
ENTERED = "(SELECT set_config('werkbalans.tenant', $1, true) AS token OFFSET 0) AS entered"
TENANT = "split_part(entered.token, '.', 1)::uuid"
REACHED = f"""
SELECT r.views FROM {ENTERED}, LATERAL (
    SELECT count(*) AS views FROM unnest($2::text[], $3::int[]) AS n (projection, version)
    JOIN werkbalans.checkpoint c ON c.tenant_id = {TENANT} AND c.projection = n.projection
        AND c.version = n.version AND c.live AND c.seq >= $4
    OFFSET 0) AS r
"""


class ReadModels:
    """Asks in one statement each, with the tenant's token."""

    def __init__(self, pool: "asyncpg.Pool[Any]", tokens: TenantTokens) -> None:
        self._pool, self._tokens = pool, tokens
        self._decoders: dict[type[msgspec.Struct], msgspec.json.Decoder[Any]] = {}

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
        """The rows for which all of `where` holds, in `order` (`"-seq"`: falling).

        `{"seq <": 10}` compares, `{"state in": [...]}` is one of these, `{"issues &&": [...]}` shares one with these.
        """
        wanted = where or {}
        asked = _statement(view, tuple(wanted), tuple(order), limit)
        found = await self._pool.fetchval(asked, self._tokens.of(tenant), *wanted.values())
        return self._decoder(view.row).decode(found) if found else ()

    async def count(self, tenant: TenantId, view: View[Any], where: Mapping[str, Any] | None = None) -> int:
        """How many rows there are for which all of `where` holds."""
        wanted = where or {}
        asked = f"SELECT r.rows FROM {ENTERED}, LATERAL (SELECT count(*) AS rows {_chosen(view, tuple(wanted))}) AS r"
        counted: int = await self._pool.fetchval(asked, self._tokens.of(tenant), *wanted.values())
        return counted

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
        names, versions = [view.name for view in views], [view.version for view in views]
        reached: int = await self._pool.fetchval(REACHED, self._tokens.of(tenant), names, versions, seq)
        return reached == len(views)

    def _decoder(self, row: type[R]) -> "msgspec.json.Decoder[list[R]]":
        decoder = self._decoders.get(row)
        if decoder is None:
            decoder = self._decoders[row] = msgspec.json.Decoder(list[row])  # type: ignore[valid-type]
        return decoder


def _statement(view: View[Any], where: Sequence[str], order: Sequence[str], limit: int | None) -> str:
    columns = view.row.__struct_fields__
    ordering = ", ".join(_ordering(columns, name) for name in order)
    return (
        f"SELECT json_agg(r)::text FROM {ENTERED}, LATERAL ("
        f" SELECT {', '.join(f't.{name}' for name in columns)} {_chosen(view, where)}"
        f"{f' ORDER BY {ordering}' if ordering else ''}{f' LIMIT {int(limit)}' if limit is not None else ''}"
        " OFFSET 0) AS r"
    )


def _chosen(view: View[Any], where: Sequence[str]) -> str:
    columns = view.row.__struct_fields__
    conditions = "".join(f" AND {_condition(columns, name, place)}" for place, name in enumerate(where, start=2))
    return (
        f"FROM werkbalans.{name_of(view)} t WHERE t.tenant_id = {TENANT} AND t.generation = ("
        f"SELECT c.generation FROM werkbalans.checkpoint c WHERE c.tenant_id = {TENANT}"
        f" AND c.projection = '{view.name}' AND c.version = {view.version} AND c.live){conditions}"
    )


def _condition(columns: Sequence[str], name: str, place: int) -> str:
    column, _, operator = name.partition(" ")
    if operator == "in" and column in columns:
        return f"t.{column} = ANY(${place})"
    if column not in columns or (operator or "=") not in OPERATORS:
        raise ValueError(f"no such condition: {name!r}")
    return f"t.{column} {operator or '='} ${place}"


def _ordering(columns: Sequence[str], name: str) -> str:
    column = name.removeprefix("-")
    if column not in columns:
        raise ValueError(f"no such order: {name!r}")
    return f"t.{column} DESC" if name.startswith("-") else f"t.{column}"
