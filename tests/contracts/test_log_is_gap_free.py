"""A tailing reader misses nothing while many write; the same reader on a plain identity column does."""

import threading
import time
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.events import KickoffOpened
from infra.event_store.worker import WorkerLog
from infra.keys import KeyRing
from infra.settings import derive
from infra.tenancy import TenantTokens, enter
from tests.conftest import SECRET, Database

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
WRITERS, SECONDS = 24, 3.0
Connection = psycopg.Connection[Any]


class Race:
    """Writers that hold their transaction open for a moment and sometimes give up, and a reader behind them."""

    def __init__(
        self, url: str, write: Callable[[Connection, Random], int | None], read: Callable[[Connection, int], list[int]]
    ) -> None:
        self._url, self._write, self._read = url, write, read
        self._until = time.monotonic() + SECONDS
        self._done = threading.Event()
        self.committed: set[int] = set()
        self.seen: list[int] = []
        self._guard = threading.Lock()

    def run(self) -> None:
        """All at once, then let the reader catch up."""
        writers = [threading.Thread(target=self._write_all, args=(number,)) for number in range(WRITERS)]
        reader = threading.Thread(target=self._tail)
        for thread in (*writers, reader):
            thread.start()
        for thread in writers:
            thread.join()
        self._done.set()
        reader.join()

    def _write_all(self, number: int) -> None:
        chance = Random(number)
        with psycopg.connect(self._url) as connection:
            while time.monotonic() < self._until:
                place = self._write(connection, chance)
                time.sleep(chance.random() * 0.004)
                if chance.random() < 0.2:
                    connection.rollback()
                    continue
                connection.commit()
                if place is not None:
                    with self._guard:
                        self.committed.add(place)

    def _tail(self) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            last = False
            while not last:
                last = self._done.is_set()
                while places := self._read(connection, self.seen[-1] if self.seen else 0):
                    self.seen += places


@pytest.mark.fault
def test_a_reader_of_our_log_misses_no_event_of_24_writers(database: Database) -> None:
    tenant, person = TenantId(uuid4()), PersonId(UUID(int=1))
    log = WorkerLog(TOKENS, KeyRing(derive(SECRET, "keys")))

    def write(connection: Connection, _: Random) -> int:
        enter(connection, TOKENS.of(tenant))
        plan = PlanId(uuid4())
        event = KickoffOpened(plan=plan, template=1)
        wanted = Append(
            tenant=tenant,
            command=CommandId(uuid4()),
            digest=bytes(32),
            actor=person,
            writes=(StreamWrite(stream("kickoff", plan), 0, (event,)),),
        )
        return log.append(connection, wanted).seq

    def read(connection: Connection, after: int) -> list[int]:
        return [row.seq for row in log.page(connection, tenant, after, 500)]

    race = Race(database.worker_url, write, read)
    race.run()
    assert len(race.committed) > 50
    assert set(race.seen) == race.committed
    assert race.seen == list(range(1, len(race.committed) + 1))


@pytest.mark.fault
def test_the_same_reader_misses_events_of_a_plain_identity_column(database: Database) -> None:
    with psycopg.connect(database.admin_url, autocommit=True) as admin:
        admin.execute("CREATE TABLE public.plain (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text)")

    def write(connection: Connection, _: Random) -> int | None:
        row = connection.execute("INSERT INTO public.plain (note) VALUES ('x') RETURNING id").fetchone()
        return int(row[0]) if row else None

    def read(connection: Connection, after: int) -> list[int]:
        rows = connection.execute("SELECT id FROM public.plain WHERE id > %s ORDER BY id LIMIT 500", (after,))
        return [int(row[0]) for row in rows]

    race = Race(database.admin_url, write, read)
    race.run()
    assert race.committed - set(race.seen), "the control caught nothing: the race does not race"
