"""One PostgreSQL and one Valkey for all test processes: started by whichever comes first, stopped when all are done."""

import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import msgspec
import psycopg

from infra.local.servers import PostgresServer, ValkeyServer
from infra.migrations import migrate
from tests.cost import begin

SECRET = bytes(range(32))
TEMPLATE = "werkbalans_template"
MEMORY, NAME, NEEDED = Path("/dev/shm"), "werkbalans-tests", 2 << 30


class Servers(msgspec.Struct, frozen=True):
    """The addresses of the shared servers."""

    postgres_url: str
    redis_url: str

    def database_url(self, name: str) -> str:
        """The superuser's URL of a database."""
        return self.postgres_url.rsplit("/", 1)[0] + f"/{name}"


@contextmanager
def shared_servers(folder: Path) -> Iterator[Servers]:
    """The servers in a folder, started by whoever comes first."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a+") as lock:
        with _locked(lock):
            users = _count(folder, +1)
            started = _start(folder, room_of(folder)) if users == 1 else None
        known = json.loads((folder / "servers.json").read_text())
        try:
            yield Servers(known["postgres"], known["redis"])
        finally:
            _leave(folder, lock, started)


class Started(msgspec.Struct, frozen=True):
    """What this process started, and where the database's files are."""

    servers: tuple[PostgresServer, ValkeyServer]
    room: Path


def _start(folder: Path, room: Path) -> Started:
    database, broker = PostgresServer(room / "postgres", durable=False), ValkeyServer(folder / "valkey", durable=False)
    database.start()
    broker.start()
    migrate(database.url(), SECRET)
    with psycopg.connect(database.url("template1"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE postgres")
    (folder / "servers.json").write_text(json.dumps({"postgres": database.url(), "redis": broker.url}))
    return Started((database, broker), room)


def room_of(folder: Path) -> Path:
    """Where the database's files go: into memory where that has room, as each new database is 800 files more.

    What a killed run left there is taken away first.
    """
    for left in MEMORY.glob(f"{NAME}-*"):
        if not Path(f"/proc/{left.name.split('-')[-2]}").exists():
            shutil.rmtree(left, ignore_errors=True)
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > NEEDED
    return Path(tempfile.mkdtemp(prefix=f"{NAME}-{os.getpid()}-", dir=MEMORY if roomy else folder))


def _leave(folder: Path, lock: TextIO, started: Started | None) -> None:
    with _locked(lock):
        _count(folder, -1)
    if not started:
        return
    _wait_for_others(folder, lock)
    begin()
    for server in started.servers:
        server.stop()
    begin("servers")  # of which we are told now: it was for all tests and not for the last
    shutil.rmtree(started.room, ignore_errors=True)


def _wait_for_others(folder: Path, lock: TextIO) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until:
        with _locked(lock):
            if _count(folder, 0) == 0:
                return
        time.sleep(0.1)


def _count(folder: Path, change: int) -> int:
    file = folder / "users"
    users = (int(file.read_text()) if file.exists() else 0) + change
    file.write_text(str(users))
    return users


@contextmanager
def _locked(lock: TextIO) -> Iterator[None]:
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)
