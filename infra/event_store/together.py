"""Appends that come at once go out together: one call, one commit, one flush for all of them.

Each is stored as it would be alone. While a call is under way, those that come wait and share the next one; nobody
waits when there is nothing to wait for. Appends of one tenant follow each other anyway, so a tenant is in one call at
a time. When a shared call is refused, nothing of it is stored, and each goes alone, so that who is refused is told.
"""

import asyncio
from collections.abc import Sequence

import asyncpg
import msgspec

from domain.kernel.ids import TenantId
from infra.event_store.encoding import Encoded
from infra.pool import Pool

ALONE = "SELECT seq, chain FROM werkbalans.append($1, $2, $3, $4, $5, $6, $7)"
SHARED = "SELECT seqs, chains FROM werkbalans.append_together($1, $2, $3, $4, $5, $6, $7, $8)"
CALLS, MOST_CALLS, PATIENCE, EVENTS = 2, 12, 0.001, 512
Place = tuple[int, bytes]


class Waiting(msgspec.Struct, frozen=True, eq=False):
    """An append that waits for its turn."""

    tenant: TenantId
    token: str
    rows: Sequence[Encoded]
    answer: "asyncio.Future[Place]"


class Together:
    """Sends appends: CALLS calls at a time, each with all that waited, up to EVENTS events.

    Where calls take long (a slow flush, a tenant that somebody holds), nobody waits for company longer than PATIENCE
    seconds: then there are up to MOST_CALLS.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._waiting: list[Waiting] = []
        self._busy: set[TenantId] = set()
        self._calls: set[asyncio.Task[None]] = set()
        self._under_way = 0
        self._woken = False
        self._patience: asyncio.TimerHandle | None = None

    async def append(self, tenant: TenantId, token: str, rows: Sequence[Encoded]) -> Place:
        """The position and the chain value of the last event. Raises what the function `append` raises."""
        if self._under_way or self._waiting:
            answer: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
            self._waiting.append(Waiting(tenant, token, rows, answer))
            self._wake()
            return await answer
        self._begin({tenant})
        try:
            return await self._alone(token, rows)
        finally:
            self._end({tenant})

    def _wake(self) -> None:
        # Not at once: all who have something to append in this round of the loop go together.
        if self._under_way >= CALLS:
            self._lose_patience_later()
        elif not self._woken:
            self._woken = True
            asyncio.get_running_loop().call_soon(self._send)

    def _send(self) -> None:
        self._woken = False
        while self._under_way < CALLS and (group := self._group()):
            self._start(group)
        if self._waiting and self._under_way >= CALLS:
            self._lose_patience_later()

    def _lose_patience_later(self) -> None:
        if self._patience is None:
            self._patience = asyncio.get_running_loop().call_later(PATIENCE, self._send_all_the_same)

    def _send_all_the_same(self) -> None:
        self._patience = None
        if self._under_way < MOST_CALLS and (group := self._group()):
            self._start(group)
            if self._waiting:
                self._lose_patience_later()

    def _start(self, group: list[Waiting]) -> None:
        tenants = {each.tenant for each in group}
        self._begin(tenants)
        call = asyncio.create_task(self._share(group, tenants))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    def _group(self) -> list[Waiting]:
        group: list[Waiting] = []
        later: list[Waiting] = []
        events = 0
        for each in self._waiting:
            if each.answer.cancelled():
                continue
            if each.tenant in self._busy or (group and events + len(each.rows) > EVENTS):
                later.append(each)
            else:
                group.append(each)
                events += len(each.rows)
        self._waiting = later
        return group

    async def _share(self, group: list[Waiting], tenants: set[TenantId]) -> None:
        try:
            if len(group) == 1 or not await self._shared(group):
                await asyncio.gather(*(self._each(waiting) for waiting in group))
        except Exception as error:  # noqa: BLE001 - who waits is told, whatever it is
            for waiting in group:
                if not waiting.answer.done():
                    waiting.answer.set_exception(error)
        finally:
            for waiting in group:
                waiting.answer.cancel()
            self._end(tenants)

    async def _shared(self, group: list[Waiting]) -> bool:
        rows = [row for waiting in group for row in waiting.rows]
        counts = [len(waiting.rows) for waiting in group]
        try:
            found = await self._pool.fetchrow(SHARED, [waiting.token for waiting in group], counts, *columns(rows))
        except asyncpg.PostgresError:
            return False
        for waiting, *place in zip(group, *found, strict=True):
            if not waiting.answer.done():
                waiting.answer.set_result((place[0], place[1]))
        return True

    async def _each(self, waiting: Waiting) -> None:
        try:
            place = await self._alone(waiting.token, waiting.rows)
        except Exception as error:  # noqa: BLE001 - the same
            if not waiting.answer.done():
                waiting.answer.set_exception(error)
        else:
            if not waiting.answer.done():
                waiting.answer.set_result(place)

    async def _alone(self, token: str, rows: Sequence[Encoded]) -> Place:
        seq, chain = await self._pool.fetchrow(ALONE, token, *columns(rows))
        return seq, chain

    def _begin(self, tenants: set[TenantId]) -> None:
        self._under_way += 1
        self._busy |= tenants

    def _end(self, tenants: set[TenantId]) -> None:
        self._under_way -= 1
        self._busy -= tenants
        if self._waiting:
            self._wake()


def columns(rows: Sequence[Encoded]) -> tuple[list[object], ...]:
    """The rows as `append` takes them: one list a column."""
    return (
        [row.event_id for row in rows],
        [row.stream for row in rows],
        [row.version for row in rows],
        [row.type for row in rows],
        [row.schema_version for row in rows],
        [row.payload for row in rows],
    )
