"""Driver connections for what must be quick: each call is one statement in a transaction of its own."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

import asyncpg

from domain.kernel.ports import Clock
from infra.clock import MACHINE, tell_driver

T = TypeVar("T")


class Pool:
    """At most `size` connections. The one used last is used next; who finds none waits, and is served in order.

    Nothing outlives a transaction here, so a connection comes back without a reset. The driver's own pool costs two
    to three times as much as the call itself: a task, proxies, a second round trip.
    """

    def __init__(self, url: str, size: int, clock: Clock = MACHINE) -> None:
        self._url, self._room, self._clock, self._open = url, size, clock, True
        self._idle: list[Any] = []
        self._waiting: deque[asyncio.Future[Any]] = deque()

    async def fetch(self, query: str, *values: Any) -> Sequence[Any]:
        """The rows of the answer."""
        connection = await self._take()
        return await self._used(connection, connection.fetch(query, *values))

    async def fetchrow(self, query: str, *values: Any) -> Any:
        """The first row of the answer, None when there is none."""
        connection = await self._take()
        return await self._used(connection, connection.fetchrow(query, *values))

    async def fetchval(self, query: str, *values: Any) -> Any:
        """The first value of the first row, None when there is none."""
        connection = await self._take()
        return await self._used(connection, connection.fetchval(query, *values))

    async def execute(self, query: str, *values: Any) -> str:
        """Do it, and tell what the server says that it did."""
        connection = await self._take()
        return await self._used(connection, connection.execute(query, *values))

    async def fill(self, count: int) -> None:
        """Open this many connections. Raises what the database raises."""
        for connection in [await self._take() for _ in range(count)]:
            self._give(connection)

    async def close(self) -> None:
        """Close what is idle now, and what is in use when it comes back."""
        self._open = False
        idle, self._idle = self._idle, []
        for connection in idle:
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await connection.close(timeout=2)

    async def _take(self) -> Any:
        connection = await self._free()
        if self._clock is not MACHINE:
            await self._told(connection)
        return connection

    async def _told(self, connection: Any) -> None:
        try:
            await tell_driver(self._clock, connection)
        except BaseException:
            connection.terminate()
            self._give(connection)
            raise

    async def _free(self) -> Any:
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
            self._room += 1
        return await (self._connect() if self._room > 0 else self._turn())

    async def _connect(self) -> Any:
        self._room -= 1
        try:
            return await asyncpg.connect(self._url)
        except BaseException:
            self._lost()
            raise

    async def _turn(self) -> Any:
        turn: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            connection = await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give(turn.result()) if turn.result() else self._lost()
            raise
        if connection and not connection.is_closed():
            return connection
        self._room += 1
        return await self._connect()

    async def _used(self, connection: Any, answer: Awaitable[T]) -> T:
        try:
            return await answer
        except BaseException as error:
            if not isinstance(error, asyncpg.PostgresError):
                connection.terminate()  # cancelled or broken: nobody knows what it still has to say
            raise
        finally:
            self._give(connection)

    def _give(self, connection: Any) -> None:
        if not self._open or connection.is_closed() or connection.is_in_transaction():
            connection.terminate()
            self._lost()
        elif turn := self._next():
            turn.set_result(connection)
        else:
            self._idle.append(connection)

    def _lost(self) -> None:
        """A connection is gone: there is room for another, for who waits longest or else for who comes."""
        turn = self._next()
        if turn:
            turn.set_result(None)
        else:
            self._room += 1

    def _next(self) -> "asyncio.Future[Any] | None":
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                return turn
        return None


@asynccontextmanager
async def open_pool(url: str, *, min_size: int = 2, max_size: int = 16, clock: Clock = MACHINE) -> AsyncIterator[Pool]:
    """A pool for as long as `async with` lasts; at a played time each call is told it first."""
    pool = Pool(url, max_size, clock)
    try:
        await pool.fill(min_size)
        yield pool
    finally:
        await pool.close()
