"""T28: one organisation with a hundred times the load, and with an import, beside others who must not notice.

Size is the number of events of the import, in each of two rounds. In a round, the same others are measured alone and
beside the neighbour, whose acts come a hundred times as often and who has a tenth as many mails to send as events come
in: the time from commit to visible, and from planned to accepted for mails. The p99 of each may at most double.
"""

import asyncio
import time
from datetime import date
from pathlib import Path
from typing import Any

import psycopg

from domain.kickoff.events import RowChecked, RowUnchecked
from infra.hints import Hints
from tests.conftest import Database
from tests.drill.counts import Counts, one_database
from tests.drill.field import Field, percentile, plan_mails, visible_after
from tests.faults.engine import Engine, behind, connections
from tests.faults.load import ROWS, Tenant

FULL, ROUNDS, OTHERS, SAMPLES, CONTROL_SAMPLES, WITHIN, AT_ONCE = 20_000, 2, 10, 120, 12, 300.0, 500
SIZES = ("--quick", "3", "--slow", "2")
DAY = date(2026, 11, 23)
EACH = 0.005  # seconds between its acts: each of the others acts about once a second
FLOOR = 0.05  # what is quicker than this is not told apart on a shared machine
CONTROL = "one process that takes no turns: others wait for the neighbour"
Connection = psycopg.Connection[Any]
Times = tuple[list[float], list[float]]


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    with one_database() as (database, folder):
        alone, beside = asyncio.run(_measured(database, folder, seed, size, ROUNDS, SAMPLES, fair=True))
    with one_database() as (database, folder):
        first, worse = asyncio.run(_measured(database, folder, seed, size, 1, CONTROL_SAMPLES, fair=False))
    figures, wrong = {"events of the neighbour": size * ROUNDS, "samples": len(alone[0]) + len(beside[0])}, list[str]()
    for place, what in enumerate(("visible", "mail accepted")):
        before, meanwhile = percentile(alone[place], 0.99), percentile(beside[place], 0.99)
        figures[f"others, {what}: p50 alone, ms"] = round(1000 * percentile(alone[place], 0.5))
        figures[f"others, {what}: p50 beside, ms"] = round(1000 * percentile(beside[place], 0.5))
        figures[f"others, {what}: p99 alone, ms"] = round(1000 * before)
        figures[f"others, {what}: p99 beside, ms"] = round(1000 * meanwhile)
        if doubled(before, meanwhile):
            wrong.append(f"{what}: p99 {meanwhile:.3f} s beside the neighbour, {before:.3f} s alone")
    figures["control, visible: p99 beside, ms"] = round(1000 * percentile(worse[0], 0.99))
    return Counts(figures, tuple(wrong), CONTROL, doubled(percentile(first[0], 0.99), percentile(worse[0], 0.99)))


def doubled(before: float, meanwhile: float) -> bool:
    """Whether it takes more than twice as long."""
    return meanwhile > 2 * max(before, FLOOR)


async def _measured(
    database: Database, folder: Path, seed: int, size: int, rounds: int, samples: int, *, fair: bool
) -> tuple[Times, Times]:
    with Engine(database, folder) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed, OTHERS + 1)
        neighbour, *others = field.tenants
        engine.start_beat()
        if fair:
            engine.keep("worker", *SIZES)
        else:
            engine.start("worker", "worker", "--concurrency", "1", app="tests.faults.unfair:app")
        assert await field.settled(WITHIN) is not None
        alone: Times = ([], [])
        beside: Times = ([], [])
        with psycopg.connect(database.worker_url, autocommit=True) as own:
            for _ in range(rounds):
                await _sampled(field, others, alone, samples)
                theirs = asyncio.create_task(_much_work(field, neighbour.on(own), size))
                await asyncio.sleep(0.5)
                await _sampled(field, others, beside, samples)
                await theirs
                assert await field.settled(WITHIN) is not None, f"the neighbour's work never ended: {behind(admin)}"
        return alone, beside


async def _sampled(field: Field, others: list[Tenant], into: Times, samples: int) -> None:
    """Both at once: acts that become visible, and mails that are accepted."""
    visible, accepted = await asyncio.gather(
        visible_after(field, others, samples), _accepted_after(field, others, samples // 2)
    )
    into[0].extend(visible)
    into[1].extend(accepted)


async def _much_work(field: Field, neighbour: Tenant, size: int) -> None:
    """An import in large writes, with mails; then a hundred times as many acts, each of which rings the bell."""
    plan, written = neighbour.plan, 0
    await asyncio.to_thread(plan_mails, field.admin, neighbour, size // 10)
    async with Hints(field.engine.settings.redis_url) as hints:
        await hints.mail(neighbour.id)
        while written < size:
            rows = [field.dice.choice(ROWS) for _ in range(AT_ONCE // 2)]
            pairs = [(RowChecked(plan=plan, row=row, on=DAY), RowUnchecked(plan=plan, row=row)) for row in rows]
            await asyncio.to_thread(neighbour.write, "kickoff", plan, *(event for pair in pairs for event in pair))
            await hints.hint(neighbour.id)
            written += AT_ONCE
        until = time.monotonic() + 5
        while time.monotonic() < until:
            await asyncio.to_thread(neighbour.work, field.dice)
            await hints.hint(neighbour.id)
            await asyncio.sleep(EACH)


async def _accepted_after(field: Field, others: list[Tenant], samples: int) -> list[float]:
    """How many seconds after it was planned a mail of one of them is accepted, for so many mails."""
    found = []
    async with Hints(field.engine.settings.redis_url) as hints:
        for _ in range(samples):
            tenant = field.dice.choice(others)
            (mail,) = await asyncio.to_thread(plan_mails, field.admin, tenant, 1)
            began = time.monotonic()
            await hints.mail(tenant.id)
            found.append(await asyncio.to_thread(_wait_until_accepted, field.admin, mail, began))
            await asyncio.sleep(0.1)
    return found


def _wait_until_accepted(admin: Connection, mail: Any, began: float) -> float:
    asked = "SELECT state FROM werkbalans.outbox WHERE mail_id = %s"
    while admin.execute(asked, (mail,)).fetchone() != ("accepted",):
        assert time.monotonic() - began < WITHIN, "a mail was never accepted"
        time.sleep(0.005)
    return time.monotonic() - began
