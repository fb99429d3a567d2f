"""The demo organisation: a story of weeks, told once, each thing on its day."""

from collections import Counter
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg

from infra.clock import today_in
from infra.demo import acts, seed
from infra.demo.people import AGE, DEMO, ZONE
from infra.tenancy import TenantTokens, enter
from tests.conftest import Database, Servers, settings_for


def log_of(database: Database, key: bytes) -> list[Any]:
    with psycopg.connect(database.worker_url) as connection:
        enter(connection, TenantTokens(key).of(DEMO))
        return connection.execute("SELECT seq, recorded_at FROM werkbalans.event ORDER BY seq").fetchall()


def test_each_thing_is_recorded_on_its_day_and_once(database: Database, servers: Servers) -> None:
    settings = settings_for(database, servers.redis_url)
    seed(settings)
    told = log_of(database, settings.key("tenant-token"))
    moments = [moment for _, moment in told]
    today = today_in(ZONE)
    days = Counter(moment.astimezone(ZoneInfo(ZONE)).date() for moment in moments)
    assert moments == sorted(moments)
    assert set(days) == {act.on for act in acts(today)}
    assert min(days) == today - timedelta(days=AGE)
    assert max(days) <= today
    assert len(days) > 30
    seed(settings)
    assert log_of(database, settings.key("tenant-token")) == told
