"""A database is brought up to date by whoever may do so: also by a login that is no superuser, twice, and at once."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from infra.clock import played
from infra.local.servers import PostgresServer
from infra.migrations import is_current, migrate
from infra.settings import role_password
from tests.conftest import Database, settings_for

SECRET = bytes(range(32))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PostgresServer]:
    """A cluster in which none of our roles is known yet."""
    started = PostgresServer(tmp_path / "postgres", durable=False)
    started.start()
    yield started
    started.stop()


def owned_by_a_small_login(server: PostgresServer, name: str) -> str:
    with psycopg.connect(server.url(), autocommit=True) as admin:
        admin.execute("CREATE ROLE hosting LOGIN CREATEROLE CREATEDB PASSWORD 'p'")
    url = f"postgresql://hosting:p@127.0.0.1:{server.port}"
    with psycopg.connect(f"{url}/postgres", autocommit=True) as hosting:
        hosting.execute(f"CREATE DATABASE {name}")
    return f"{url}/{name}"


def played_worker(url: str) -> str:
    return played(settings_for(Database("hosted", url, url, url), "")).worker_database_url


def test_a_login_that_may_only_make_roles_and_databases_can_migrate_and_migrate_again(server: PostgresServer) -> None:
    url = owned_by_a_small_login(server, "hosted")
    steps: list[str] = []
    assert not is_current(url)
    migrate(url, SECRET, steps.append)
    assert is_current(url)
    assert steps
    steps.clear()
    migrate(url, SECRET, steps.append)
    assert steps == []
    host = urlsplit(url).netloc.rsplit("@", 1)[1]
    with psycopg.connect(f"postgresql://werkbalans_api:{role_password(SECRET, 'werkbalans_api')}@{host}/hosted") as api:
        assert api.execute("SELECT count(*) FROM projection_lag()").fetchone() == (0,)
        for secret in ("SELECT * FROM token_key", "SELECT * FROM positions()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                api.execute(secret)
            api.rollback()
    with psycopg.connect(played_worker(url)) as worker:
        worker.execute("SET werkbalans.clock = '2028-02-29 12:00+00'")
        assert worker.execute("SELECT clock()::date::text, current_user").fetchone() == (
            "2028-02-29",
            "werkbalans_worker",
        )


def test_several_databases_of_one_cluster_may_be_migrated_at_once(server: PostgresServer) -> None:
    names = [f"d{number}" for number in range(2)]
    with psycopg.connect(server.url(), autocommit=True) as admin:
        for name in names:
            admin.execute(f"CREATE DATABASE {name}")
    with ProcessPoolExecutor(4, get_context("spawn")) as pool:
        for done in [pool.submit(migrate, server.url(name), SECRET) for name in names * 2]:
            done.result()
    assert all(is_current(server.url(name)) for name in names)
