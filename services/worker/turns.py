"""Fair shares: tenants take turns in a task, and one with much work goes on in a later task, behind all others."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from services.worker.parts import Connection

SECONDS = 0.1


def take_turns(tenants: Sequence[str], turn: Callable[[str], int], seconds: float = SECONDS) -> list[str]:
    """Give each tenant a `turn` (its size, 0 when nothing is left) until all are done or `seconds` have passed.

    The tenants that may have work left. Each had at least one turn, and no more turns than any other that had work.
    """
    left, until = list(dict.fromkeys(tenants)), time.monotonic() + seconds
    while left:
        left = [tenant for tenant in left if turn(tenant)]
        if time.monotonic() >= until:
            break
    return left


@contextmanager
def alone(connection: Connection, kind: str, tenant: str) -> Iterator[bool]:
    """Hold a tenant's work of this kind; False when some process does it at this moment, which then is enough.

    So one tenant takes one process of all workers at most, however much it has and however often it is woken. What came
    meanwhile is found by whoever held it, who looks once more after letting go, or else by the tick.
    """
    key = f"{kind} {tenant}"
    (held,) = connection.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", (key,)).fetchone() or (False,)
    connection.commit()
    try:
        yield bool(held)
    finally:
        if held:
            connection.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", (key,))
            connection.commit()
