"""Averages over organisations: never of fewer than five, never another at a second look, never anybody's own."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.conftest import Database

Connection = psycopg.Connection[Any]
QUARTER, LATER = date(2026, 1, 1), date(2099, 1, 1)


@pytest.fixture
def admin(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def api(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.api_url, autocommit=True) as connection:
        yield connection


def hand_in(admin: Connection, numbers: range, quarter: date = QUARTER, kind: str = "on_time") -> None:
    """Organisations with these numbers: of ten things as many were on time as the number says."""
    for number in numbers:
        admin.execute(
            "INSERT INTO werkbalans.shared_figure VALUES (%s, %s, %s, %s, 10)",
            (UUID(int=number), quarter, kind, number),
        )


def published(api: Connection) -> list[tuple[Any, ...]]:
    return [(quarter, kind, int(average)) for quarter, kind, average in api.execute(
        "SELECT * FROM werkbalans.shared_averages()"
    )]  # fmt: skip


def test_four_organisations_are_no_average_and_five_are(admin: Connection, api: Connection) -> None:
    hand_in(admin, range(1, 5))
    hand_in(admin, range(1, 6), kind="kept")
    assert published(api) == [(QUARTER, "kept", 30)]


def test_each_organisation_counts_as_one_and_days_are_days(admin: Connection, api: Connection) -> None:
    hand_in(admin, range(1, 6), kind="step_days")
    admin.execute("UPDATE werkbalans.shared_figure SET part = part * 100, whole = 10 WHERE kind = 'step_days'")
    assert published(api) == [(QUARTER, "step_days", 30)]


def test_a_sixth_that_comes_and_one_that_goes_change_nothing_that_was_published(
    admin: Connection, api: Connection
) -> None:
    hand_in(admin, range(1, 6))
    first = published(api)
    hand_in(admin, range(9, 10))
    assert published(api) == first
    admin.execute("DELETE FROM werkbalans.shared_figure WHERE tenant_id = %s", (UUID(int=1),))
    assert published(api) == first


def test_nothing_of_any_organisation_is_kept_once_a_quarter_is_published(admin: Connection, api: Connection) -> None:
    hand_in(admin, range(1, 5))
    published(api)
    assert admin.execute("SELECT count(*) FROM werkbalans.shared_figure").fetchone() == (0,)
    hand_in(admin, range(5, 6))  # the four before cannot be filled up to five
    assert published(api) == []


def test_a_quarter_that_is_not_thirty_days_over_waits(admin: Connection, api: Connection) -> None:
    hand_in(admin, range(1, 7), LATER)
    assert published(api) == []
    assert admin.execute("SELECT count(*) FROM werkbalans.shared_figure").fetchone() == (6,)


@pytest.mark.parametrize("table", ["sharing", "shared_figure", "shared_average"])
def test_the_api_reads_none_of_it_but_through_the_function(api: Connection, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        api.execute(f"SELECT * FROM werkbalans.{table}")


def test_no_figure_can_be_of_nothing_or_of_half_a_quarter(admin: Connection) -> None:
    for quarter, whole in ((QUARTER, 0), (date(2026, 2, 1), 1)):
        with pytest.raises(psycopg.errors.CheckViolation):
            admin.execute("INSERT INTO werkbalans.shared_figure VALUES (%s, %s, 'kept', 0, %s)", (
                UUID(int=1), quarter, whole
            ))  # fmt: skip
