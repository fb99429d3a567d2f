"""A deployment: the worker is asked to stop under load, again and again, and begins anew; then two of them share work.

Size is the number of stops. A worker that is asked finishes what it has in hand: nothing may be left held, no mail
uncertain, nothing lost and nothing doubled. The control is killed instead: then mails are left in its hands.
"""

import asyncio
from pathlib import Path
from typing import Any

from celery import Celery
from kombu import Connection as Broker

from infra.hints import Hints
from infra.queues import TRANSPORT
from tests.conftest import Database
from tests.drill.counts import Counts, one_database
from tests.drill.field import Connection, Field, plan_mails
from tests.faults.engine import Engine, connections

FULL, MAILS, WITHIN, AT_LAST, LONGEST, SHARE = 20, 40, 60.0, 300.0, 50.0, 0.2
CONTROL = "a worker that is killed: mails are left in its hands"


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    with one_database() as (database, folder):
        counts, wrong, caught = asyncio.run(_stopped(database, folder, seed, size))
    return Counts(counts, tuple(wrong), CONTROL, caught)


async def _stopped(database: Database, folder: Path, seed: int, size: int) -> tuple[dict[str, int], list[str], bool]:
    with Engine(database, folder) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed)
        engine.keep("beat")
        engine.keep("worker")
        assert await field.settled(WITHIN) is not None
        slowest, amid, wrong = 0.0, 0, list[str]()
        for number in range(size):
            await _busy(field)
            seconds = await asyncio.to_thread(engine.stop, "worker")
            slowest, amid = max(slowest, seconds), amid + bool(_count(admin, "planned"))
            held = _count(admin, "claimed", "sending")
            wrong += [f"stop {number}: {held} mails are left in its hands"] if held else []
            wrong += [f"stop {number}: it took {seconds:.0f} s"] if seconds > LONGEST else []
            engine.keep("worker")
        wrong += [] if await field.settled(AT_LAST) is not None else ["not all was done in the end"]
        uncertain = _count(admin, "unknown")
        wrong += [f"{uncertain} mails are uncertain"] if uncertain else []
        wrong += await field.wrong()
        counts = {"stops": size, "amid mails": amid, "slowest, ms": round(1000 * slowest), "events": field.events}
        shared, tasks = await _shared(field)
        counts |= {f"tasks of worker {place}": number for place, number in enumerate(tasks, 1)}
        wrong += [] if shared else [f"two workers did not share: {tasks}"]
        caught = await _killed(field)
        return counts, wrong, caught


async def _busy(field: Field) -> None:
    """Work in all that a worker does, and a random while of it."""
    async with Hints(field.engine.settings.redis_url) as hints:
        for tenant in field.tenants:
            await asyncio.to_thread(plan_mails, field.admin, tenant, MAILS)
            await hints.mail(tenant.id)
        await field.work(field.dice.uniform(0.2, 1.0))


async def _shared(field: Field) -> tuple[bool, list[int]]:
    """Whether two workers, neither of which knows of the other, each do their part; the tasks of each."""
    await asyncio.to_thread(field.engine.stop, "worker")
    for name in ("worker", "worker-2"):
        field.engine.keep("worker", name=name)
    for _ in range(5):
        await _busy(field)
        await field.settled(WITHIN)
    wanted = sorted(field.engine.pid(name) for name in ("worker", "worker-2"))
    done = await asyncio.to_thread(_tasks_by_keeper, field.engine.settings.redis_url)
    tasks = [done.get(str(pid), 0) for pid in wanted]
    return min(tasks) >= SHARE * sum(tasks) > 0, tasks


def _tasks_by_keeper(url: str) -> dict[str, int]:
    """How many tasks the workers of each keeper did, by the keeper's process."""
    app, found = Celery("asking", broker=url), dict[str, int]()
    app.conf.broker_transport_options = dict(TRANSPORT)
    with Broker(url, transport_options=dict(TRANSPORT)) as connection:
        stats: dict[str, Any] = app.control.inspect(timeout=5, connection=connection).stats() or {}
    for name, told in stats.items():
        keeper = name.split("@")[0].split(".")[1]
        found[keeper] = found.get(keeper, 0) + sum(told["total"].values())
    return found


async def _killed(field: Field) -> bool:
    """Whether a worker that is killed amid mails is seen to leave some in its hands; in one of ten tries."""
    field.engine.kill("worker-2")
    for _ in range(10):
        await _busy(field)
        field.engine.kill("worker")
        if _count(field.admin, "claimed", "sending"):
            return True
        field.engine.keep("worker")
    return False


def _count(admin: Connection, *states: str) -> int:
    row = admin.execute("SELECT count(*) FROM werkbalans.outbox WHERE state = ANY (%s)", (list(states),)).fetchone()
    return int(row[0]) if row else 0
