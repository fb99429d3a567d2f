"""An unnamed report leaves nothing that leads back: canaries are looked for in every table, log line and queue.

The control is a build that appends at once and with the actor: the same search must find it.
"""

import asyncio
import base64
import hashlib
import json
import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
import redis

from domain.kernel.ids import TenantId
from infra.anonymous.release import release
from services.api import errors, logs
from services.api.auth import COOKIE
from tests.faults.engine import wait_until
from tests.installation import Installation, ten_o_clock
from tests.services.test_kickoff_api import invited
from tests.services.test_signals_api import SAID, plan_of
from tests.services.unnamed import TEXT, opened, released, send

ADDRESS, DEVICE = "203.0.113.77", "Kanarie/7.1"
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d:?\d\d|Z)?")


class Lines(list[dict[str, Any]]):
    """A logger that keeps what it is told."""

    def info(self, event: str, **facts: Any) -> None:
        self.append({"event": event, **facts})

    error = warning = info


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    kept = Lines()
    monkeypatch.setattr(logs, "log", kept)
    monkeypatch.setattr(errors, "log", kept)
    return kept


@pytest.fixture(autouse=True)
def today_again(installation: Installation) -> Iterator[None]:
    installation.worker.now = ten_o_clock
    yield
    installation.worker.now = ten_o_clock


def tables(installation: Installation) -> set[tuple[str, str]]:
    """Every row of every table, as text; bytes both in hex and as the text that they may be."""
    with psycopg.connect(installation.settings.database_url) as admin:
        names = admin.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'werkbalans'").fetchall()
        return {
            (name, json.dumps(readable(row[0]), sort_keys=True))
            for (name,) in names
            for row in admin.execute(f"SELECT to_jsonb(t) FROM werkbalans.{name} t")
        }


def readable(row: dict[str, Any]) -> dict[str, Any]:
    hidden = {k: v[2:] for k, v in row.items() if isinstance(v, str) and v.startswith("\\x")}
    return row | {f"{k} as text": bytes.fromhex(v).decode("utf-8", "replace") for k, v in hidden.items()}


def queued(installation: Installation, tenant: str) -> list[bytes]:
    """The tasks for this organisation that wait for a worker: the broker serves the other tests, too."""
    with redis.Redis.from_url(installation.settings.redis_url) as client:
        found: list[bytes] = []
        for key in client.scan_iter("*"):
            if client.type(key) == b"list":
                found += client.lrange(key, 0, -1)  # type: ignore[arg-type]
        return [each for each in found if tenant in base64.b64decode(json.loads(each)["body"]).decode()]


def rings_whatever_waits(installation: Installation) -> None:
    """Let this installation send its hints, also where other tests left many messages in the broker."""
    hints = installation.app.state.services.hints
    hints._crowded, hints._looked_at = frozenset(), time.monotonic() + 60


def leading_back(rows: set[tuple[str, str]], canaries: list[str]) -> list[str]:
    """The canaries in these rows."""
    return [f"{table}: {canary}" for table, row in rows for canary in canaries if canary in row]


def moments(rows: set[tuple[str, str]]) -> list[datetime]:
    """The moments in these rows that are finer than an hour."""
    found = [datetime.fromisoformat(text) for _, row in rows for text in MOMENT.findall(row)]
    return [moment for moment in found if (moment.minute, moment.second) != (0, 0)]


def browser_of(installation: Installation, client: httpx.AsyncClient) -> httpx.AsyncClient:
    """The browser of somebody who is signed in, with a known address and device."""
    transport = httpx.ASGITransport(installation.app, raise_app_exceptions=False, client=(ADDRESS, 4711))
    browser = httpx.AsyncClient(transport=transport, base_url="https://testserver.local", cookies=client.cookies)
    browser.headers["user-agent"] = DEVICE
    return browser


async def test_nothing_that_is_kept_leads_back_to_who_reported(installation: Installation, lines: Lines) -> None:
    anna = await installation.organisation("Zorg Kanarie", "kanarie@test.example")
    plan = await plan_of(anna)
    tenant = (await anna.get("/api/v1/me")).json()["organisation"]["id"]
    person, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    link, browser = await opened(anna, plan), browser_of(installation, eva)
    session, key = str(eva.cookies[COOKIE]), "kanarie-van-het-formulier"
    hashed = hashlib.sha256(session.encode()).hexdigest()
    canaries = [person, session, hashed, ADDRESS, DEVICE, key, hashlib.sha256(ADDRESS.encode()).hexdigest()]
    await asyncio.sleep(0.3)
    lines.clear()
    before, waiting = tables(installation), queued(installation, tenant)
    page = await browser.get(link)
    codes = [await send(browser, link, key=key), await send(browser, link), await send(browser, link, text="Nog iets.")]
    new = tables(installation) - before
    assert {table for table, _ in new} == {"anonymous_inbox", "rate"}
    assert leading_back(new, [*canaries, *codes, "Eva"]) == []
    assert moments(new) == []
    assert lines == []
    assert queued(installation, tenant) == waiting
    assert page.status_code == 200
    assert "/melden" not in (await anna.get("/metrics")).text
    assert len(set(codes)) == 3
    before, morning = tables(installation), datetime.now().astimezone()
    rows = await released(installation, anna, plan, 3)
    new = tables(installation) - before
    assert leading_back(new, [*canaries, *codes]) == []
    assert all(moment >= morning for moment in moments(new))
    assert {row["noticed_on"] for row in rows} == {str(monday())}
    assert {row["text"] for row in rows} == {TEXT, "Nog iets."}
    trail = (await anna.get(f"{plan}/audit-trail")).json()["entries"]
    assert [entry["actor"] for entry in trail if entry["type"] == "signals.reported"] == [None] * 3


def monday() -> Any:
    today = ten_o_clock().date()
    return today - timedelta(days=today.weekday())


async def test_the_search_finds_a_build_that_appends_at_once_and_with_the_actor(
    installation: Installation, lines: Lines
) -> None:
    anna = await installation.organisation("Zorg Controle", "controle@test.example")
    plan = await plan_of(anna)
    person, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    await asyncio.sleep(0.3)
    lines.clear()
    rings_whatever_waits(installation)
    before = tables(installation)
    assert (await eva.post(f"{plan}/signals", json=SAID)).status_code == 201
    new = tables(installation) - before
    assert f"event: {person}" in leading_back(new, [person])
    assert moments(new)
    assert lines
    tenant = (await anna.get("/api/v1/me")).json()["organisation"]["id"]
    await wait_until(lambda: bool(queued(installation, tenant)), 5, "its hint is in the queue")


async def test_all_that_waits_was_written_by_one_transaction_in_no_order(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Volgorde", "volgorde@test.example")
    plan = await plan_of(anna)
    link, nobody = await opened(anna, plan), installation.client()
    sent = [f"Melding {number}" for number in range(9)]
    for text in sent:
        await send(nobody, link, text=text)
    with psycopg.connect(installation.settings.database_url) as admin:
        rows = admin.execute(
            "SELECT content->>'text', xmin::text FROM werkbalans.anonymous_inbox"
            " WHERE content->>'text' = ANY (%s) ORDER BY ctid",
            (sent,),
        ).fetchall()
        precise = admin.execute("SHOW track_commit_timestamp").fetchone()
    assert sorted(row[0] for row in rows) == sent
    assert len({row[1] for row in rows}) == 1
    assert [row[0] for row in rows] != sent
    assert precise == ("off",)
    told = [row["text"] for row in await released(installation, anna, plan, 9)]
    assert sorted(told) == sent
    assert told not in (sent, sent[::-1])


async def test_fewer_than_three_wait_for_others_until_the_third_day(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Wachten", "wachten@test.example")
    plan = await plan_of(anna)
    link, nobody = await opened(anna, plan), installation.client()
    await send(nobody, link)
    installation.worker.now = lambda: ten_o_clock() + timedelta(days=2)
    await asyncio.sleep(0.4)
    assert (await anna.get(f"{plan}/signals")).json()["signals"] == []
    installation.worker.now = lambda: ten_o_clock() + timedelta(days=3)
    for _ in range(100):
        if (await anna.get(f"{plan}/signals")).json()["signals"]:
            return
        await asyncio.sleep(0.03)
    pytest.fail("a report waited for ever")


async def test_a_report_that_comes_in_the_midst_of_a_release_brings_nothing_back(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Tegelijk", "tegelijk@test.example")
    plan = await plan_of(anna)
    tenant = TenantId(UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"]))
    link, nobody = await opened(anna, plan), installation.client()
    for _ in range(3):
        await send(nobody, link)
    installation.worker.pause()
    parts = installation.worker.parts
    with parts.inside(tenant) as connection:
        left = release(parts.log, connection, tenant, ten_o_clock() + timedelta(days=1))
        coming = asyncio.create_task(send(nobody, link, text="Net te laat"))
        await asyncio.sleep(0.3)
        assert not coming.done()
    await coming
    installation.worker.go_on()
    rows = await released(installation, anna, plan, 3)
    with parts.inside(tenant) as connection:
        waiting = connection.execute("SELECT content->>'text' FROM werkbalans.anonymous_inbox").fetchall()
    assert (left, len(rows), waiting) == (3, 3, [("Net te laat",)])
