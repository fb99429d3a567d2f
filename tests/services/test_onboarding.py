"""How an organisation begins and people come in, through the API; and go."""

import asyncio
from functools import partial
from typing import Any
from uuid import uuid4

import httpx
import psycopg

from tests.faults.engine import wait_until
from tests.installation import ACCEPTED, Installation

HTML = {"accept": "text/html"}


async def test_an_organisation_signs_up_and_its_first_administrator_comes_in_by_mail(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorggroep Noord", "noord@test.example")
    me = (await anna.get("/api/v1/me")).json()
    assert me["organisation"]["name"] == "Zorggroep Noord"
    assert me["roles"] == ["administrator", "coordinator"]
    assert len(installation.post.all("noord@test.example")) == 1, "who is in needs no invitation"


async def sign_up(installation: Installation, email: str, key: str = "", **changes: str) -> httpx.Response:
    wish = {"organisation": "Zorg Begin", "name": "Anna Test", "email": email, **ACCEPTED, **changes}
    async with installation.client() as nobody:
        return await nobody.post("/api/v1/organisations", json=wish, headers={"idempotency-key": key or str(uuid4())})


async def test_nothing_exists_until_the_link_is_used_and_it_is_used_once(installation: Installation) -> None:
    email, key = "begin@test.example", "begin-once"
    answers = [await sign_up(installation, email, key) for _ in range(2)]
    assert {(each.status_code, each.content) for each in answers} == {(202, answers[0].content)}
    secret = await asyncio.to_thread(installation.post.secret, email)
    with psycopg.connect(installation.settings.database_url, autocommit=True) as admin:
        known = "SELECT tenant_id FROM werkbalans.person WHERE email = %s"
        (tenant,) = admin.execute(known, (email,)).fetchone() or (None,)
        events = "SELECT count(*) FROM werkbalans.event WHERE tenant_id = %s"
        assert admin.execute(events, (tenant,)).fetchone() == (0,)
        async with installation.client() as browser:
            shown = await browser.get(f"/sign-in/{secret}", headers=HTML)
            assert "Begin met Zorg Begin" in shown.text
            came_in = await browser.post(f"/sign-in/{secret}", headers=HTML)
            assert (came_in.status_code, came_in.headers["location"]) == (303, "/organisatie/begin")
            assert "Zorg Begin staat klaar" in (await browser.get("/organisatie/begin", headers=HTML)).text
        async with installation.client() as other:
            assert (await other.post(f"/api/v1/sign-in/{secret}")).status_code == 404
        assert admin.execute(events, (tenant,)).fetchone() == (4,)
    await sign_up(installation, email, key)
    assert len(installation.post.all(email)) == 1, "an organisation that began is not begun again"


async def test_the_answer_is_the_same_for_who_is_known_and_an_address_gets_five_mails_a_day(
    installation: Installation,
) -> None:
    answers = [await sign_up(installation, "noord@test.example")]
    answers += [await sign_up(installation, "vaak@test.example") for _ in range(7)]
    assert {(each.status_code, each.content) for each in answers} == {(202, answers[0].content)}
    await asyncio.to_thread(installation.post.wait_for, "vaak@test.example", 5)
    assert len(installation.post.all("vaak@test.example")) == 5


async def test_nobody_begins_without_the_terms(installation: Installation) -> None:
    for field in ACCEPTED:
        refused = await sign_up(installation, "zonder@test.example", **{field: "2020-01"})
        assert refused.status_code == 422
        assert [each["field"] for each in refused.json()["errors"]] == [field]
    async with installation.client() as nobody:
        typed = {"organisation": "Zorg Getypt", "name": "Anna", "email": "getypt@test.example", "key": "k"}
        page = await nobody.post("/aanmelden", data=typed, headers=HTML)
        assert page.status_code == 422
        assert 'value="Zorg Getypt"' in page.text
        assert "vink aan" in page.text
        for address in ("/voorwaarden", "/verwerkersovereenkomst"):
            assert (await nobody.get(address, headers=HTML)).text.count("<h2>") > 3


async def test_who_left_gets_no_link_and_the_answer_does_not_tell(installation: Installation) -> None:
    anna = await installation.organisation("Zorggroep Zuid", "zuid@test.example")
    wish = {"name": "Bas Test", "email": "bas-zuid@test.example", "roles": ["employee"]}
    bas = (await anna.post("/api/v1/organisation/members", json=wish)).headers["Location"]
    await asyncio.to_thread(installation.post.wait, wish["email"])
    async with installation.client() as nobody:
        asked = await nobody.post("/api/v1/sign-in", json={"email": wish["email"]})
        await asyncio.to_thread(installation.post.wait, wish["email"], "inloglink")
        assert (await anna.delete(bas)).status_code == 200
        again = await nobody.post("/api/v1/sign-in", json={"email": wish["email"]})
    assert (again.status_code, again.json()) == (asked.status_code, asked.json())
    with psycopg.connect(installation.settings.database_url, autocommit=True) as admin:
        states = partial(_sign_in_mails, admin, wish["email"])
        await wait_until(lambda: "planned" not in str(states()) and len(states()) == 2, 10, "both mails dealt with")
        assert [state for state, _ in states()] == ["accepted", "refused"]
        assert states()[1][1] == "left"
    assert len(installation.post.all(wish["email"], "inloglink")) == 1


def _sign_in_mails(admin: "psycopg.Connection[Any]", email: str) -> list[tuple[str, str]]:
    return admin.execute(
        "SELECT o.state, coalesce(o.reason, '') FROM werkbalans.outbox o"
        " JOIN werkbalans.person p ON p.person_id = o.recipient"
        " WHERE o.kind = 'sign_in' AND p.email = %s AND o.state NOT IN ('claimed', 'sending') ORDER BY o.planned_at",
        (email,),
    ).fetchall()


async def test_an_organisation_lives_in_a_time_zone_that_exists(installation: Installation) -> None:
    refused = await sign_up(installation, "ver@test.example", time_zone="Europe/Utrecht")
    assert refused.status_code == 422
    assert [each["field"] for each in refused.json()["errors"]] == ["time_zone"]
