"""Hints cost a broker that nobody reads from no more than a few hundred messages."""

from uuid import uuid4

import pytest
import redis

from infra import hints as module
from infra.hints import CROWDED, Hints
from infra.queues import KEY_PREFIX
from tests.faults.engine import wait_until

QUEUE = f"{KEY_PREFIX}projections"


async def test_where_nobody_takes_hints_up_no_more_of_them_are_sent(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QUIET_SECONDS", "LOOK_SECONDS"):
        monkeypatch.setattr(module, name, 0.0)
    with redis.Redis.from_url(redis_url) as broker:
        async with Hints(redis_url) as hints:
            broker.rpush(QUEUE, *["x"] * (CROWDED + 1))
            await hints.hint(uuid4())
            await wait_until(lambda: hints._silent_until > 0, 10, "it is seen")
            assert broker.llen(QUEUE) == CROWDED + 1
            broker.delete(QUEUE)
            await hints.hint(uuid4())
            await wait_until(lambda: broker.llen(QUEUE) == 1, 10, "hints go out again")
        broker.flushdb()
