"""Read models as they stood at the end of a past day: the same questions, answered by folding the log in memory.

Only events of one plan, and those of no plan (the organisation, its members and settings), are read; rows of other
plans are not there. Nothing is kept beyond the request, and words that were erased since are erased here too.
"""

import operator
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import msgspec

from domain.catalogue import AUDIT
from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId, TenantId
from domain.kernel.past import end_of, rows_after
from domain.kernel.views import Key, View
from infra.event_store.postgres import PostgresEventStore
from infra.read_models.queries import Rows

R = TypeVar("R", bound=msgspec.Struct)
PAGE = 1000
OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda known, given: known in given,
    "&&": lambda known, given: not set(known).isdisjoint(given),
}


class AsOf:
    """Implements infra.read_models.queries.Rows for one plan of one tenant at the end of a local day."""

    def __init__(self, views: Rows, store: PostgresEventStore, plan: PlanId, day: date, time_zone: str) -> None:
        self._views, self._store = views, store
        self._plan, self._day, self._time_zone = plan, day, time_zone
        self._log: list[Recorded] | None = None
        self._rows: dict[str, dict[Key, Any]] = {}

    async def get(self, tenant: TenantId, view: View[R], key: Key) -> R | None:
        """The row with this key, None when there was none."""
        return (await self._rows_of(tenant, view)).get(tuple(key))

    async def find(
        self,
        tenant: TenantId,
        view: View[R],
        where: Mapping[str, Any] | None = None,
        order: Sequence[str] = (),
        limit: int | None = None,
    ) -> Sequence[R]:
        """The rows for which all of `where` held, in `order`."""
        rows = (await self._rows_of(tenant, view)).values()
        found = [row for row in rows if all(_holds(row, name, value) for name, value in (where or {}).items())]
        for name in reversed(order):
            column = name.removeprefix("-")
            found.sort(key=lambda row: _rank(getattr(row, column)), reverse=name.startswith("-"))
        return found if limit is None else found[:limit]

    async def count(self, tenant: TenantId, view: View[Any], where: Mapping[str, Any] | None = None) -> int:
        """How many rows there were for which all of `where` held."""
        return len(await self.find(tenant, view, where))

    async def tally(
        self, tenant: TenantId, view: View[Any], where: Mapping[str, Any], by: Sequence[str], total: str
    ) -> Sequence[Sequence[Any]]:
        """For each combination of the columns `by`: these (as JSON has them), how many rows, the sum of `total`."""
        rows, sums = Counter[tuple[Any, ...]](), Counter[tuple[Any, ...]]()
        for row in await self.find(tenant, view, where):
            key = tuple(msgspec.to_builtins(getattr(row, name)) for name in by)
            rows[key] += 1
            sums[key] += getattr(row, total)
        return [[*key, counted, sums[key]] for key, counted in rows.items()]

    async def wait_for(self, tenant: TenantId, seq: int, views: Sequence[View[Any]], seconds: float) -> bool:  # noqa: ARG002
        """The past is there already."""
        return True

    async def _rows_of(self, tenant: TenantId, view: View[R]) -> dict[Key, R]:
        if view.name not in self._rows:
            if self._log is None:
                self._log = await self._read(tenant)
            self._rows[view.name] = rows_after(view, self._log)
        return self._rows[view.name]

    async def _read(self, tenant: TenantId) -> list[Recorded]:
        over = end_of(self._day, self._time_zone)
        order = ("-recorded_at", "-seq")
        last = await self._views.find(tenant, AUDIT, {"recorded_at <": over}, order=order, limit=1)
        seqs = sorted([*await self._seqs(tenant, self._plan, last), *await self._seqs(tenant, None, last)])
        log: list[Recorded] = []
        for start in range(0, len(seqs), PAGE):
            log += reversed(await self._store.pick(tenant, seqs[start : start + PAGE]))
        return log

    async def _seqs(self, tenant: TenantId, plan: PlanId | None, last: Sequence[Any]) -> list[int]:
        if not last:
            return []
        where = {"plan": plan, "seq <=": last[0].seq}
        return [row.seq for row in await self._views.find(tenant, AUDIT, where)]


def _holds(row: Any, condition: str, value: Any) -> bool:
    name, _, sign = condition.partition(" ")
    known = getattr(row, name)
    if value is None:
        return known is None
    return known is not None and bool(OPERATORS[sign or "="](known, value))


def _rank(value: Any) -> tuple[bool, Any]:
    return (value is None, value if value is not None else 0)
