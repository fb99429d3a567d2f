"""A whole command over HTTP (authentication, load, decide, append, answer) against the server without a database."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import psycopg
from litestar import Litestar, post

from domain.kernel.ids import PersonId, TenantId
from domain.subscription.packages import PROCESSING, TERMS
from infra.bootstrap import Services, open_services
from infra.event_store.worker import WorkerLog
from infra.identity.people import Person
from infra.identity.signing_up import Wish
from infra.keys import KeyRing
from infra.local.servers import PostgresServer, ValkeyServer, free_port
from infra.read_models.projector import Projector
from infra.settings import Settings
from services.api.onboarding import found
from tests.benchmarks.stage import SECRET, TOKENS, Row, durable_server, in_turns, settings_of, tell, url_of
from tests.conftest import environment_of

SECONDS, TENANTS = 2.0, 20
BODY = json.dumps({"title": "Rust in het rooster van de nachtdienst"}).encode()


@post("/api/v1/plans", sync_to_thread=False)
def nothing(data: dict[str, str]) -> dict[str, object]:
    """The limit: a body in, a body out."""
    return {"seq": 1, "title": data["title"]}


bare = Litestar([nothing], openapi_config=None)


async def tokens_of(settings: Settings) -> list[str]:
    """An organisation each, with an API token of its first person."""
    async with open_services(settings) as services:
        return [await _token(services, f"anna-{number}@test.example") for number in range(TENANTS)]


async def _token(services: Services, email: str) -> str:
    tenant, person = TenantId(uuid4()), PersonId(uuid4())
    await services.people.add(tenant, Person(person, "Anna Test", email, "nl"))
    await found(services, Wish(tenant, person, "Zorg Meting", "Europe/Amsterdam", TERMS, PROCESSING))
    await asyncio.to_thread(_project, services.settings, tenant)
    ends = datetime.now(UTC) + timedelta(days=1)
    return await services.door.add_api_token(tenant, person, uuid4(), "bench", ["read", "write"], ends)


def _project(settings: Settings, tenant: TenantId) -> None:
    log = WorkerLog(TOKENS, KeyRing(settings.key("keys")))
    with psycopg.connect(settings.worker_database_url, autocommit=True) as connection:
        Projector(log, TOKENS).run(connection, tenant)


async def rate(port: int, tokens: list[str], connections: int, times: list[float]) -> float:
    """Answers with a position per second, over kept connections; the time of each in `times`."""
    until, counted = time.perf_counter() + SECONDS, 0

    async def work(number: int) -> None:
        nonlocal counted
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        turn = number
        while time.perf_counter() < until:
            began = time.perf_counter()
            head, body = await exchange(reader, writer, request_of(tokens[turn % len(tokens)]))
            assert head.startswith(b"HTTP/1.1 201"), head + body
            assert b'"seq":' in body
            times.append(time.perf_counter() - began)
            turn += 1
            counted += 1
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(work(number) for number in range(connections)))
    return counted / (time.perf_counter() - began)


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> tuple[bytes, bytes]:
    """The head and the body of the answer to a request."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    return head, await reader.readexactly(length)


def request_of(token: str) -> bytes:
    """A plan to start, as a program asks for it."""
    lines = (
        "POST /api/v1/plans HTTP/1.1", "Host: localhost", f"Authorization: Bearer {token}",
        f"Idempotency-Key: {uuid4()}", "Content-Type: application/json", f"Content-Length: {len(BODY)}",
    )  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + BODY


@contextmanager
def serving(application: str, settings: Settings, *options: str) -> Iterator[int]:
    """One uvicorn process, on a free port."""
    port = free_port()
    known = {**os.environ, **environment_of(settings)}
    words = [sys.executable, "-m", "uvicorn", application, *options, "--port", str(port), "--no-access-log"]
    process = subprocess.Popen([*words, "--log-level", "error"], env=known, stderr=subprocess.DEVNULL)
    try:
        asyncio.run(_until_open(port))
        yield port
    finally:
        process.terminate()
        process.wait(20)


async def _until_open(port: int) -> None:
    for _ in range(400):
        try:
            (await asyncio.open_connection("127.0.0.1", port))[1].close()
            return
        except OSError:
            await asyncio.sleep(0.05)
    raise TimeoutError(f"nobody listens on {port}")


@contextmanager
def installation() -> Iterator[tuple[PostgresServer, Settings]]:
    """A durable database and a broker, and the settings under which services find them."""
    with durable_server() as server, tempfile.TemporaryDirectory() as folder:
        broker = ValkeyServer(Path(folder) / "valkey", durable=False)
        broker.start()
        try:
            yield (
                server,
                Settings(
                    database_url=server.url(),
                    api_database_url=url_of(server, "werkbalans_api"),
                    worker_database_url=url_of(server, "werkbalans_worker"),
                    redis_url=broker.url,
                    smtp_url="smtp://127.0.0.1:9",
                    public_url="http://localhost",
                    mail_from="bench@werkbalans.example",
                    secret_key=SECRET,
                ),
            )
        finally:
            broker.stop()


def measure(server: PostgresServer, settings: Settings) -> list[Row]:
    """Both ways in turns, at 8 and at 32 connections."""
    tokens = asyncio.run(tokens_of(settings))
    rows: list[Row] = []
    with (
        serving("services.api.app:create_app", settings, "--factory") as ours,
        serving("tests.benchmarks.http:bare", settings) as limit,
    ):
        for connections in (8, 32):
            times: list[float] = []
            before = plans_in(server)
            found = asyncio.run(
                in_turns(
                    {
                        "limit": partial(rate, limit, tokens, connections, []),
                        "ours": partial(rate, ours, tokens, connections, times),
                    }
                )
            )
            assert plans_in(server) - before == len(times), "an answer without its events"
            rows.append(
                {
                    "connections": connections,
                    "bare app/s": round(found["limit"]),
                    "commands/s": round(found["ours"]),
                    "share": found["ours"] / found["limit"],
                    "p50 ms": sorted(times)[len(times) // 2] * 1000,
                    "p99 ms": sorted(times)[len(times) * 99 // 100] * 1000,
                }
            )
    return rows


def plans_in(server: PostgresServer) -> int:
    """How many plans were started."""
    with psycopg.connect(server.url()) as connection:
        row = connection.execute("SELECT count(*) FROM werkbalans.event WHERE type = 'plan.started'").fetchone()
    assert row
    return int(row[0])


def run() -> None:
    """Measure and tell."""
    with installation() as (server, settings):
        rows = measure(server, settings)
        remarks = ("Goals: 0.15 of the app without a database; p99 of 60 ms at 32 connections.",)
        tell("http", "a whole command over HTTP against the same server without a database", rows,
             settings_of(server), remarks)  # fmt: skip
