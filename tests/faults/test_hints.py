"""Hints cost a broker that nobody reads from no more than a few hundred messages."""

import asyncio
import base64
import json
from typing import Any
from uuid import uuid4

import pytest
import redis

from infra import hints as module
from infra.hints import CROWDED, OFTEN, Hints
from infra.queues import KEY_PREFIX
from tests.faults.engine import wait_until

QUEUE = f"{KEY_PREFIX}projections"


async def test_where_a_queue_is_long_no_more_hints_go_there_and_others_go_on(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.0)
    with redis.Redis.from_url(redis_url) as broker:
        async with Hints(redis_url) as hints:
            broker.rpush(QUEUE, *["x"] * (CROWDED + 1))
            await hints.hint(uuid4())
            await hints.mail(uuid4())
            await wait_until(lambda: broker.llen(f"{KEY_PREFIX}mails") == 1, 10, "the other hint goes out")
            assert broker.llen(QUEUE) == CROWDED + 1
            broker.delete(QUEUE)
            await hints.hint(uuid4())
            await wait_until(lambda: broker.llen(QUEUE) == 1, 10, "hints go out again")
        broker.flushdb()


async def test_who_rings_often_waits_apart_and_has_the_rings_gathered(redis_url: str) -> None:
    loud, calm = uuid4(), uuid4()
    with redis.Redis.from_url(redis_url) as broker:
        async with Hints(redis_url) as hints:
            for _ in range(200):
                await hints.hint(loud)
                await asyncio.sleep(0.003)
            await hints.hint(calm)
            await wait_until(lambda: str(calm) in told(broker, QUEUE)[0], 10, "the calm one is heard")
            crowd = told(broker, f"{KEY_PREFIX}crowd")
        assert all(str(calm) not in each for each in crowd)
        assert 1 <= len(crowd) <= 40
        assert sum(str(loud) in each for each in told(broker, QUEUE)) <= OFTEN + 1
        broker.flushdb()


def told(broker: Any, queue: str) -> list[str]:
    """What the messages of a queue say, newest first."""
    return [base64.b64decode(json.loads(each)["body"]).decode() for each in broker.lrange(queue, 0, -1)] or [""]
