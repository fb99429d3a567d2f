"""One tenant takes one process for a kind of work, and another takes it over when that process dies."""

import time
from contextlib import suppress

import psycopg

from services.worker.turns import alone
from tests.conftest import Database
from tests.faults.conftest import Connection


def wait_until_gone(other: Connection, process: int) -> None:
    """The server notices a closed connection a moment after it was closed."""
    for _ in range(500):
        found = other.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", (process,)).fetchone()
        if found == (0,):
            return
        time.sleep(0.01)
    raise AssertionError(f"Process {process} is still there.")


def test_who_comes_second_leaves_it_to_the_first_and_a_process_that_dies_holds_nothing(
    database: Database, worker: Connection
) -> None:
    dying = psycopg.connect(database.worker_url)
    hold = alone(dying, "mails", "a")
    assert hold.__enter__()
    process = dying.info.backend_pid
    with alone(worker, "mails", "a") as mine, alone(worker, "mails", "b") as another, alone(worker, "x", "a") as kind:
        assert (mine, another, kind) == (False, True, True)
    dying.close()
    with suppress(psycopg.OperationalError):
        hold.__exit__(None, None, None)
    wait_until_gone(worker, process)
    with alone(worker, "mails", "a") as mine:
        assert mine
    with psycopg.connect(database.worker_url) as third, alone(third, "mails", "a") as free:
        assert free
