"""The real worker and beat as processes, on servers of their own that may be flushed and killed; and work for them."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from aiosmtpd.controller import Controller

from domain.catalogue import VIEWS
from infra.event_store.encoding import decode
from infra.local.mail_catcher import Mailbox
from infra.local.process import kill_group
from infra.local.servers import ValkeyServer, free_port
from infra.pool import open_pool
from infra.read_models.queries import ReadModels
from infra.settings import Settings
from infra.tenancy import enter
from tests.conftest import Database, environment_of, settings_for
from tests.domain.specification import rows_of
from tests.faults.load import LOG, TOKENS, Tenant
from tests.faults.warm import WARM, run_module
from tests.faults.wire import Wire, over, port_of

RIGHT = "services.worker.app:app"


class Engine:
    """A broker, workers and clocks that the test may kill; PostgreSQL and the mailbox stay.

    `wired`: the worker's way to PostgreSQL, and everybody's to the broker, go over wires that the test may cut.
    """

    def __init__(self, database: Database, folder: Path, *, wired: bool = False) -> None:
        self.database, self._folder = database, folder
        self.broker = ValkeyServer(folder / "valkey", durable=False)
        self._smtp_port = free_port()
        self.mailbox = Mailbox(folder / "mail")
        self._smtp = Controller(self.mailbox, hostname="127.0.0.1", port=self._smtp_port)
        self._processes: dict[str, ForkServerProcess] = {}
        self._kept: set[str] = set()
        self.wires: dict[str, Wire] = {}
        if wired:
            self.wires = {"broker": Wire(self.broker.port), "database": Wire(port_of(database.worker_url))}

    @property
    def settings(self) -> Settings:
        """The installation's settings."""
        smtp = f"smtp://127.0.0.1:{self._smtp_port}"
        broker, database = self.broker.url, self.database.worker_url
        if self.wires:
            broker, database = over(broker, self.wires["broker"]), over(database, self.wires["database"])
        return settings_for(self.database, broker, smtp_url=smtp, worker_database_url=database)

    def __enter__(self) -> "Engine":
        self.broker.start()
        self._smtp.start()
        for wire in self.wires.values():
            wire.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        for name in list(self._processes):
            self.kill(name)
        for wire in self.wires.values():
            wire.__exit__()
        self._smtp.stop()
        self.broker.stop()

    def start(self, name: str, *command: str, app: str = RIGHT, wrong: tuple[str, ...] = ()) -> None:
        """Start a worker or a clock; on a machine whose clock is wrong with the words for tests/faults/skewed.py."""
        module, *words = (*(("tests.faults.skewed", *wrong) if wrong else ()), "celery", "-A", app, *command)
        self._run(name, module, *words, "-l", "warning")

    def keep(self, kind: str, *sizes: str, name: str = "", module: str = "services.worker.keep") -> None:
        """Start a worker or a clock with its keeper, as in production."""
        self._kept.add(name or kind)
        self._run(name or kind, module, kind, *sizes)

    def stop(self, name: str) -> float:
        """Ask a program to end, as a deployment does; how many seconds it took."""
        process, began = self._processes.pop(name), time.monotonic()
        process.terminate()
        process.join()
        return time.monotonic() - began

    def pid(self, name: str) -> int:
        """A program's process."""
        pid = self._processes[name].pid
        assert pid is not None
        return pid

    def _run(self, name: str, module: str, *words: str) -> None:
        process = WARM.Process(
            target=run_module, args=(module, words, environment_of(self.settings), self._folder / f"{name}.log")
        )
        process.start()
        self._processes[name] = process

    def start_worker(self, app: str = RIGHT, wrong: tuple[str, ...] = ()) -> None:
        """Start the worker as it runs in production, with two processes."""
        alone = ("--without-gossip", "--without-mingle")
        self.start("worker", "worker", "--concurrency", "2", *alone, app=app, wrong=wrong)

    def start_beat(self, name: str = "beat", wrong: tuple[str, ...] = ()) -> None:
        """Start a clock."""
        self.start(name, "beat", "--pidfile", "", wrong=wrong)

    def kill(self, name: str) -> None:
        """Kill a program with all its processes, at once."""
        process = self._processes.pop(name)
        assert process.pid is not None
        kill_group(process.pid)
        process.join()

    def look_after(self) -> bool:
        """Start the worker again when it ended by itself, as every supervisor does: a lost broker may end it."""
        ended = [name for name, process in self._processes.items() if not process.is_alive()]
        assert not self._kept & set(ended), f"{ended} ended, who are to keep others working"
        for name in ended:
            del self._processes[name]
            if name == "worker":
                self.start_worker()
            else:
                self.start_beat(name)
        return bool(ended)

    def restart_broker(self, *, durable: bool = False) -> None:
        """A broker on the same port that has forgotten everything; or remembers what it wrote down when it was."""
        port = self.broker.port
        self.broker.kill()
        self.broker = ValkeyServer(self._folder / "valkey", durable=durable, port=port)
        self.broker.start()

    def said(self, name: str) -> str:
        """What a program logged."""
        return (self._folder / f"{name}.log").read_text(errors="replace")

    def arrived(self) -> Counter[str]:
        """How often each mail arrived, by its Message-ID."""
        mails = [self.mailbox.read(name) for name in self.mailbox.names()]
        return Counter(str(mail["Message-ID"]) for mail in mails if mail)


@contextmanager
def connections(database: Database) -> Iterator[tuple[psycopg.Connection[Any], psycopg.Connection[Any]]]:
    """A connection as the worker, and one as the superuser."""
    with (
        psycopg.connect(database.worker_url, autocommit=True) as worker,
        psycopg.connect(database.admin_url, autocommit=True) as admin,
    ):
        yield worker, admin


async def wait_until(true: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait; how long it took. Fails after `seconds`."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"not within {seconds:.0f} s: {what}"
        await asyncio.sleep(0.05)
    return time.monotonic() - began


def behind(admin: psycopg.Connection[Any]) -> int:
    """How many events some projection has not taken in yet, at most."""
    found = admin.execute(
        "SELECT coalesce(max(p.seq - coalesce(c.seq, 0)), 0) FROM werkbalans.positions() p"
        " LEFT JOIN werkbalans.checkpoint c ON c.tenant_id = p.tenant_id AND c.live"
    ).fetchone()
    assert found
    return int(found[0])


def all_done(admin: psycopg.Connection[Any]) -> bool:
    """Whether nothing is left to project, to fire or to send."""
    left = admin.execute(
        "SELECT (SELECT count(*) FROM werkbalans.timer WHERE fired_at IS NULL AND fire_at <= now())"
        " + (SELECT count(*) FROM werkbalans.notice WHERE told_in IS NULL AND skipped IS NULL AND tell_at <= now())"
        " + (SELECT count(*) FROM werkbalans.outbox WHERE state IN ('planned', 'claimed', 'sending'))"
    ).fetchone()
    return behind(admin) == 0 and left == (0,)


async def differences(database: Database, tenants: list[Tenant], worker: psycopg.Connection[Any]) -> list[str]:
    """The views whose rows are not what the plainest fold of the log gives."""
    found = []
    async with open_pool(database.api_url) as pool:
        models = ReadModels(pool, TOKENS)
        for tenant in tenants:
            with worker.transaction():
                enter(worker, TOKENS.of(tenant.id))
                stored = LOG.page(worker, tenant.id, 0, 1_000_000)
                keys = LOG.keys(worker, tenant.id, stored)
            log = [decode(row, keys) for row in stored]
            for view in VIEWS:
                rows: Any = await models.find(tenant.id, view, limit=1_000_000)
                shown = sorted(msgspec.json.encode(row) for row in rows)
                wanted = sorted(msgspec.json.encode(row) for row in rows_of(view, log).values())
                if shown != wanted:
                    found.append(f"{view.name}: {len(shown)} rows, {len(wanted)} expected")
    return found


def twice(admin: psycopg.Connection[Any]) -> int:
    """How many reminders were given more than once."""
    found = admin.execute(
        "SELECT count(*) FROM (SELECT 1 FROM werkbalans.event WHERE type = 'reminders.fell_due'"
        " GROUP BY tenant_id, convert_from(payload, 'UTF8')::jsonb -> 'data' HAVING count(*) > 1) d"
    ).fetchone()
    assert found
    return int(found[0])
