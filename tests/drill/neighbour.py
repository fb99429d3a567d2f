"""T28: one organisation with a hundred times the load, and an import, beside others who must not notice.

Measured are the others: from commit to visible, and from planned to accepted for mails; each act at its moment,
whatever became of those before. Quiet and loaded moments take turns in one run, so do the worker as it is and the
control, a worker without fair shares: each is held against its own quiet. The p99 of the others may at most double.
The neighbour works in a process of its own at a rate that leaves the machine idle time, of which the drill tells how
much was left: where none is, the machine is measured and not the worker. Size is how many seconds each turn takes.
"""

import asyncio
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from infra.hints import Hints
from tests.conftest import Database
from tests.drill.counts import Counts, one_database
from tests.drill.field import Field, percentile, plan_mails
from tests.drill.neighbour_load import Load, neighbour
from tests.faults.engine import Engine, behind, connections
from tests.faults.load import Tenant
from tests.machine import idle_share, spent_of_machine

FULL, ROUNDS, OTHERS, WITHIN = 30, 3, 10, 300.0
PATIENCE, WARM = 20.0, 3
ACTS, MAILS = 10, 2  # of the others together in a second
LOAD = Load(acts=100 * ACTS // OTHERS, imported=500, mails=100 * MAILS // OTHERS)
FLOOR = 0.05  # what is quicker than this is not told apart on a shared machine
IDLE = 30  # percent that must be left without the neighbour, else it is others on this machine who are measured
WAYS = ("fair", "unfair")
CONTROL = "one process that takes no turns: others wait for the neighbour"
Connection = psycopg.Connection[Any]


class Seen:
    """How long each act and each mail took, and how much of the machine was idle meanwhile."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {"visible": [], "mail accepted": []}
        self.idle: list[float] = []
        self.unseen = 0  # of which the wait was cut off, so it counts for less than it would have been


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    with one_database() as (database, folder):
        seen = asyncio.run(_measured(database, folder, seed, size))
    figures, wrong, caught = dict[str, int](), list[str](), False
    for way in WAYS:
        quiet, loaded = seen[way, "quiet"], seen[way, "loaded"]
        for what in quiet.times:
            before, meanwhile = (percentile(each.times[what], 0.99) for each in (quiet, loaded))
            for name, each in (("quiet", quiet), ("beside", loaded)):
                figures[f"{way}, {what}, {name}: samples"] = len(each.times[what])
                figures[f"{way}, {what}, {name}: p50, ms"] = round(1000 * percentile(each.times[what], 0.5))
                figures[f"{way}, {what}, {name}: p99, ms"] = round(1000 * percentile(each.times[what], 0.99))
            if doubled(before, meanwhile):
                caught = caught or way == "unfair"
                told = f"{what}: p99 {meanwhile:.3f} s beside the neighbour, {before:.3f} s without"
                wrong += [told] if way == "fair" else []
        for name, each in (("quiet", quiet), ("beside", loaded)):
            figures[f"{way}, {name}: still waiting at the end"] = each.unseen
            idle = figures[f"{way}, {name}: machine idle, %"] = round(100 * sum(each.idle) / len(each.idle))
            if name == "quiet" and idle < IDLE:
                wrong.append(
                    f"{way}: the machine had {idle} % idle time without the neighbour: nothing is told by this"
                )
    return Counts(figures, tuple(wrong), CONTROL, caught)


def doubled(before: float, meanwhile: float) -> bool:
    """Whether it takes more than twice as long."""
    return meanwhile > 2 * max(before, FLOOR)


async def _measured(database: Database, folder: Path, seed: int, size: int) -> dict[tuple[str, str], Seen]:
    seen = {(way, when): Seen() for way in WAYS for when in ("quiet", "loaded")}
    with Engine(database, folder) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed, OTHERS)
        engine.start_beat()
        with neighbour(database, engine.settings.redis_url, LOAD, seed) as (_, working):
            for way in WAYS * ROUNDS:
                with _worker(engine, way):
                    await _settled(field)
                    await _sampled(field, Seen(), WARM)  # its processes have begun, and did each kind of work once
                    await _sampled(field, seen[way, "quiet"], size)
                    working.set()
                    await asyncio.sleep(1)
                    await _sampled(field, seen[way, "loaded"], size)
                    working.clear()
                    await _settled(field)
    return seen


@contextmanager
def _worker(engine: Engine, way: str) -> Iterator[None]:
    if way == "fair":
        engine.keep("worker", "--quick", "2", "--slow", "2")
    else:
        engine.start("worker", "worker", "--concurrency", "1", app="tests.faults.unfair:app")
    yield
    engine.stop("worker")


async def _settled(field: Field) -> None:
    assert await field.settled(WITHIN) is not None, f"the work never ended: {behind(field.admin)} behind"


async def _sampled(field: Field, seen: Seen, seconds: int) -> None:
    """Acts and mails of the others at their moments for so long, and how long each took."""
    idle, began = spent_of_machine(), time.monotonic()
    with psycopg.connect(field.engine.database.admin_url, autocommit=True) as looking:
        watch = Watch(looking, seen)
        async with Hints(field.engine.settings.redis_url) as hints:
            for number in range(seconds * ACTS):
                await asyncio.sleep(began + number / ACTS - time.monotonic())
                tenant = field.dice.choice(field.tenants)
                await asyncio.to_thread(_act, field, tenant, watch, number % (ACTS // MAILS) == 0)
                await hints.hint(tenant.id)
                if number % (ACTS // MAILS) == 0:
                    await hints.mail(tenant.id)
            await asyncio.to_thread(watch.end)
    seen.idle.append(idle_share(idle, spent_of_machine()))


def _act(field: Field, tenant: Tenant, watch: "Watch", mail: bool) -> None:
    watch.acts[tenant.id, tenant.work(field.dice)] = time.monotonic()
    if mail:
        (planned,) = plan_mails(field.admin, tenant, 1)
        watch.mails[planned] = time.monotonic()


class Watch:
    """Looks every few milliseconds which of what was done is visible, which mail accepted."""

    def __init__(self, looking: Connection, seen: Seen) -> None:
        self.acts: dict[tuple[UUID, int], float] = {}
        self.mails: dict[UUID, float] = {}
        self._looking, self._seen, self._ending, self._until = looking, seen, threading.Event(), 0.0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Wait until all is seen, no longer than PATIENCE: what is not seen then took as long as it waits by now."""
        self._until = time.monotonic() + PATIENCE
        self._ending.set()
        self._thread.join()
        for what, waiting in (("visible", self.acts), ("mail accepted", self.mails)):
            self._seen.unseen += len(waiting)
            self._take(what, waiting, list(waiting))

    def _watch(self) -> None:
        while not self._ending.is_set() or ((self.acts or self.mails) and time.monotonic() < self._until):
            self._look()
            time.sleep(0.004)

    def _look(self) -> None:
        if self.acts:
            tenants = list({tenant for tenant, _ in list(self.acts)})
            reached = dict(self._looking.execute(REACHED, (tenants,)).fetchall())
            shown = [each for each in list(self.acts) if reached.get(each[0], 0) >= each[1]]
            self._take("visible", self.acts, shown)
        if self.mails:
            self._take(
                "mail accepted", self.mails, [row[0] for row in self._looking.execute(SENT, (list(self.mails),))]
            )

    def _take(self, what: str, waiting: dict[Any, float], done: Sequence[Any]) -> None:
        now = time.monotonic()
        self._seen.times[what] += [now - waiting.pop(each) for each in done]


REACHED = "SELECT tenant_id, min(seq) FROM werkbalans.checkpoint WHERE tenant_id = ANY (%s) AND live GROUP BY tenant_id"
SENT = "SELECT mail_id FROM werkbalans.outbox WHERE mail_id = ANY (%s) AND state = 'accepted'"
