"""From the answer to a command until a page shows it: API and worker as processes, commands at a steady rate.

After each command's answer the plan is asked for at once with `min_seq`; the API answers as soon as the view has it.
"""

import asyncio
import json
import math
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from infra.settings import Settings
from tests.benchmarks.http import exchange, installation, request_of, serving, tokens_of
from tests.benchmarks.stage import ROUNDS, Row, settings_of, tell
from tests.conftest import environment_of
from tests.machine import idle_share, spent_of_machine

PER_SECOND, SECONDS, CONNECTIONS, LATE_SECONDS, STARTED_SECONDS = 100, 4, 64, 60.0, 120.0
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@contextmanager
def working(settings: Settings) -> Iterator[None]:
    """A worker and the clock, as `./dev run` starts them, once they take work up."""
    known = {**os.environ, **environment_of(settings)}
    keep = [sys.executable, "-m", "services.worker.keep"]
    started = [
        subprocess.Popen([*keep, kind], env=known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for kind in ("worker", "beat")
    ]
    try:
        _wait_for_heartbeat(settings)
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(30)


def _wait_for_heartbeat(settings: Settings) -> None:
    until = time.monotonic() + STARTED_SECONDS
    with psycopg.connect(settings.database_url, autocommit=True) as connection:
        while not connection.execute("SELECT 1 FROM werkbalans.heartbeat").fetchone():
            assert time.monotonic() < until, "the worker never took anything up"
            time.sleep(0.1)


async def seen_after(free: "asyncio.Queue[Connection]", token: str) -> float:
    """Seconds from the answer to a command to the answer that shows what it did; infinite after LATE_SECONDS."""
    reader, writer = await free.get()
    head, body = await exchange(reader, writer, request_of(token))
    assert head.startswith(b"HTTP/1.1 201"), head + body
    place = re.search(rb"(?i)location: (\S+)", head)
    assert place
    began = time.perf_counter()
    lines = (
        f"GET {place[1].decode()}?min_seq={json.loads(body)['seq']} HTTP/1.1", "Host: localhost",
        f"Authorization: Bearer {token}",
    )  # fmt: skip
    while not (await exchange(reader, writer, "\r\n".join(lines).encode() + b"\r\n\r\n"))[0].startswith(
        b"HTTP/1.1 200"
    ):
        if time.perf_counter() - began > LATE_SECONDS:
            free.put_nowait((reader, writer))
            return math.inf
    spent = time.perf_counter() - began
    free.put_nowait((reader, writer))
    return spent


async def steadily(port: int, tokens: list[str]) -> list[float]:
    """The times of PER_SECOND commands a second, each at its moment, whatever became of those before."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(await asyncio.open_connection("127.0.0.1", port))
    began, tasks = time.perf_counter(), []
    for number in range(PER_SECOND * SECONDS):
        await asyncio.sleep(began + number / PER_SECOND - time.perf_counter())
        tasks.append(asyncio.create_task(seen_after(free, tokens[number % len(tokens)])))
    times = await asyncio.gather(*tasks)
    while not free.empty():
        free.get_nowait()[1].close()
    return list(times)


def measure(settings: Settings) -> list[Row]:
    """Rounds of SECONDS each, after one to warm up; p50 and p99 of all of them together, and the worst round's."""
    tokens = asyncio.run(tokens_of(settings))
    with serving("services.api.app:create_app", settings, "--factory") as port, working(settings):
        asyncio.run(steadily(port, tokens))
        before = spent_of_machine()
        rounds = [sorted(asyncio.run(steadily(port, tokens))) for _ in range(ROUNDS)]
        idle = idle_share(before, spent_of_machine())
    times = sorted(each for times in rounds for each in times)
    worst = max(times[len(times) * 99 // 100] for times in rounds)
    return [
        {
            "commands/s": PER_SECOND,
            "commands": len(times),
            "p50 ms": times[len(times) // 2] * 1000,
            "p99 ms": times[len(times) * 99 // 100] * 1000,
            "p99 ms of the worst round": worst * 1000,
            "not shown in a minute": sum(map(math.isinf, times)),
            "machine idle": idle,
        }
    ]


def run() -> None:
    """Measure and tell."""
    with installation() as (server, settings):
        rows = measure(settings)
        remarks = (
            "Goals: p50 of 50 ms, p99 of 250 ms at 100 commands a second.",
            "API, worker and database need about half of two cores. Where less than a tenth of it was idle,",
            "other programs on the machine were measured, and neither goal is met or missed.",
        )
        tell("visible", "from a command's answer until a page shows it", rows, settings_of(server), remarks)
