"""One clock: who may move it, what follows it, and that the log's time never goes back."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest

from domain.catalogue import DECIDERS, POLICIES
from domain.kernel.decider import Asked
from domain.kernel.events import Recorded
from domain.kernel.handle import Handler
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.ports import EventStore
from domain.kernel.rights import Actor, Role
from domain.organisation.decider import AddUnit, RegisterOrganisation
from infra.bootstrap import open_services
from infra.clock import PlayedClock, played
from infra.event_store.memory import MemoryEventStore
from infra.keys import KeyRing
from infra.settings import derive
from infra.tenancy import TenantTokens, enter
from services.worker.parts import Parts
from tests.conftest import SECRET, Database, settings_for

LEAP = datetime(2028, 2, 29, 23, 30, tzinfo=UTC)
FIRST = Actor(PersonId(uuid4()), frozenset({Role.ADMINISTRATOR}))
ASK = "SELECT werkbalans.clock(), now()"


@pytest.mark.parametrize("login", ["api_url", "worker_url"])
def test_neither_the_api_nor_the_worker_can_move_the_clock(database: Database, login: str) -> None:
    with psycopg.connect(getattr(database, login)) as connection:
        for scope in ("SET", "SET LOCAL"):
            connection.execute(f"{scope} werkbalans.clock = '2028-02-29 23:30+00'")
            clock, now = connection.execute(ASK).fetchone() or (None, None)
            assert clock == now
            assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
        connection.rollback()
        for role in ("werkbalans_owner", "postgres"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SET ROLE {role}")
            connection.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SET SESSION AUTHORIZATION postgres")


def test_the_owner_plays_another_time_also_in_the_role_of_the_worker(database: Database) -> None:
    with psycopg.connect(database.admin_url) as connection:
        connection.execute("SET LOCAL werkbalans.clock = '2028-02-29 23:30+00'")
        assert (connection.execute(ASK).fetchone() or [None])[0] == LEAP
        connection.execute("SET LOCAL ROLE werkbalans_worker")
        assert (connection.execute(ASK).fetchone() or [None])[0] == LEAP
        connection.rollback()
        clock, now = connection.execute(ASK).fetchone() or (None, None)
        assert clock == now


async def _recorded(store: EventStore, clock: PlayedClock, moments: Sequence[datetime]) -> list[Recorded]:
    """An organisation whose units come at these moments, as its log tells it."""
    tenant, handler = TenantId(uuid4()), Handler(store, DECIDERS, POLICIES)
    for number, moment in enumerate(moments):
        clock.move(moment)
        name = f"Team {number}"
        wish = RegisterOrganisation(tenant=tenant, name=name, time_zone="Europe/Amsterdam")
        command = AddUnit(tenant=tenant, unit=uuid4(), name=name, parent=None) if number else wish
        await handler.handle(tenant, command, Asked(FIRST, moment.date()), CommandId(uuid4()))
    return [recorded async for recorded in store.read(tenant)]


JUMPS = (LEAP, LEAP + timedelta(days=1), LEAP - timedelta(hours=1), LEAP + timedelta(days=2))
NEVER_BACK = (LEAP, LEAP + timedelta(days=1), LEAP + timedelta(days=1), LEAP + timedelta(days=2))


async def test_what_is_recorded_follows_the_clock_but_never_goes_back(database: Database) -> None:
    clock = PlayedClock(LEAP)
    settings = played(settings_for(database, "redis://127.0.0.1:1"))
    async with open_services(settings, clock) as services:
        log = await _recorded(services.store, clock, JUMPS)
    twin = await _recorded(MemoryEventStore(KeyRing(SECRET), clock), clock, JUMPS)
    for each in (log, twin):
        assert [recorded.recorded_at for recorded in each[-3:]] == list(NEVER_BACK[1:])
        assert {recorded.recorded_at for recorded in each[:-3]} == {LEAP}
        assert [recorded.seq for recorded in each] == list(range(1, len(each) + 1))
    assert [(r.recorded_at, r.event.NAME) for r in log] == [(r.recorded_at, r.event.NAME) for r in twin]


def test_the_worker_s_connections_go_with_the_played_clock_in_its_own_role(database: Database) -> None:
    clock = PlayedClock(LEAP)
    parts = Parts(played(settings_for(database, "redis://127.0.0.1:1")), clock)
    try:
        for moment in (LEAP, LEAP - timedelta(days=400)):
            clock.move(moment)
            with parts.connection() as connection:
                told = connection.execute("SELECT werkbalans.clock(), current_user").fetchone()
                assert told == (moment, "werkbalans_worker")
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute("SELECT * FROM werkbalans.token_key")
    finally:
        parts.close()


@pytest.mark.parametrize("behind", [-300, 300], ids=["ahead", "behind"])
def test_a_machine_whose_clock_is_five_minutes_wrong_makes_tokens_that_are_good(
    database: Database, monkeypatch: pytest.MonkeyPatch, behind: int
) -> None:
    really, tenant = time.time, TenantId(uuid4())

    def is_good(tokens: TenantTokens, age: float) -> bool:
        """Whether what is made now, by that clock, and asked for again so much later is good then."""
        with monkeypatch.context() as wrong, psycopg.connect(database.worker_url) as connection:
            wrong.setattr("infra.tenancy.time.time", lambda: really() - behind - age)
            tokens.of(tenant)
            wrong.setattr("infra.tenancy.time.time", lambda: really() - behind)
            try:
                enter(connection, tokens.of(tenant))
                return connection.execute("SELECT werkbalans.current_tenant()").fetchone() == (tenant,)
            except psycopg.errors.InsufficientPrivilege:
                return False

    ages = (0, 59.9, 60.1, 240, 300.1, 599)
    key = derive(SECRET, "tenant-token")
    assert [age for age in ages if not is_good(TenantTokens(key), age)] == []
    # The control: made anew after five minutes only. An end is a whole second, so one more, and one to be sure.
    monkeypatch.setattr("infra.tenancy.ANEW_SECONDS", 302)
    assert [age for age in ages if not is_good(TenantTokens(key), age)] == ([300.1] if behind > 0 else [])
