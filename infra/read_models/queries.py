"""What the API asks of the read models: rows of one tenant, as structs, through row-level security."""

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from domain.kernel.ids import TenantId
from domain.kernel.views import Key, View
from infra.pool import Pool
from infra.read_models.names import name_of
from infra.tenancy import TenantTokens

R = TypeVar("R", bound=msgspec.Struct)
OPERATORS = frozenset({"=", "!=", "<", "<=", ">", ">=", "in", "&&"})
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


class Rows(Protocol):
    """What one may ask of rows: those of this moment, or of a past day.

    `where` is told as `{"plan": plan, "seq <": 10, "state in": [...], "issues &&": [...], "held_on": None}`: `in` is
    one of these, `&&` shares one with these, None asks for what is empty. `order` as `("-seq",)`: falling.
    """

    async def get(self, tenant: TenantId, view: View[R], key: Key) -> R | None:
        """The row with this key, None when there is none."""
        ...

    async def find(
        self,
        tenant: TenantId,
        view: View[R],
        where: Mapping[str, Any] | None = None,
        order: Sequence[str] = (),
        limit: int | None = None,
    ) -> Sequence[R]:
        """The rows for which all of `where` holds, in `order`."""
        ...

    async def count(self, tenant: TenantId, view: View[Any], where: Mapping[str, Any] | None = None) -> int:
        """How many rows there are for which all of `where` holds."""
        ...

    async def tally(
        self, tenant: TenantId, view: View[Any], where: Mapping[str, Any], by: Sequence[str], total: str
    ) -> Sequence[Sequence[Any]]:
        """For each combination of the columns `by`: these (as JSON has them), how many rows, the sum of `total`."""
        ...

    async def wait_for(self, tenant: TenantId, seq: int, views: Sequence[View[Any]], seconds: float) -> bool:
        """Wait until these views show the log up to `seq`, `seconds` at most; whether they do."""
        ...


class ReadModels:
    """Implements Rows: one statement each, with the tenant's token."""

    def __init__(self, pool: Pool, tokens: TenantTokens) -> None:
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
        """The rows for which all of `where` holds, in `order`."""
        found = await self._ask(tenant, statement(view, where or {}, order, limit), where or {})
        return self._decoder(view.row).decode(found) if found else ()

    async def count(self, tenant: TenantId, view: View[Any], where: Mapping[str, Any] | None = None) -> int:
        """How many rows there are for which all of `where` holds."""
        asked = _from(view, "count(*) AS rows", where or {}, "").replace("json_agg(r)::text", "r.rows")
        counted: int = await self._ask(tenant, asked, where or {})
        return counted

    async def tally(
        self, tenant: TenantId, view: View[Any], where: Mapping[str, Any], by: Sequence[str], total: str
    ) -> Sequence[Sequence[Any]]:
        """For each combination of the columns `by`: these (as JSON has them), how many rows, the sum of `total`."""
        columns = view.row.__struct_fields__
        names = [f"t.{_known(columns, name)}" for name in by]
        counted = f"json_build_array({', '.join(names)}, count(*), sum(t.{_known(columns, total)})) AS r"
        asked = _from(view, counted, where, f" GROUP BY {', '.join(names)}").replace("json_agg(r)", "json_agg(r.r)")
        found = await self._ask(tenant, asked, where)
        return msgspec.json.decode(found, type=list[list[Any]]) if found else ()

    async def wait_for(self, tenant: TenantId, seq: int, views: Sequence[View[Any]], seconds: float) -> bool:
        """Wait until these views show the log up to `seq`, `seconds` at most; whether they do."""
        until, pause = time.monotonic() + seconds, 0.002
        while not await self._reached(tenant, seq, views):
            if time.monotonic() > until:
                return False
            await asyncio.sleep(pause)
            pause = min(pause * 2, 0.025)
        return True

    async def _ask(self, tenant: TenantId, asked: str, where: Mapping[str, Any]) -> Any:
        return await self._pool.fetchval(asked, self._tokens.of(tenant), *values(where))

    async def _reached(self, tenant: TenantId, seq: int, views: Sequence[View[Any]]) -> bool:
        names, versions = [view.name for view in views], [view.version for view in views]
        reached: int = await self._pool.fetchval(REACHED, self._tokens.of(tenant), names, versions, seq)
        return reached == len(views)

    def _decoder(self, row: type[R]) -> "msgspec.json.Decoder[list[R]]":
        decoder = self._decoders.get(row)
        if decoder is None:
            decoder = self._decoders[row] = msgspec.json.Decoder(list[row])  # type: ignore[valid-type]
        return decoder


def statement(view: View[Any], where: Mapping[str, Any], order: Sequence[str] = (), limit: int | None = None) -> str:
    """The question behind `find`; $1 is the tenant's token, the `values` of `where` follow."""
    columns = view.row.__struct_fields__
    ordering = ", ".join(_ordering(columns, name) for name in order)
    end = f"{f' ORDER BY {ordering}' if ordering else ''}{f' LIMIT {int(limit)}' if limit is not None else ''}"
    return _from(view, ", ".join(f"t.{name}" for name in columns), where, end)


def live_generation(view: View[Any]) -> str:
    """The question which generation of a view's rows is in use for the tenant."""
    return (
        f"SELECT c.generation FROM werkbalans.checkpoint c WHERE c.tenant_id = {TENANT}"
        f" AND c.projection = '{view.name}' AND c.version = {view.version} AND c.live"
    )


def values(where: Mapping[str, Any]) -> list[Any]:
    """What the conditions compare with."""
    return [value for value in where.values() if value is not None]


def _from(view: View[Any], what: str, where: Mapping[str, Any], end: str) -> str:
    conditions = "".join(f" AND {condition}" for condition in _conditions(view.row.__struct_fields__, where))
    return (
        f"SELECT json_agg(r)::text FROM {ENTERED}, LATERAL ("
        f" SELECT {what} FROM werkbalans.{name_of(view)} t"
        f" WHERE t.tenant_id = {TENANT} AND t.generation = ({live_generation(view)}){conditions}{end}"
        " OFFSET 0) AS r"
    )


def _conditions(columns: Sequence[str], where: Mapping[str, Any]) -> Iterator[str]:
    place = 1
    for name, value in where.items():
        column, _, operator = name.partition(" ")
        if (operator or "=") not in OPERATORS:
            raise ValueError(f"no such condition: {name!r}")
        if value is None:
            yield f"t.{_known(columns, column)} IS NULL"
            continue
        place += 1
        compared = f"= ANY (${place})" if operator == "in" else f"{operator or '='} ${place}"
        yield f"t.{_known(columns, column)} {compared}"


def _ordering(columns: Sequence[str], name: str) -> str:
    column = _known(columns, name.removeprefix("-"))
    return f"t.{column} DESC" if name.startswith("-") else f"t.{column}"


def _known(columns: Sequence[str], name: str) -> str:
    if name not in columns:
        raise ValueError(f"no such column: {name!r}")
    return name
