"""T16: an event that cannot be taken in parks that organisation's projections, in sight; the others do not notice.

Size is the number of rounds. In each, five of fifty organisations get one poisonous event, and others after it. The
alarm must ring within a minute, what is visible elsewhere may not come later than without, and after the repair and the
operator's button everything must go on where it stood: the read models are those of a fresh replay.
"""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg

from domain.kickoff.events import OwnRowAdded, RowChecked, RowUnchecked
from infra.read_models.checkpoints import resume
from infra.read_models.projector import Projector
from infra.tenancy import enter
from tests.conftest import Database
from tests.drill.counts import Counts, one_database
from tests.drill.field import Field, percentile, visible_after
from tests.drill.people import signed_in_at
from tests.faults.engine import Engine, connections, differences, wait_until
from tests.faults.load import LOG, POISON, TOKENS, Tenant

FULL, TENANTS, WITHIN, SAMPLES = 10, 50, 60.0, 60
CONTROL = "a projector that skips what it cannot take: rows are missing after the repair"
HUGE = 10_000_000
OPERATOR = "operator@werkbalans.example"
Connection = psycopg.Connection[Any]
# How an event that was good is spoilt in the log, as SQL; the view that raises (kept_badly.py) spoils nothing.
SPOILT = {
    "unknown type": "type = 'kickoff.of_the_future'",
    "unknown version": "schema_version = 99",
    "bad JSON": "payload = 'no json'",
}


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    with one_database() as (database, folder):
        counts, wrong = asyncio.run(_poisoned(database, folder, seed, size))
        caught = asyncio.run(_skipped(database))
    return Counts(counts, tuple(wrong), CONTROL, caught)


def poison(admin: Connection, tenant: Tenant, change: str) -> Callable[[], None]:
    """Spoil an event as it is stored, with a good one after it; the repair."""
    spoilt, kept = tenant.on(admin), "SELECT type, schema_version, payload FROM werkbalans.event"
    with admin.transaction():
        spoilt.write("kickoff", tenant.plan, RowUnchecked(plan=tenant.plan, row="2"))
        where = " WHERE tenant_id = %s AND seq = (SELECT max(seq) FROM werkbalans.event WHERE tenant_id = %s)"
        seq = admin.execute("SELECT max(seq) FROM werkbalans.event WHERE tenant_id = %s", (tenant.id,)).fetchone()
        good = admin.execute(kept + where, (tenant.id, tenant.id)).fetchone()
        admin.execute("SET LOCAL session_replication_role = replica")
        admin.execute(f"UPDATE werkbalans.event SET {change}" + where, (tenant.id, tenant.id))
        admin.execute("SET LOCAL session_replication_role = origin")
        spoilt.write("kickoff", tenant.plan, RowUnchecked(plan=tenant.plan, row="3"))
    assert seq
    assert good

    def repair() -> None:
        with admin.transaction():
            admin.execute("SET LOCAL session_replication_role = replica")
            admin.execute(
                "UPDATE werkbalans.event SET type = %s, schema_version = %s, payload = %s"
                " WHERE tenant_id = %s AND seq = %s",
                (*good, tenant.id, *seq),
            )

    return repair


async def _poisoned(database: Database, folder: Path, seed: int, size: int) -> tuple[dict[str, int], list[str]]:
    with Engine(database, folder) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed, TENANTS)
        engine.keep("beat")
        engine.keep("worker", module="tests.faults.kept_badly")
        async with signed_in_at(engine.settings, engine.mailbox, email=OPERATOR) as operator:
            assert await field.settled(WITHIN) is not None
            alone, beside, alarms, wrong = list[float](), list[float](), list[float](), list[str]()
            for _ in range(size):
                ill = field.dice.sample(field.tenants, 5)
                well = [tenant for tenant in field.tenants if tenant not in ill]
                alone += await visible_after(field, well, SAMPLES)
                began = time.monotonic()
                repairs = [poison(admin, tenant, SPOILT[name]) for tenant, name in zip(ill, SPOILT, strict=False)]
                ill[3].write("kickoff", ill[3].plan, RowChecked(plan=ill[3].plan, row="2", on=POISON))
                huge = OwnRowAdded(plan=ill[4].plan, key=uuid4(), row="e1", text="x" * HUGE)
                ill[4].write("kickoff", ill[4].plan, huge)
                sampling = asyncio.create_task(visible_after(field, well, SAMPLES))
                alarms.append(await _alarm(operator, began))
                await wait_until(lambda ill=ill: len(_parked(admin)) >= 4, WITHIN, "each of them is parked")  # type: ignore[misc]
                beside += await sampling
                wrong += [f"{tenant} is parked and was well" for tenant in _parked(admin) - {each.id for each in ill}]
                await _repair(field, operator, repairs)
                wrong += (
                    []
                    if await field.settled(WITHIN) is not None
                    else [f"not all went on after the repair: {_stuck(admin)}"]
                )
                engine.stop("worker")
                engine.keep("worker", module="tests.faults.kept_badly")
        p99s = percentile(alone, 0.99), percentile(beside, 0.99)
        if p99s[1] > max(1.0, 2 * p99s[0]):
            wrong.append(f"others: visible after {p99s[1]:.2f} s at p99, and {p99s[0]:.2f} s without poison")
        counts = {"events that cannot be taken in": 4 * size, "of 10 MB": size}
        counts |= {"slowest alarm, ms": round(1000 * max(alarms)), "others p99 before, ms": round(1000 * p99s[0])}
        counts |= {"others p99 meanwhile, ms": round(1000 * p99s[1])}
        return counts, wrong + await field.wrong()


async def _alarm(operator: httpx.AsyncClient, began: float) -> float:
    """How long it takes until it rings, for a program and on the operator's page."""
    while 'werkbalans_alarm{alarm="projection_parked"} 1.0' not in (await operator.get("/metrics")).text:
        assert time.monotonic() - began < WITHIN, "no alarm"
        await asyncio.sleep(0.2)
    shown = (await operator.get("/beheer", headers={"accept": "text/html"})).text
    assert "/beheer/draaiboek/projection_parked" in shown
    assert "must not be shown" not in shown
    return time.monotonic() - began


async def _repair(field: Field, operator: httpx.AsyncClient, repairs: list[Callable[[], None]]) -> None:
    """Mend the log, bring the good release, and press the button for each that is parked."""
    field.engine.stop("worker")
    for repair in repairs:
        repair()
    field.engine.keep("worker")
    asked = "SELECT tenant_id, projection FROM werkbalans.checkpoint WHERE error IS NOT NULL AND live"
    for tenant, projection in field.admin.execute(asked).fetchall():
        answer = await operator.post(f"/beheer/stilgezet/{tenant}", data={"projection": projection})
        assert answer.status_code == 303, answer.text


def _parked(admin: Connection) -> set[Any]:
    rows = admin.execute("SELECT DISTINCT tenant_id FROM werkbalans.checkpoint WHERE error IS NOT NULL AND live")
    return {row[0] for row in rows.fetchall()}


def _stuck(admin: Connection) -> list[Any]:
    return admin.execute("SELECT projection, error FROM werkbalans.checkpoint WHERE error IS NOT NULL").fetchall()


class Skipping(Projector):
    """The control: what cannot be taken in is passed over, as a projection without parking does."""

    def _move(self, connection: Any, tenant: Any, group: Any, seq: int, stops: Any) -> None:
        super()._move(connection, tenant, group, seq, [None for _ in stops])


async def _skipped(database: Database) -> bool:
    with connections(database) as (worker, admin):
        tenant = Tenant(worker, admin)
        repair = poison(admin, tenant, SPOILT["bad JSON"])
        Skipping(LOG, TOKENS).run(worker, tenant.id)
        repair()
        with worker.transaction():
            enter(worker, TOKENS.of(tenant.id))
            assert resume(worker, tenant.id, "audit") == 0
        Projector(LOG, TOKENS).run(worker, tenant.id)
        return bool(await differences(database, [tenant], worker))
