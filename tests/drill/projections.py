"""T9: the worker is killed with all its processes at random points under load; no row is lost and none is doubled.

Size is the number of kills. Each comes while events of an import and of people at work are taken in, at a random
moment. In the end every read model must be, byte for byte, what the plainest fold of the log gives, and nothing may
lag within a minute.
"""

import asyncio
from pathlib import Path

from domain.kickoff.events import RowUnchecked
from infra.hints import Hints
from tests.conftest import Database
from tests.drill.counts import Counts, one_database
from tests.drill.field import Field
from tests.faults.engine import RIGHT, Engine, behind, connections
from tests.faults.load import ROWS, taken_up

FULL, WITHIN, CONTROL_KILLS, BURST, IMPORT = 200, 60.0, 3, 30, 500
CONTROL = "a projector that moves its checkpoint in another transaction: rows are lost"


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    with one_database() as (database, folder):
        counts, wrong = asyncio.run(_killed(database, folder, seed, size, RIGHT))
    with one_database() as (database, folder):
        _, lost = asyncio.run(_killed(database, folder, seed, CONTROL_KILLS, "tests.faults.checkpoint_first:app"))
    return Counts(counts, tuple(wrong), CONTROL, any("rows" in line for line in lost))


async def _killed(
    database: Database, folder: Path, seed: int, kills: int, app: str
) -> tuple[dict[str, int], list[str]]:
    with Engine(database, folder) as engine, connections(database) as (worker, admin):
        field = Field(engine, worker, admin, seed)
        engine.start_beat()
        amid = 0
        async with Hints(engine.settings.redis_url) as hints:
            for _ in range(kills):
                engine.start_worker(app)
                amid += await _kill_amid(field, hints)
        field.forget_holds()
        engine.start_worker()
        took = await field.settled(WITHIN)
        wrong = [] if took is not None else [f"not all was taken in within {WITHIN:.0f} s"]
        counts = {"kills": kills, "amid work": amid, "events": field.events, "lag at the end": behind(admin)}
        counts["caught up after, ms"] = round(1000 * (took or WITHIN))
        return counts, wrong + await field.wrong()


async def _kill_amid(field: Field, hints: Hints) -> bool:
    """Write until the worker takes something in, and a random while longer; then kill. Whether some was left to do."""
    before, neighbour = taken_up(field.admin), field.dice.choice(field.tenants)
    plan, rows = await asyncio.to_thread(neighbour.begin_plan), field.dice.choices(ROWS, k=IMPORT)
    await asyncio.to_thread(neighbour.write, "kickoff", plan, *(RowUnchecked(plan=plan, row=row) for row in rows))
    for _ in range(600):
        for _ in range(field.dice.randint(1, BURST)):
            await field.once(hints)
        if taken_up(field.admin) > before:
            break
        await asyncio.sleep(0.1)
    await asyncio.sleep(field.dice.random() * 0.3)
    field.engine.kill("worker")
    return behind(field.admin) > 0
