"""Servers of our own for the tests: one PostgreSQL and one Valkey for all workers, a fresh database for each test."""

import base64
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import msgspec
import psycopg
import pytest

from infra.settings import Settings, role_password
from tests.cost import (  # noqa: F401 - hooks of pytest
    begin,
    pytest_runtest_makereport,
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
)
from tests.servers import SECRET, TEMPLATE, Servers, shared_servers


class Database(msgspec.Struct, frozen=True):
    """A migrated database of one test: as superuser, as the API, as the worker."""

    name: str
    admin_url: str
    api_url: str
    worker_url: str


LONG = (
    "test_whole_method.py", "test_supervisor.py", "test_for_everybody.py", "test_worker_faults.py", "test_compose.py",
    "test_plan.py", "test_agreements.py", "test_kickoff.py", "test_migrations.py", "test_long_trails.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no process ends minutes after the others."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


def pytest_collection_finish() -> None:
    """What was loaded stays: the garbage collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    begin()


@pytest.fixture(scope="session")
def secret_key() -> bytes:
    """The secret that every test installation has."""
    return SECRET


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """The servers, started by whichever test process comes first and stopped by whichever goes last."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    with shared_servers(shared / "servers") as found:
        yield found


@pytest.fixture(scope="session")
def postgres(servers: Servers) -> str:
    """The superuser's URL."""
    return servers.postgres_url


@pytest.fixture
def redis_url(servers: Servers) -> Iterator[str]:
    """A broker of one's own for the test: an emptied database of the shared server, one per test process."""
    import redis

    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    url = servers.redis_url.rsplit("/", 1)[0] + f"/{int(worker) + 1}"
    with redis.Redis.from_url(url) as client:
        client.flushdb()
    return url


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    """A fresh, migrated database."""
    with fresh_database(servers) as made:
        yield made


@pytest.fixture(scope="module")
def module_database(servers: Servers) -> Iterator[Database]:
    """A fresh, migrated database for all tests of a module."""
    with fresh_database(servers) as made:
        yield made


@contextmanager
def fresh_database(servers: Servers) -> Iterator[Database]:
    """Copy the migrated template; drop the copy afterwards."""
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(servers.postgres_url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY")
    try:
        yield database_in(servers, name)
    finally:
        with psycopg.connect(servers.postgres_url, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def database_in(servers: Servers, name: str) -> Database:
    """A migrated database that is there already."""
    roles = (_as_role(servers, name, role) for role in ("werkbalans_api", "werkbalans_worker"))
    return Database(name, servers.database_url(name), *roles)


def settings_for(database: Database, redis_url: str, **changes: Any) -> Settings:
    """The settings of a test installation."""
    known: dict[str, Any] = {
        "database_url": database.admin_url,
        "api_database_url": database.api_url,
        "worker_database_url": database.worker_url,
        "redis_url": redis_url,
        "smtp_url": "smtp://127.0.0.1:1",
        "public_url": "https://testserver.local",
        "mail_from": "Werkbalans <noreply@werkbalans.example>",
        "secret_key": SECRET,
        "operator_emails": ("operator@werkbalans.example",),
        "payment_secret": "whsec_test",
        "security_contact": "mailto:security@werkbalans.example",
    }
    return Settings(**{**known, **changes})


def environment_of(settings: Settings) -> dict[str, str]:
    """The variables from which a process reads these settings."""
    return {
        "SECRET_KEY": base64.b64encode(settings.secret_key).decode(),
        "DATABASE_URL": settings.database_url,
        "API_DATABASE_URL": settings.api_database_url,
        "WORKER_DATABASE_URL": settings.worker_database_url,
        "REDIS_URL": settings.redis_url,
        "SMTP_URL": settings.smtp_url,
        "PUBLIC_URL": settings.public_url,
    }


def _as_role(servers: Servers, database: str, role: str) -> str:
    host = servers.postgres_url.rsplit("@", 1)[1].split("/")[0]
    return f"postgresql://{role}:{role_password(SECRET, role)}@{host}/{database}"
