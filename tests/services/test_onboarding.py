"""How an organisation begins and people come in, through the API; and go."""

import asyncio
from functools import partial
from typing import Any

import psycopg

from tests.faults.engine import wait_until
from tests.installation import Installation


async def test_an_organisation_signs_up_and_its_first_administrator_comes_in_by_mail(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorggroep Noord", "noord@test.example")
    me = (await anna.get("/api/v1/me")).json()
    assert me["organisation"]["name"] == "Zorggroep Noord"
    assert me["roles"] == ["administrator", "coordinator"]


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
    wish = {"organisation": "Zorg Ver", "name": "Anna", "email": "ver@test.example", "time_zone": "Europe/Utrecht"}
    async with installation.client() as nobody:
        refused = await nobody.post("/api/v1/organisations", json=wish)
    assert refused.status_code == 422
    assert [each["field"] for each in refused.json()["errors"]] == ["time_zone"]
