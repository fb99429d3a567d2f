"""`./dev bench`: appends of the event store against a bare INSERT of the same bytes, interleaved in one run.

One event of about 400 bytes an append; fsync and synchronous_commit on; both through asyncpg. Medians over the rounds.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import asyncpg
from rich.console import Console
from rich.table import Table

from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.events import OwnRowAdded
from infra.event_store.encoding import encode
from infra.event_store.postgres import PostgresEventStore
from infra.keys import KeyRing
from infra.local.servers import PostgresServer
from infra.migrations import migrate
from infra.settings import derive, role_password
from infra.tenancy import TenantTokens

SECRET = bytes(range(32))
ROUNDS, SECONDS = 5, 1.0
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


async def measure(server: PostgresServer) -> list[dict[str, float]]:
    """All cases: writers x tenants, both ways in turns."""
    host = f"127.0.0.1:{server.port}/postgres"
    url = f"postgresql://werkbalans_api:{role_password(SECRET, 'werkbalans_api')}@{host}"
    results = []
    async with asyncpg.create_pool(server.url(), min_size=8, max_size=8) as bare:
        await bare.execute("CREATE TABLE public.bare (id uuid PRIMARY KEY, payload bytea NOT NULL)")
        async with asyncpg.create_pool(url, min_size=8, max_size=8) as pool:
            tokens = TenantTokens(derive(SECRET, "tenant-token"))
            store = PostgresEventStore(pool, tokens, KeyRing(derive(SECRET, "keys")))

            async def insert(tenant: TenantId) -> None:
                row = encode(command(tenant), {})[0]
                await bare.execute("INSERT INTO public.bare VALUES ($1, $2)", row.event_id, row.payload)

            async def append(tenant: TenantId) -> None:
                await store.append(command(tenant))

            for writers, count in ((1, 1), (1, 100), (8, 1), (8, 100)):
                tenants = [TenantId(uuid4()) for _ in range(count)]
                rounds = [
                    (await rate(insert, writers, tenants), await rate(append, writers, tenants)) for _ in range(ROUNDS)
                ]
                limit, ours = (statistics.median(each) for each in zip(*rounds, strict=True))
                results.append(
                    {"writers": writers, "tenants": count, "insert": limit, "append": ours, "ratio": ours / limit}
                )
    return results


def main() -> None:
    """Run, show, and write bench-append.json."""
    with tempfile.TemporaryDirectory() as folder:
        server = PostgresServer(Path(folder) / "postgres")
        server.start()
        try:
            migrate(server.url(), SECRET)
            results = asyncio.run(measure(server))
        finally:
            server.stop()
    table = Table("writers", "tenants", "INSERT/s", "append/s", "ratio", title="append against a bare INSERT")
    for row in results:
        table.add_row(
            str(row["writers"]),
            str(row["tenants"]),
            f"{row['insert']:.0f}",
            f"{row['append']:.0f}",
            f"{row['ratio']:.2f}",
        )
    Console().print(table)
    Path("bench-append.json").write_text(json.dumps({"fsync": "on", "rounds": ROUNDS, "results": results}, indent=1))


if __name__ == "__main__":
    main()
