"""Appends of one event of about 400 bytes: the limit (a bare INSERT of the same bytes), ours, and a peer's recorder.

The limit is measured twice: by pgbench, whose client costs next to nothing, and by the driver that ours uses too.
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
from tests.benchmarks.stage import SECRET, TOKENS, Row, durable_server, in_turns, settings_of, tell, url_of

SECONDS = 1.0
WRITERS = 8
TEXT = "Vraag het team wanneer het roosteroverleg het beste past. " * 4
Act = Callable[[TenantId], Awaitable[object]]


def command(tenant: TenantId) -> Append:
    """A command with one event on a stream of its own."""
    plan = PlanId(uuid4())
    event = OwnRowAdded(plan=plan, key=uuid4(), row="e1", text=TEXT)
    write = StreamWrite(stream("kickoff", plan), 0, (event,))
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


async def pgbench_rate(server: PostgresServer, writers: int) -> float:
    """Bare INSERTs per second of pgbench, over the same socket, prepared once."""
    payload = encode(command(TenantId(uuid4())), {})[0].payload.hex()
    with TemporaryDirectory() as folder:
        script = Path(folder) / "bare.sql"
        script.write_text(f"INSERT INTO public.bare VALUES (gen_random_uuid(), '\\x{payload}');\n")
        words = ["-n", "-M", "prepared", "-c", str(writers), "-T", str(round(SECONDS)), "-f", str(script), server.url()]
        process = await create_subprocess_exec(str(postgres_binaries() / "pgbench"), *words, stdout=PIPE, stderr=PIPE)
        said, complained = await process.communicate()
    found = re.search(r"tps = ([\d.]+)", said.decode())
    assert found, complained.decode()
    return float(found[1])


async def peer_rate(recorder: PostgresApplicationRecorder, writers: int) -> float:
    """Appends per second of the peer, which has no tenants and a thread a writer; the bytes are of the same length."""
    state = encode(command(TenantId(uuid4())), {})[0].payload

    def work() -> int:
        until, counted = time.perf_counter() + SECONDS, 0
        while time.perf_counter() < until:
            recorder.insert_events([StoredEvent(uuid4(), 1, "kickoff:OwnRowAdded", state)])
            counted += 1
        return counted

    began = time.perf_counter()
    with ThreadPoolExecutor(writers) as pool:
        loop = asyncio.get_running_loop()
        counts = await asyncio.gather(*(loop.run_in_executor(pool, work) for _ in range(writers)))
    return sum(counts) / (time.perf_counter() - began)


async def measure(server: PostgresServer) -> list[Row]:
    """All cases: writers x tenants, all four in turns."""
    store_of_peer = PostgresDatastore(
        "postgres", "127.0.0.1", server.port, "postgres", server.password, pool_size=WRITERS, max_waiting=WRITERS
    )
    peer = PostgresApplicationRecorder(store_of_peer)
    peer.create_table()
    rows = []
    api = url_of(server, "werkbalans_api")
    async with (
        open_pool(server.url(), min_size=WRITERS, max_size=WRITERS) as bare,
        open_pool(api, min_size=WRITERS, max_size=WRITERS) as pool,
    ):
        await bare.execute("CREATE TABLE public.bare (id uuid PRIMARY KEY, payload bytea NOT NULL)")
        store = PostgresEventStore(pool, TOKENS, KeyRing(derive(SECRET, "keys")))

        async def insert(tenant: TenantId) -> None:
            row = encode(command(tenant), {})[0]
            await bare.execute("INSERT INTO public.bare VALUES ($1, $2)", row.event_id, row.payload)

        async def append(tenant: TenantId) -> None:
            await store.append(command(tenant))

        for writers, count in ((1, 1), (1, 100), (WRITERS, 1), (WRITERS, 100)):
            tenants = [TenantId(uuid4()) for _ in range(count)]
            found = await in_turns(
                {
                    "pgbench": partial(pgbench_rate, server, writers),
                    "driver": partial(rate, insert, writers, tenants),
                    "ours": partial(rate, append, writers, tenants),
                    "peer": partial(peer_rate, peer, writers),
                }
            )
            rows.append(
                {
                    "writers": writers,
                    "tenants": count,
                    "pgbench/s": round(found["pgbench"]),
                    "driver/s": round(found["driver"]),
                    "append/s": round(found["ours"]),
                    "peer/s": round(found["peer"]),
                    "of pgbench": found["ours"] / found["pgbench"],
                    "of driver": found["ours"] / found["driver"],
                    "of peer": found["ours"] / found["peer"],
                }
            )
    store_of_peer.close()
    return rows


def run() -> None:
    """Measure and tell."""
    with durable_server() as server:
        rows = asyncio.run(measure(server))
        remarks = (
            "Goals: one writer 0.50 of the limit; 8 x 100 0.45 and 5 times the peer; 8 on one tenant 0.18.",
            "The goals are set against pgbench. An append has three keys, a lock and two hashes: called by pgbench and",
            "without any check or hash it reaches 0.46 of it at 8 x 100; the rest is Python on the same cores.",
            "The peer locks its whole table and uses threads and psycopg; ours locks one tenant and uses asyncpg.",
        )
        tell("append", "append against a bare INSERT and a peer", rows, settings_of(server), remarks)
