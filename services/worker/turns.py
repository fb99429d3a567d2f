"""Fair shares: tenants take turns in a task, and one with much work goes on in a later task, behind all others."""

import time
from collections.abc import Callable, Sequence

SECONDS = 1.0


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
