"""Hints for the worker: ring its bell and go on. A lost hint costs seconds, never work: the tick finds everything."""

import asyncio
import time
from collections import Counter
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import structlog

from infra.queues import CROWD, EXPIRES, KEY_PREFIX, ROUTES, celery_settings

QUIET_SECONDS = 5.0
# When so many messages wait, nobody takes them up: more of them say nothing that the tick will not find.
CROWDED, LOOK_SECONDS = 500, 1.0
# Who rings more often in a second waits in a queue of its own, so that it is not before everybody else's ring.
OFTEN = 10
PROJECT = "werkbalans.project"
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
        self._bell = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._silent_until = 0.0
        self._broker: Any = None
        self._looked_at = 0.0

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
        self._ring("werkbalans.send_mails", tenant)

    def _ring(self, task: str, tenant: UUID) -> None:
        self._waiting[task, tenant] = None
        if time.monotonic() - self._rings_since > 1:
            self._rings, self._rings_since = Counter(), time.monotonic()
        self._rings[task, tenant] += 1
        self._bell.set()

    async def _publish_all(self) -> None:
        while True:
            await self._bell.wait()
            self._bell.clear()
            waiting, self._waiting = list(self._waiting), {}
            if time.monotonic() < self._silent_until:
                continue
            await asyncio.to_thread(self._publish, waiting)
            await asyncio.sleep(ROUND_SECONDS)

    def _publish(self, waiting: list[tuple[str, UUID]]) -> None:
        # Celery takes half a second to load: at the first hint, in this thread, rather than before the first page.
        from kombu.exceptions import OperationalError
        from redis import Redis
        from redis.exceptions import RedisError

        if self._app is None:
            self._app = _app(self._redis_url)
            self._broker = Redis.from_url(self._redis_url, socket_timeout=2, socket_connect_timeout=2)
        try:
            if self._is_crowded():
                self._silent_until = time.monotonic() + QUIET_SECONDS
                log.warning("nobody takes hints up: the tick will find the work")
                return
            together: dict[tuple[str, str | None], list[str]] = {}
            for task, tenant in waiting:
                often = task == PROJECT and self._rings[task, tenant] > OFTEN
                together.setdefault((task, CROWD if often else None), []).append(str(tenant))
            for (task, queue), tenants in together.items():
                self._app.send_task(task, tenants, queue=queue, retry=False, expires=EXPIRES)
        except (OperationalError, RedisError, OSError) as error:
            self._silent_until = time.monotonic() + QUIET_SECONDS
            log.warning("no broker: the tick will find the work", error=type(error).__name__)

    def _is_crowded(self) -> bool:
        if time.monotonic() - self._looked_at < LOOK_SECONDS:
            return False
        self._looked_at = time.monotonic()
        queues = (CROWD, *dict.fromkeys(ROUTES.values()))
        return any(self._broker.llen(KEY_PREFIX + name) > CROWDED for name in queues)


def _app(redis_url: str) -> Any:
    from celery import Celery

    app = Celery("werkbalans", broker=redis_url, set_as_current=False)
    app.conf.update(task_ignore_result=True, **celery_settings())
    return app
