"""Sharing: chosen on a page or through the API, handed in by the worker, seen by the operator as averages only."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from domain.kernel.quarters import quarter_of
from infra.clock import today_in
from tests.conftest import Database
from tests.faults.engine import wait_until
from tests.installation import Installation, ten_o_clock
from tests.services.plan_story import Story, story_of
from tests.services.stories import invited
from tests.services.test_mail_decisions import HTML, operator

__all__ = ["operator"]
PAGE, PATH = "/organisatie/delen", "/api/v1/organisation/sharing"
NEXT = quarter_of(today_in("Europe/Amsterdam")).next


@pytest.fixture
def admin(module_database: Database) -> Any:
    with psycopg.connect(module_database.admin_url, autocommit=True) as connection:
        yield connection


async def choose(client: httpx.AsyncClient, share: str) -> str:
    form = {"share": share, "csrf": client.headers["x-csrf-token"], "key": uuid4().hex}
    answer = await client.post(PAGE, data=form, headers=HTML)
    if answer.status_code == 303:
        answer = await client.get(answer.headers["location"], headers=HTML)
    return answer.text


def quarters(admin: Any, story: Story) -> list[date]:
    found = admin.execute("SELECT DISTINCT quarter FROM werkbalans.shared_figure WHERE tenant_id = %s", (story.tenant,))
    return [row[0] for row in found]


async def test_an_administrator_chooses_and_takes_it_back_and_others_read_what_is_shared(
    installation: Installation,
) -> None:
    story = await story_of(installation)
    assert (await story.client.get(PATH)).json() == {"share": False, "since": None}
    assert "Jullie cijfers tellen niet mee." in (await story.client.get(PAGE, headers=HTML)).text

    assert "Jullie cijfers tellen mee sinds" in await choose(story.client, "yes")
    _, eva = await invited(installation, story.client, "Eva", ["employee"])
    shown = (await eva.get(PAGE, headers=HTML)).text
    assert "Jullie cijfers tellen mee sinds" in shown
    assert "Tel niet meer mee" not in shown
    await choose(eva, "no")
    assert (await eva.get(PATH)).json()["share"] is True
    assert (await eva.put(PATH, json={"share": False})).status_code == 403
    answer = await story.client.put(PATH, json={"share": False})
    assert (await story.client.get(PATH, params={"min_seq": answer.json()["seq"]})).json()["share"] is False
    log = (await story.client.get("/organisatie/logboek", headers=HTML)).text
    assert "niet meer meetellen in gemiddelden" in log


async def test_after_a_standstill_the_worker_hands_in_each_quarter_that_is_over_and_stopping_takes_all_back(
    installation: Installation, admin: Any
) -> None:
    story = await story_of(installation)
    await story.measure("Vast overleg", done=True)
    await choose(story.client, "yes")
    waits = "SELECT look_at > now() FROM werkbalans.sharing WHERE tenant_id = %s"
    await wait_until(lambda: admin.execute(waits, (story.tenant,)).fetchone() == (True,), 10, "it looked")
    assert quarters(admin, story) == []
    later = datetime.combine(NEXT.next.first + timedelta(days=2), ten_o_clock().timetz())
    installation.worker.now = lambda: later
    try:
        await wait_until(lambda: bool(quarters(admin, story)), 10, "it is handed in")
    finally:
        installation.worker.now = ten_o_clock
    assert quarters(admin, story) == [NEXT.before.first]
    newest = "SELECT handed FROM werkbalans.sharing WHERE tenant_id = %s"
    await wait_until(lambda: admin.execute(newest, (story.tenant,)).fetchone() == (NEXT.first,), 10, "so is the next")
    await choose(story.client, "no")
    await wait_until(lambda: not quarters(admin, story), 10, "it is thrown away")


async def test_the_operator_sees_averages_and_nobody_else_does(
    installation: Installation, operator: httpx.AsyncClient, admin: Any
) -> None:
    assert "Er is nog geen gemiddelde" in (await operator.get("/beheer/cijfers", headers=HTML)).text
    for number in range(5):
        admin.execute("INSERT INTO werkbalans.shared_figure VALUES (%s, '2026-01-01', 'kept', 4, 5)", (uuid4(),))
        assert ("80%" in (await operator.get("/beheer/cijfers", headers=HTML)).text) is (number == 5)
    admin.execute("DELETE FROM werkbalans.shared_average")
    admin.execute(
        "INSERT INTO werkbalans.shared_figure SELECT gen_random_uuid(), '2026-01-01', 'kept', 4, 5"
        " FROM generate_series(1, 5)"
    )
    shown = (await operator.get("/beheer/cijfers", headers=HTML)).text
    assert "Q1 2026" in shown
    assert "80%" in shown
    assert "te weinig organisaties" in shown
    story = await story_of(installation)
    assert (await story.client.get("/beheer/cijfers", headers=HTML)).status_code == 403
