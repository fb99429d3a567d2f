"""Connections to a test's own database, as the worker and as its superuser."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.conftest import Database

Connection = psycopg.Connection[Any]


@pytest.fixture
def worker(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.worker_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def admin(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        yield connection
