"""What the operator and Prometheus see of the service: how far behind, what is parked, what became of the mails."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from domain.kernel.ids import TenantId
from infra.mail.message_key import message_key
from infra.pool import Pool
from infra.queues import KEY_PREFIX, QUEUES
from infra.release import newest

ALIVE_SECONDS = 30.0


class Lag(msgspec.Struct, frozen=True):
    """The farthest that any tenant is behind on a projection that runs, and for how many tenants it is parked."""

    projection: str
    version: int
    events: int
    seconds: float
    parked: int


class MailCount(msgspec.Struct, frozen=True):
    """How many mails of a kind are in a state."""

    kind: str
    state: str
    mails: int


class RefusedCount(msgspec.Struct, frozen=True):
    """How many mails of a kind were not sent for a reason (infra/mail/reasons.py)."""

    kind: str
    reason: str
    mails: int


class Figures(msgspec.Struct, frozen=True):
    """All figures of one moment. `heartbeat_age` in seconds and `queues` (tasks by queue) are None while unknown.

    `stuck`: mails that should have gone out a quarter of an hour ago; `stopped`: addresses that get no mail any more;
    `failing`: reports that could not be built at the last look; `tasks`: kinds of task that fail again and again;
    `overdue`: what waits a quarter of an hour after its time, of all that is not a mail; `held`: questions of polls
    that the attack held back lately.
    """

    lag: Sequence[Lag]
    mails: Sequence[MailCount]
    refused: Sequence[RefusedCount]
    stuck: int
    stopped: int
    failing: int
    tasks: int
    overdue: int
    held: int
    heartbeat_age: float | None
    queues: Mapping[str, int] | None

    @property
    def worker_alive(self) -> bool:
        """Whether a worker took a task lately."""
        return self.heartbeat_age is not None and self.heartbeat_age < ALIVE_SECONDS


class ParkedPart(msgspec.Struct, frozen=True):
    """A projection that waits for help, and why."""

    tenant: UUID
    projection: str
    version: int
    seq: int
    error: str


class FailingReports(msgspec.Struct, frozen=True):
    """How many of a tenant's reports could not be built, the first error's name, and when they are tried again."""

    tenant: UUID
    reports: int
    error: str
    again_at: datetime


class FailingTask(msgspec.Struct, frozen=True):
    """A kind of task that failed three times or more and does so still: for how many organisations, since when."""

    task: str
    organisations: int
    error: str
    since: datetime


class UnknownMail(msgspec.Struct, frozen=True):
    """A mail of which nobody knows whether it arrived."""

    tenant: UUID
    mail: UUID
    kind: str
    changed_at: datetime

    @property
    def message_key(self) -> str:
        """What stands before the @ of its Message-ID."""
        return message_key(TenantId(self.tenant), self.mail)


class GivenUpMail(msgspec.Struct, frozen=True):
    """A mail that was given up in the last 30 days, and why: `detail` is a server's code or an error's name."""

    tenant: UUID
    mail: UUID
    kind: str
    reason: str
    detail: str
    changed_at: datetime

    @property
    def message_key(self) -> str:
        """What stands before the @ of its Message-ID."""
        return message_key(TenantId(self.tenant), self.mail)


class Observer:
    """Looks; changes nothing."""

    def __init__(self, pool: Pool, redis_url: str) -> None:
        self._pool, self._redis_url = pool, redis_url

    async def ready(self) -> bool:
        """Whether the database answers and is of this release."""
        try:
            version = await self._pool.fetchval("SELECT version_num FROM werkbalans.alembic_version")
        except (asyncpg.PostgresError, OSError, TimeoutError):
            return False
        return bool(version == newest())

    async def figures(self) -> Figures:
        """The figures of this moment."""
        lag = [Lag(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.projection_lag()")]
        mails = [MailCount(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.mail_figures()")]
        refused = [RefusedCount(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.refused_mails()")]
        stuck, stopped = await self._pool.fetchrow("SELECT * FROM werkbalans.mail_troubles()") or (0, 0)
        age = await self._pool.fetchval(
            "SELECT extract(epoch FROM werkbalans.clock() - beat_at)::double precision FROM werkbalans.heartbeat"
        )
        failing = sum(each.reports for each in await self.failing_reports())
        tasks = len(await self.failing_tasks())
        overdue = await self._pool.fetchval("SELECT werkbalans.overdue_work()")
        held = await self._pool.fetchval("SELECT werkbalans.figures_held_lately()")
        return Figures(lag, mails, refused, stuck, stopped, failing, tasks, overdue, held, age, await self._queues())

    async def parked(self) -> list[ParkedPart]:
        """What is parked, oldest first."""
        return [ParkedPart(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.parked()")]

    async def failing_reports(self) -> list[FailingReports]:
        """Whose reports could not be built."""
        return [FailingReports(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.reports_failing()")]

    async def failing_tasks(self) -> list[FailingTask]:
        """The tasks that fail, of all organisations together."""
        return [FailingTask(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.failing_tasks()")]

    async def unknown_mails(self) -> list[UnknownMail]:
        """The mails to look into, newest first."""
        return [UnknownMail(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.unknown_mails()")]

    async def given_up_mails(self) -> list[GivenUpMail]:
        """The mails that may be sent once more, newest first."""
        return [GivenUpMail(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.given_up_mails()")]

    async def _queues(self) -> Mapping[str, int] | None:
        import redis.asyncio

        try:
            async with redis.asyncio.Redis.from_url(self._redis_url, socket_connect_timeout=0.5) as client:
                return {name: int(await client.llen(KEY_PREFIX + name)) for name in QUEUES}
        except (redis.RedisError, OSError):
            return None
