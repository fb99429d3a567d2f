"""Appends of events of about 400 bytes: the limit (a bare INSERT of the same bytes), ours, and two peers.

The limit is measured twice: by pgbench, whose client costs next to nothing, and by the driver that ours uses too.
Ours runs as one process on uvloop, as the API does; pgbench and the peer run their own threads on the same cores.
"""

import asyncio
import re
import time
from asyncio.subprocess import PIPE, create_subprocess_exec
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import uvloop
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.events import OwnRowAdded
from infra.event_store.encoding import encode
from infra.event_store.postgres import PostgresEventStore
from infra.keys import KeyRing
from infra.local.servers import PostgresServer, postgres_binaries
from infra.pool import open_pool
from infra.settings import derive
from tests.benchmarks import message_db
from tests.benchmarks.effort import Effort
from tests.benchmarks.stage import SECRET, TOKENS, Row, durable_server, in_turns, settings_of, tell, url_of

SECONDS = 1.0
POOL = 8
BARE = "INSERT INTO public.bare SELECT * FROM unnest($1::uuid[], $2::bytea[])"
CASES = ((1, 1, 1), (1, 100, 1), (8, 1, 1), (8, 100, 1), (32, 100, 1), (8, 100, 10))
TEXT = "Vraag het team wanneer het roosteroverleg het beste past. " * 4
Act = Callable[[TenantId], Awaitable[object]]


def command(tenant: TenantId, events: int = 1) -> Append:
    """A command with so many events on a stream of its own."""
    plan = PlanId(uuid4())
    happened = [OwnRowAdded(plan=plan, key=uuid4(), row="e1", text=TEXT) for _ in range(events)]
    write = StreamWrite(stream("kickoff", plan), 0, happened)
    return Append(tenant=tenant, command=CommandId(uuid4()), digest=bytes(32), actor=PersonId(plan), writes=(write,))


async def rate(act: Act, writers: int, tenants: list[TenantId]) -> float:
    """Acts per second of this many writers for a second."""
    until, counted = time.perf_counter() + SECONDS, 0

    async def work(number: int) -> None:
        nonlocal counted
        turn = number
        while time.perf_counter() < until:
            await act(tenants[turn % len(tenants)])
            turn += 1
            counted += 1

    began = time.perf_counter()
    await asyncio.gather(*(work(number) for number in range(writers)))
    return counted / (time.perf_counter() - began)


async def pgbench_rate(server: PostgresServer, writers: int, events: int) -> float:
    """Bare INSERTs per second of pgbench, each of so many rows, over the same socket, prepared once."""
    payload = encode(command(TenantId(uuid4())), {})[0].payload.hex()
    with TemporaryDirectory() as folder:
        script = Path(folder) / "bare.sql"
        values = ", ".join([f"(gen_random_uuid(), '\\x{payload}')"] * events)
        script.write_text(f"INSERT INTO public.bare VALUES {values};\n")
        words = ["-n", "-M", "prepared", "-c", str(writers), "-T", "2", "-f", str(script), server.url()]
        process = await create_subprocess_exec(str(postgres_binaries() / "pgbench"), *words, stdout=PIPE, stderr=PIPE)
        said, complained = await process.communicate()
    found = re.search(r"tps = ([\d.]+)", said.decode())
    assert found, said.decode() + complained.decode()
    return float(found[1])


async def peer_rate(recorder: PostgresApplicationRecorder, writers: int, events: int) -> float:
    """Appends per second of the peer, which has no tenants and a thread a writer; the bytes are of the same length."""
    state = encode(command(TenantId(uuid4())), {})[0].payload

    def work() -> int:
        until, counted = time.perf_counter() + SECONDS, 0
        while time.perf_counter() < until:
            stream = uuid4()
            recorder.insert_events([StoredEvent(stream, n, "kickoff:OwnRowAdded", state) for n in range(1, events + 1)])
            counted += 1
        return counted

    began = time.perf_counter()
    with ThreadPoolExecutor(writers) as pool:
        loop = asyncio.get_running_loop()
        counts = await asyncio.gather(*(loop.run_in_executor(pool, work) for _ in range(writers)))
    return sum(counts) / (time.perf_counter() - began)


class Costs:
    """Microseconds of processor time an act, of client and server together: the least of all turns of each way."""

    def __init__(self, effort: Effort) -> None:
        self._effort = effort
        self.least: dict[str, float] = {}

    async def of(self, name: str, way: Callable[[], Awaitable[float]]) -> float:
        """The way's rate, its cost noted."""
        before = self._effort.spent()
        found = await way()
        acts = found * (2 if name == "pgbench" else SECONDS)
        await asyncio.sleep(0.1)
        spent = sum(self._effort.spent()) - sum(before)
        self.least[name] = min(self.least.get(name, spent / acts * 1e6), spent / acts * 1e6)
        return found


async def measure(server: PostgresServer) -> list[Row]:
    """All cases: writers x tenants x events of a command, all ways in turns."""
    login = ("postgres", "127.0.0.1", server.port, "postgres", server.password)
    peers = PostgresDatastore(*login, pool_size=POOL, max_waiting=64)
    peer = PostgresApplicationRecorder(peers)
    peer.create_table()
    effort = Effort(server)
    async with (
        open_pool(server.url(), min_size=POOL, max_size=POOL) as bare,
        open_pool(message_db.install(server), min_size=POOL, max_size=POOL) as second_peer,
        open_pool(url_of(server, "werkbalans_api"), min_size=POOL) as pool,
    ):
        await bare.execute("CREATE TABLE public.bare (id uuid PRIMARY KEY, payload bytea NOT NULL)")
        store = PostgresEventStore(pool, TOKENS, KeyRing(derive(SECRET, "keys")))

        async def case(writers: int, count: int, events: int) -> Row:
            async def insert(tenant: TenantId) -> None:
                rows = encode(command(tenant, events), {})
                await bare.execute(BARE, [row.event_id for row in rows], [row.payload for row in rows])

            async def append(tenant: TenantId) -> None:
                await store.append(command(tenant, events))

            async def message(tenant: TenantId) -> None:
                payload = encode(command(tenant), {})[0].payload
                await message_db.write(second_peer, tenant, payload, events)

            tenants, costs = [TenantId(uuid4()) for _ in range(count)], Costs(effort)
            ways = {
                "pgbench": partial(pgbench_rate, server, writers, events),
                "driver": partial(rate, insert, writers, tenants),
                "ours": partial(rate, append, writers, tenants),
                "peer": partial(peer_rate, peer, writers, events),
                "message-db": partial(rate, message, writers, tenants),
            }
            found = await in_turns({name: partial(costs.of, name, way) for name, way in ways.items()})
            return row_of((writers, count, events), found, costs.least)

        rows = [await case(*each) for each in CASES]
    peers.close()
    return rows


def row_of(case: tuple[int, int, int], found: dict[str, float], costs: dict[str, float]) -> Row:
    """A line of the table."""
    return {
        "writers": case[0],
        "tenants": case[1],
        "events": case[2],
        "pgbench/s": round(found["pgbench"]),
        "append/s": round(found["ours"]),
        "of pgbench": found["ours"] / found["pgbench"],
        "of driver": found["ours"] / found["driver"],
        "of peer": found["ours"] / found["peer"],
        "of message-db": found["ours"] / found["message-db"],
        "pgbench us": round(costs["pgbench"]),
        "append us": round(costs["ours"]),
    }


def run() -> None:
    """Measure and tell."""
    with durable_server() as server:
        rows = uvloop.run(measure(server))
        remarks = (
            "Goals, of pgbench: one writer 0.50; 8 x 100 0.45, 5 times the peer and 1.2 times message-db; 32 x 100",
            "0.38; 10 events 0.38; 8 on one tenant 0.18. Ours has three keys, a lock, two hashes an event; pgbench",
            "inserts the same bytes with one key. Appends that come at once share a call (0012); a lone one does not.",
            "`us`: processor time an act, client and server, the least of all rounds: it holds on a busy machine too.",
            "The peer locks its whole table and uses threads and psycopg; ours locks one tenant and uses asyncpg.",
        )
        tell("append", "append against a bare INSERT and a peer", rows, settings_of(server), remarks)
