"""Driver connections for what must be quick: each call is one statement in a transaction of its own."""

from functools import partial
from typing import Any

import asyncpg

from domain.kernel.ports import Clock
from infra.clock import MACHINE, tell_driver


def open_pool(url: str, *, min_size: int = 2, max_size: int = 16, clock: Clock = MACHINE) -> "asyncpg.Pool[Any]":
    """A pool to open with `async with`. Nothing outlives a transaction on it, so a returned connection needs no reset.

    The driver's own reset would be a second round trip for each call; an open transaction is rolled back all the same.
    """
    setup = None if clock is MACHINE else partial(tell_driver, clock)
    return asyncpg.create_pool(url, min_size=min_size, max_size=max_size, reset=_nothing_to_reset, setup=setup)


async def _nothing_to_reset(_connection: object) -> None:
    return
