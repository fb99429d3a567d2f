"""T11: a worker that dies, hangs or never ends its task: within a minute work is taken up again, without anybody.

Size is the number of faults, shared among installations that have them at once; each is one of those below, in turn,
at a random moment under load. After each, a new act must be in the read models within 60 seconds. What is killed or
stopped is the Celery program or one of its children; its keeper (services/worker/keep.py) is what the container
engine or the supervisor keeps.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path

from celery import Celery
from kombu import Connection

from infra.queues import TRANSPORT
from tests.conftest import Database
from tests.drill.counts import Counts, one_database, side_by_side
from tests.drill.field import Field
from tests.faults.engine import Engine, connections

FULL, WITHIN, CONTROL_SECONDS = 200, 60.0, 75.0
SIDES = 4
CONTROL = "a worker without its keeper that hangs: nothing is taken up any more"


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    counts, wrong = side_by_side(_faulted, seed, size, SIDES)
    with one_database() as (database, folder):
        caught = asyncio.run(_unkept(database, folder, seed))
    return Counts(counts, tuple(wrong), CONTROL, caught)


def broker_killed(field: Field) -> None:
    """The broker dies and is back, which may end or hang a worker."""
    field.engine.restart_broker()


def child_stopped(field: Field) -> None:
    """One process of a worker stands still, whatever it holds."""
    os.kill(field.dice.choice(_children(_worker(field))), signal.SIGSTOP)


def all_stopped(field: Field) -> None:
    """All processes of a worker that take tasks stand still."""
    for child in _children(_worker(field)):
        os.kill(child, signal.SIGSTOP)


def worker_stopped(field: Field) -> None:
    """A worker lives and does nothing: the hang after which no container engine does anything."""
    os.kill(_worker(field), signal.SIGSTOP)


def worker_killed(field: Field) -> None:
    """A worker dies."""
    os.kill(_worker(field), signal.SIGKILL)


def endless_tasks(field: Field) -> None:
    """Tasks that never end take every process of the worker for short work."""
    with Connection(field.engine.settings.redis_url, transport_options=dict(TRANSPORT)) as connection:
        for _ in range(2):
            Celery("asking").send_task("tests.endless", queue="watch", connection=connection, retry=False)


def beat_stopped(field: Field) -> None:
    """The clock lives and does not tick."""
    os.kill(_children(field.engine.pid("beat"))[0], signal.SIGSTOP)


FAULTS: dict[str, Callable[[Field], None]] = {
    each.__name__: each
    for each in (worker_stopped, child_stopped, all_stopped, worker_killed, broker_killed, endless_tasks, beat_stopped)
}


async def _faulted(database: Database, folder: Path, seed: int, size: int) -> tuple[dict[str, int], list[str]]:
    with Engine(database, folder) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed)
        engine.keep("worker", module="tests.faults.kept_badly")
        engine.keep("beat")
        assert await field.settled(WITHIN) is not None
        longest, wrong = 0.0, list[str]()
        for number in range(size):
            name = list(FAULTS)[number % len(FAULTS)]
            await field.work(field.dice.uniform(0.2, 1.5))
            FAULTS[name](field)
            await field.work(1.0)
            took = await field.settled(WITHIN)
            longest = max(longest, took or WITHIN)
            wrong += [] if took is not None else [f"{name}: work was not taken up within {WITHIN:.0f} s"]
        counts = {"faults": size, "events": field.events, "longest until all was done, ms": round(1000 * longest)}
        return counts, wrong + await field.wrong()


async def _unkept(database: Database, folder: Path, seed: int) -> bool:
    """Whether a worker that hangs and has no keeper is seen to take up nothing for as long."""
    with Engine(database, folder) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed, tenants=1)
        engine.start_worker()
        engine.start_beat()
        assert await field.settled(WITHIN) is not None
        os.kill(engine.pid("worker"), signal.SIGSTOP)
        await field.work(0.5)
        return await field.settled(CONTROL_SECONDS) is None


def _worker(field: Field) -> int:
    """One of the two workers' programs."""
    return field.dice.choice(_children(field.engine.pid("worker")))


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
