"""Who comes in, with what, and how soon somebody is out again."""

import asyncio

import psycopg
import pytest

from tests.installation import Installation
from tests.services.test_kickoff_api import invited


async def test_a_header_does_not_lift_the_guard_of_forms(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Slot", "slot@test.example")
    foreign = {"authorization": "Basic eDp5", "origin": "https://evil.example", "x-csrf-token": ""}
    for headers in (foreign, {**foreign, "authorization": ""}, {"x-csrf-token": ""}):
        answer = await anna.post("/api/v1/plans", json={"title": "Van elders"}, headers=headers)
        assert answer.status_code in (401, 403), headers
    assert (await anna.get("/api/v1/plans")).json()["plans"] == []


async def test_a_token_makes_no_other_token(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Sleutel", "sleutel@test.example")
    made = (await anna.post("/api/v1/api-tokens", json={"name": "sync", "scopes": ["write"], "days": 2})).json()
    assert made["expires_at"]
    async with installation.client() as program:
        program.headers["authorization"] = f"Bearer {made['secret']}"
        child = await program.post("/api/v1/api-tokens", json={"name": "kind", "scopes": ["write"]})
    assert child.status_code == 403


async def test_a_session_is_worth_nothing_as_a_bearer_token(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Sessie", "sessie@test.example")
    assert (await anna.get("/api/v1/me")).status_code == 200
    session = next(value for name, value in anna.cookies.items() if "session" in name)
    async with installation.client() as program:
        answer = await program.get("/api/v1/me", headers={"authorization": f"Bearer {session}"})
    assert answer.status_code == 401


async def test_who_was_removed_is_out_although_the_worker_stands_still(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Weg", "weg@test.example")
    tom, (_, toms) = await invited(installation, anna, "Tom", ["coordinator"])
    assert (await toms.get("/api/v1/me")).status_code == 200
    installation.worker.pause()
    try:
        assert (await anna.delete(f"/api/v1/organisation/members/{tom}")).status_code == 200
        await asyncio.sleep(2.1)
        assert (await toms.post("/api/v1/plans", json={"title": "Nog snel"})).status_code == 401
    finally:
        installation.worker.go_on()


async def test_after_signing_out_the_browser_keeps_nothing(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Uit", "uit@test.example")
    answer = await anna.post("/uitloggen", data={"csrf": anna.headers["x-csrf-token"]})
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert '"historyCacheSize":0' in (await anna.get("/", headers={"accept": "text/html"})).text


@pytest.mark.parametrize("column", ["expires_at", "last_seen_at"])
async def test_a_session_ends_by_its_age_and_by_standing_idle(installation: Installation, column: str) -> None:
    anna = await installation.organisation("Zorg Oud", f"oud-{column}@test.example".replace("_", "-"))
    assert (await anna.get("/api/v1/me")).status_code == 200
    with psycopg.connect(installation.settings.database_url) as admin:
        admin.execute(f"UPDATE werkbalans.session SET {column} = now() - interval '15 days'")
    await asyncio.sleep(2.1)
    assert (await anna.get("/api/v1/me")).status_code == 401


async def test_a_link_works_once(installation: Installation) -> None:
    secret = await link_for(installation, "eenmaal@test.example")
    answers = []
    for _ in range(2):
        async with installation.client() as nobody:
            answers.append((await nobody.post(f"/api/v1/sign-in/{secret}")).status_code)
    assert answers == [200, 404]


async def test_a_link_ends_by_its_age(installation: Installation) -> None:
    secret = await link_for(installation, "verlopen@test.example")
    with psycopg.connect(installation.settings.database_url) as admin:
        admin.execute("UPDATE werkbalans.sign_in_request SET expires_at = now() - interval '1 second'")
    async with installation.client() as nobody:
        assert (await nobody.post(f"/api/v1/sign-in/{secret}")).status_code == 404


async def link_for(installation: Installation, email: str) -> str:
    await installation.organisation("Zorg Link", email)
    async with installation.client() as nobody:
        await nobody.post("/api/v1/sign-in", json={"email": email})
    return await asyncio.to_thread(installation.post.secret, email, "inloglink")


async def test_too_many_tries_are_refused_for_a_while(installation: Installation) -> None:
    async with installation.client() as stranger:
        answers = [await stranger.post("/api/v1/sign-in/onzin") for _ in range(122)]
    statuses = [answer.status_code for answer in answers]
    assert statuses == sorted(statuses)
    assert set(statuses) == {404, 429}
    assert answers[-1].headers["retry-after"] == "900"
