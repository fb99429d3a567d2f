"""T10: the broker forgets, dies, hangs, is full and is cut off, while people work: nothing is lost, it takes time only.

So it is when the worker is cut off from PostgreSQL, which people go on to reach. Wires are cut by a relay, not by a
packet filter (tests/faults/wire.py says why): no byte passes, nobody is told; then they are mended, or reset.

Size is the number of faults of each kind, shared among installations that have them at once. After each, all that is
due must be done within 90 seconds; meanwhile people work on, through the API, and none of them may be refused or wait.
The worker and beat have their keepers.
"""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import redis

from infra.hints import Hints
from tests.conftest import Database
from tests.drill.counts import Counts, one_database, side_by_side
from tests.drill.field import Field
from tests.drill.people import people_at_the_api
from tests.faults.engine import Engine, behind, connections, wait_until
from tests.faults.load import Tenant

FULL, WITHIN, LONG, SLOW_ANSWER = 50, 90.0, 60.0, 2.0
SIDES = 2
CONTROL = "no beat, so no sweep: what the broker forgot is never done"
Fault = Callable[[Field, float], Awaitable[None]]


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    counts, wrong = side_by_side(_faulted, seed, size, SIDES)
    with one_database() as (database, folder):
        caught = asyncio.run(_forgotten(database, folder, seed))
    return Counts(counts, tuple(wrong), CONTROL, caught)


async def flushed(field: Field, seconds: float) -> None:
    """It forgets all, again and again."""
    with redis.Redis.from_url(field.engine.settings.redis_url) as client:
        for _ in range(3):
            client.flushall()
            await asyncio.sleep(seconds / 3)


async def killed(field: Field, seconds: float) -> None:
    """It dies, and is back with what it wrote down, or with nothing."""
    field.engine.broker.kill()
    await asyncio.sleep(seconds / 2)
    field.engine.restart_broker(durable=field.dice.random() < 0.5)


async def hung(field: Field, seconds: float) -> None:
    """It says nothing for so long."""
    os.kill(field.engine.broker.pid, signal.SIGSTOP)
    await asyncio.sleep(seconds)
    os.kill(field.engine.broker.pid, signal.SIGCONT)


async def full(field: Field, seconds: float) -> None:
    """It takes nothing in."""
    with redis.Redis.from_url(field.engine.settings.redis_url) as client:
        client.config_set("maxmemory", 1)
        await asyncio.sleep(seconds)
        client.config_set("maxmemory", 0)


def cut_from(which: str) -> Fault:
    """The wire to it is cut for so long."""

    async def cut(field: Field, seconds: float) -> None:
        wire = field.engine.wires[which]
        wire.cut()
        await asyncio.sleep(seconds)
        (wire.mend if field.dice.random() < 0.5 else wire.reset)()

    return cut


FAULTS: dict[str, Fault] = {
    "flushed": flushed,
    "killed": killed,
    "hung": hung,
    "full": full,
    "cut from the broker": cut_from("broker"),
    "cut from the database": cut_from("database"),
}


async def _faulted(database: Database, folder: Path, seed: int, size: int) -> tuple[dict[str, int], list[str]]:
    with Engine(database, folder, wired=True) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed)
        engine.keep("worker")
        engine.keep("beat")
        slowest, wrong = 0.0, list[str]()
        async with people_at_the_api(engine) as waited:
            for number in range(size):
                for name, fault in FAULTS.items():
                    seconds = LONG if number == 0 and size >= FULL // SIDES else field.dice.uniform(2, 6)
                    async with field.at_work():
                        await fault(field, seconds)
                    took = await field.settled(WITHIN)
                    slowest = max(slowest, took or WITHIN)
                    wrong += [] if took is not None else [f"{name}: not all was done within {WITHIN:.0f} s"]
        wrong += [f"somebody waited {seconds:.1f} s" for seconds in waited if seconds > SLOW_ANSWER]
        counts = {"faults": size * len(FAULTS), "events": field.events, "requests": len(waited)}
        counts |= {"slowest answer, ms": round(1000 * max(waited)), "longest until done, ms": round(1000 * slowest)}
        return counts, wrong + await field.wrong()


async def _forgotten(database: Database, folder: Path, seed: int) -> bool:
    """Whether work whose hint was lost stays undone without beat, and is seen to."""
    with Engine(database, folder) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed, tenants=1)
        async with Hints(engine.settings.redis_url) as hints:
            await hints.hint(field.tenants[0].id)
            with redis.Redis.from_url(engine.settings.redis_url) as client:
                await wait_until(lambda: bool(client.llen("wb:projections")), 10, "the hint is in the queue")
                client.flushall()
            engine.keep("worker")
            other = Tenant(worker, admin)
            await hints.hint(other.id)
            known = "SELECT count(*) FROM werkbalans.checkpoint WHERE tenant_id = %s"
            await wait_until(lambda: admin.execute(known, (other.id,)).fetchone() != (0,), 60, "the worker works")
        await asyncio.sleep(5)
        return behind(admin) > 0
