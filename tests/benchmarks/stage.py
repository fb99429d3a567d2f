"""What every benchmark stands on: a durable PostgreSQL of its own, turns, medians, a table and a file of figures."""

import json
import statistics
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from rich.console import Console
from rich.table import Table

from infra.local.servers import PostgresServer
from infra.migrations import migrate
from infra.settings import derive, role_password
from infra.tenancy import TenantTokens

SECRET = bytes(range(32))
TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
ROUNDS = 5
Rate = Callable[[], Awaitable[float]]
Row = dict[str, Any]


@contextmanager
def durable_server() -> Iterator[PostgresServer]:
    """A migrated PostgreSQL with fsync and synchronous_commit on, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        server = PostgresServer(Path(folder) / "postgres")
        server.start()
        try:
            migrate(server.url(), SECRET)
            yield server
        finally:
            server.stop()


def url_of(server: PostgresServer, role: str) -> str:
    """The URL of one of our least-privilege roles."""
    return f"postgresql://{role}:{role_password(SECRET, role)}@127.0.0.1:{server.port}/postgres"


async def in_turns(ways: Mapping[str, Rate], rounds: int = ROUNDS) -> dict[str, float]:
    """The median rate of each way, measured A B C A B C … so that a noisy moment meets all of them."""
    seen: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            seen[name].append(await way())
    return {name: statistics.median(rates) for name, rates in seen.items()}


def settings_of(server: PostgresServer) -> Row:
    """What the figures were measured with."""
    with psycopg.connect(server.url()) as connection:
        known = {
            name: (connection.execute(f"SHOW {name}").fetchone() or ("",))[0]
            for name in ("server_version", "fsync", "synchronous_commit", "full_page_writes")
        }
    packages = ("asyncpg", "psycopg", "litestar", "uvicorn", "eventsourcing")
    return known | {name: version(name) for name in packages} | {"rounds": ROUNDS}


def tell(name: str, title: str, rows: Sequence[Row], settings: Row, remarks: Sequence[str] = ()) -> None:
    """Print the figures and write them to bench-<name>.json."""
    table = Table(*rows[0], title=title)
    for row in rows:
        table.add_row(*(f"{value:.2f}" if isinstance(value, float) else str(value) for value in row.values()))
    console = Console()
    console.print(table)
    for remark in remarks:
        console.print(f"  {remark}")
    Path(f"bench-{name}.json").write_text(json.dumps({"settings": settings, "results": rows}, indent=1) + "\n")
