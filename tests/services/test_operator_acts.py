"""The operator's page: what is wrong, a button that does the right thing, and a page of the runbook for each alarm."""

import asyncio
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from services.worker import failures, tasks
from tests.conftest import Database
from tests.faults.engine import wait_until
from tests.installation import Installation
from tests.services.test_mail_decisions import HTML, operator

__all__ = ["operator"]


@pytest.fixture
def admin(module_database: Database) -> Any:
    with psycopg.connect(module_database.admin_url, autocommit=True) as connection:
        yield connection


async def tenant_of(installation: Installation) -> UUID:
    anna = await installation.organisation("Zorg Stil", f"{uuid4().hex[:8]}@test.example")
    return UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"])


async def test_what_is_parked_tries_again_at_the_press_of_a_button(
    installation: Installation, operator: httpx.AsyncClient, admin: Any
) -> None:
    tenant = await tenant_of(installation)
    parked = "SELECT error FROM werkbalans.checkpoint WHERE tenant_id = %s AND projection = 'member'"
    admin.execute(
        "UPDATE werkbalans.checkpoint SET error = 'the event at 2: unreadable', seq = 1"
        " WHERE tenant_id = %s AND projection = 'member'",
        (tenant,),
    )
    shown = (await operator.get("/beheer", headers=HTML)).text
    assert "/beheer/draaiboek/projection_parked" in shown
    assert "the event at 2: unreadable" in shown
    answer = await operator.post(f"/beheer/stilgezet/{tenant}", data={"projection": "member"}, headers=HTML)
    assert "Het gaat verder waar het stond" in (await operator.get(answer.headers["location"], headers=HTML)).text
    assert admin.execute(parked, (tenant,)).fetchone() == (None,)
    caught_up = "SELECT seq > 1 FROM werkbalans.checkpoint WHERE tenant_id = %s AND projection = 'member'"
    await wait_until(lambda: admin.execute(caught_up, (tenant,)).fetchone() == (True,), 10, "it goes on")
    again = await operator.post(f"/beheer/stilgezet/{tenant}", data={"projection": "member"}, headers=HTML)
    assert again.headers["location"].startswith("/beheer?done=not_parked")
    assert admin.execute("SELECT count(*) FROM werkbalans.operator_act WHERE act = 'resume'").fetchone() == (1,)


async def test_mails_that_wait_for_their_next_try_are_tried_now(
    installation: Installation, operator: httpx.AsyncClient, admin: Any
) -> None:
    tenant = await tenant_of(installation)
    admin.execute(
        "UPDATE werkbalans.outbox SET state = 'planned', tries = 3, next_try_at = now() + interval '4 hours',"
        " planned_at = now() - interval '1 hour' WHERE tenant_id = %s AND kind = 'sign_in'",
        (tenant,),
    )
    answer = await operator.post("/beheer/mails", headers=HTML)
    assert "worden nu geprobeerd" in (await operator.get(answer.headers["location"], headers=HTML)).text
    left = "SELECT count(*) FROM werkbalans.outbox WHERE tenant_id = %s AND state = 'planned'"
    await wait_until(lambda: admin.execute(left, (tenant,)).fetchone() == (0,), 10, "they are dealt with")


async def test_a_reminder_that_nobody_fires_rings_once_it_is_a_quarter_of_an_hour_late(
    installation: Installation, operator: httpx.AsyncClient, admin: Any
) -> None:
    tenant, timer = await tenant_of(installation), uuid4()
    installation.worker.pause()
    try:
        for known_minutes_ago, rings in ((14, False), (16, True)):
            admin.execute("DELETE FROM werkbalans.timer WHERE timer_id = %s", (timer,))
            admin.execute(
                "INSERT INTO werkbalans.timer (tenant_id, timer_id, stream_id, thing, item, due_on, whom, rule, turn,"
                " known_at, fire_at) VALUES (%s, %s, 'kickoff-x', %s, '1', '2026-01-01', 'contacts', 'overdue', '',"
                " now() - interval '1 minute' * %s, now() - interval '1 day')",
                (tenant, timer, uuid4(), known_minutes_ago),
            )
            told = (await operator.get("/metrics")).text
            assert ('werkbalans_alarm{alarm="work_overdue"} 1.0' in told) is rings
    finally:
        admin.execute("DELETE FROM werkbalans.timer WHERE timer_id = %s", (timer,))
        installation.worker.go_on()


# Tables that the tick looks into: what a row has besides a tenant and when it is to be looked at.
WAITING: dict[str, dict[str, str]] = {
    "subscription_watch": {},
    "report_watch": {},
    "sharing": {"since": "current_date"},
    "erasing": {"person_id": "gen_random_uuid()"},
    "poll_watch": {"poll_id": "gen_random_uuid()"},
}


@pytest.mark.parametrize("table", WAITING)
async def test_whatever_the_tick_wakes_for_rings_when_it_is_a_quarter_of_an_hour_late(
    installation: Installation, operator: httpx.AsyncClient, admin: Any, table: str
) -> None:
    tenant, columns = uuid4(), ("tenant_id", "look_at", *WAITING[table])
    installation.worker.pause()
    try:
        for minutes, rings in ((14, False), (16, True)):
            values = (f"'{tenant}'", f"clock_timestamp() - interval '{minutes} minutes'", *WAITING[table].values())
            admin.execute(f"INSERT INTO werkbalans.{table} ({', '.join(columns)}) VALUES ({', '.join(values)})")
            told = (await operator.get("/metrics")).text
            admin.execute(f"DELETE FROM werkbalans.{table} WHERE tenant_id = %s", (tenant,))
            assert ('werkbalans_alarm{alarm="work_overdue"} 1.0' in told) is rings
    finally:
        installation.worker.go_on()


async def test_a_task_that_fails_again_and_again_rings_and_is_tried_at_the_press_of_a_button(
    installation: Installation, operator: httpx.AsyncClient, admin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tenant = await tenant_of(installation)

    def failing(*_: object) -> None:
        raise KeyError("somebody's words")

    def fail(times: int) -> None:
        with psycopg.connect(installation.settings.worker_database_url) as connection:
            held = SimpleNamespace(connection=lambda: nullcontext(connection))
            monkeypatch.setattr(failures, "parts", lambda: held)
            monkeypatch.setattr(tasks, "parts", lambda: installation.worker.parts)
            monkeypatch.setattr(tasks, "look_after", failing)
            for _ in range(times):
                tasks.look_after_subscription.apply((str(tenant),))

    for times, rings in ((2, False), (1, True)):
        await asyncio.to_thread(fail, times)
        told = (await operator.get("/metrics")).text
        assert ('werkbalans_alarm{alarm="tasks_failing"} 1.0' in told) is rings
    shown = (await operator.get("/beheer", headers=HTML)).text
    assert "werkbalans.look_after_subscription mislukt steeds, bij 1 organisatie" in shown
    assert "KeyError" in shown
    assert "somebody" not in shown
    held = "UPDATE werkbalans.subscription_watch SET look_at = now() + interval '5 minutes' WHERE tenant_id = %s"
    installation.worker.pause()
    try:
        admin.execute(held, (tenant,))
        answer = await operator.post("/beheer/taken", headers=HTML)
        due = "SELECT look_at <= now() FROM werkbalans.subscription_watch WHERE tenant_id = %s"
        assert admin.execute(due, (tenant,)).fetchone() == (True,)
    finally:
        installation.worker.go_on()
    after = (await operator.get(answer.headers["location"], headers=HTML)).text
    assert "worden nu geprobeerd" in after
    assert "mislukte taken geprobeerd" in after
    assert "mislukt steeds, bij" not in after


async def test_nobody_else_sets_anything_going(installation: Installation, operator: httpx.AsyncClient) -> None:
    anna = await installation.organisation("Zorg Buiten", f"{uuid4().hex[:8]}@test.example")
    for path in (f"/beheer/stilgezet/{uuid4()}", "/beheer/wek", "/beheer/mails", "/beheer/taken"):
        assert (await anna.post(path, headers=HTML)).status_code == 403
    for path in ("/beheer/draaiboek", "/beheer/draaiboek/mails_stuck"):
        assert (await anna.get(path, headers=HTML)).status_code == 403
    woken = await operator.post("/beheer/wek", headers=HTML)
    assert woken.status_code == 303
    token = operator.headers.pop("x-csrf-token")
    assert (await operator.post("/beheer/wek", headers=HTML)).status_code == 403
    operator.headers["x-csrf-token"] = token
