"""Hints for the worker: ring its bell and go on. A lost hint costs seconds, never work: the tick finds everything."""

import asyncio
import time
from collections import Counter
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import structlog

from infra.queues import CROWDS, EXPIRES, KEY_PREFIX, QUEUES, ROUTES, celery_settings

QUIET_SECONDS = 5.0
# When so many messages wait in a queue, more of them say nothing that the tick will not find.
CROWDED, LOOK_SECONDS = 500, 1.0
# Who rings more often in a second has its rings gathered for so long, and waits in a queue apart from everybody else's.
OFTEN, GATHERED_SECONDS = 10, 0.05
PROJECT, MAIL = "werkbalans.project", "werkbalans.send_mails"
ROUND_SECONDS = 0.01
log = structlog.get_logger("werkbalans.hints")


class Hints:
    """Publishes from one background task, so no request waits for Redis. Open it with `async with`.

    What is rung within ROUND_SECONDS goes out together, one message a task: a message costs more than a ring.
    """

    def __init__(self, redis_url: str) -> None:
        self._redis_url = redis_url
        self._app: Any = None
        self._waiting: dict[tuple[str, UUID], None] = {}
        self._rings, self._rings_since = Counter[tuple[str, UUID]](), 0.0
        self._rings_before = Counter[tuple[str, UUID]]()
        self._gathered_until = 0.0
        self._bell = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._silent_until = 0.0
        self._broker: Any = None
        self._crowded, self._looked_at = frozenset[str](), 0.0

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._publish_all())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._app:
            await asyncio.to_thread(self._app.close)
        if self._broker:
            await asyncio.to_thread(self._broker.close)

    async def hint(self, tenant: UUID) -> None:
        """There are new events in this tenant's log. Several hints that wait together are one."""
        self._ring(PROJECT, tenant)

    async def mail(self, tenant: UUID) -> None:
        """There is mail to send for this tenant."""
        self._ring(MAIL, tenant)

    def _ring(self, task: str, tenant: UUID) -> None:
        self._waiting[task, tenant] = None
        since = time.monotonic() - self._rings_since
        if since > 1:
            self._rings_before = self._rings if since < 2 else Counter()
            self._rings, self._rings_since = Counter(), time.monotonic()
        self._rings[task, tenant] += 1
        self._bell.set()

    async def _publish_all(self) -> None:
        while True:
            await self._bell.wait()
            self._bell.clear()
            waiting = self._due()
            if not waiting or time.monotonic() < self._silent_until:
                continue
            await asyncio.to_thread(self._publish, waiting)
            await asyncio.sleep(ROUND_SECONDS)

    def _due(self) -> list[tuple[str, UUID]]:
        """What goes out now. What is rung often stays, to be rung for again, until its time has come."""
        waiting, self._waiting = list(self._waiting), {}
        often = [each for each in waiting if self._is_often(*each)]
        left = self._gathered_until - time.monotonic()
        if often and left > 0:
            self._waiting = dict.fromkeys(often)
            asyncio.get_running_loop().call_later(left, self._bell.set)
            return [each for each in waiting if each not in self._waiting]
        if often:
            self._gathered_until = time.monotonic() + GATHERED_SECONDS
        return waiting

    def _is_often(self, task: str, tenant: UUID) -> bool:
        return max(self._rings[task, tenant], self._rings_before[task, tenant]) > OFTEN

    def _publish(self, waiting: list[tuple[str, UUID]]) -> None:
        # Celery takes half a second to load: at the first hint, in this thread, rather than before the first page.
        from kombu.exceptions import OperationalError
        from redis import Redis
        from redis.exceptions import RedisError

        if self._app is None:
            self._app = _app(self._redis_url)
            self._broker = Redis.from_url(self._redis_url, socket_timeout=2, socket_connect_timeout=2)
        try:
            self._look()
            together: dict[tuple[str, str], list[str]] = {}
            for task, tenant in waiting:
                queue = CROWDS[task] if self._is_often(task, tenant) else ROUTES[task]
                together.setdefault((task, queue), []).append(str(tenant))
            for (task, queue), tenants in together.items():
                if queue not in self._crowded:
                    self._app.send_task(task, tenants, queue=queue, retry=False, expires=EXPIRES)
        except (OperationalError, RedisError, OSError) as error:
            self._silent_until = time.monotonic() + QUIET_SECONDS
            log.warning("no broker: the tick will find the work", error=type(error).__name__)

    def _look(self) -> None:
        """Which queues are so long that no more goes there: once in a while."""
        if time.monotonic() - self._looked_at < LOOK_SECONDS:
            return
        self._looked_at = time.monotonic()
        self._crowded = frozenset(name for name in QUEUES if self._broker.llen(KEY_PREFIX + name) > CROWDED)
        if self._crowded:
            log.warning("a queue is long: the tick will find the work", queues=sorted(self._crowded))


def _app(redis_url: str) -> Any:
    from celery import Celery

    app = Celery("werkbalans", broker=redis_url, set_as_current=False)
    app.conf.update(task_ignore_result=True, **celery_settings())
    return app
