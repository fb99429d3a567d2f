"""The subscription for the people who have it: the page, the programs, what everybody sees when it stands still."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx

from tests.installation import Installation, ten_o_clock

HERE, API = "/organisatie/abonnement", "/api/v1/organisation/subscription"
HTML = {"accept": "text/html"}


@contextmanager
def days_later(installation: Installation, days: int) -> Iterator[None]:
    """The worker works so many days from now."""
    installation.worker.now = lambda: ten_o_clock() + timedelta(days=days)
    try:
        installation.worker.ring()
        yield
    finally:
        installation.worker.now = ten_o_clock


async def post(client: httpx.AsyncClient, **fields: str) -> httpx.Response:
    form = {"csrf": client.headers["x-csrf-token"], "key": str(fields), **fields}
    return await client.post(HERE, data=form, headers=HTML)


async def shown(client: httpx.AsyncClient, answer: httpx.Response) -> str:
    assert answer.status_code == 303, answer.text
    return (await client.get(answer.headers["location"], headers=HTML)).text


async def standing(client: httpx.AsyncClient) -> str:
    return str((await client.get(API)).json()["standing"])


async def test_an_administrator_sees_how_it_stands_and_chooses_cancels_and_comes_back(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Abonnement", "abonnement@test.example")
    page = (await anna.get(HERE, headers=HTML)).text
    assert "Proeftijd." in page
    assert "1 van 100 plaatsen bezet" in page
    assert "tot 10.000 mensen" in page
    chosen = await shown(anna, await post(anna, do="choose", package="small:month"))
    assert "Klein, per maand" in chosen
    assert "Deze periode loopt tot" in chosen
    smaller = await shown(anna, await post(anna, do="choose", package="team:year"))
    assert "Team, per jaar" in smaller
    assert "Laat het pakket zoals het is" in smaller
    await shown(anna, await post(anna, do="resume"))
    wrong = await post(anna, do="cancel", confirmation="ja")
    assert wrong.status_code == 422
    assert 'value="ja"' in wrong.text
    cancelled = await shown(anna, await post(anna, do="cancel", confirmation="zorg abonnement"))
    assert "Opgezegd, loopt nog" in cancelled
    assert "wordt alles verwijderd" in cancelled
    assert "Loopt." in await shown(anna, await post(anna, do="resume", again="1"))


async def test_programs_do_the_same_and_english_is_spoken(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Programma", "programma@test.example")
    told = (await anna.get(API)).json()
    assert (told["standing"], told["members"], told["seats"], told["package"]) == ("trial", 1, 100, None)
    assert [each["key"] for each in told["packages"]] == ["team", "small", "medium", "large", "largest"]
    assert told["packages"][0] == {"key": "team", "name": "Team", "seats": 25, "month": 4900, "year": 49000}
    done = await anna.put(f"{API}/package", json={"package": "team", "interval": "year"})
    assert (done.status_code, done.headers["etag"]) == (200, '"3"')
    now = (await anna.get(API, params={"min_seq": done.json()["seq"]})).json()
    assert (now["standing"], now["seats"], now["interval"]) == ("active", 25, "year")
    refused = await anna.post(f"{API}/cancellation", json={"confirmation": "nee"})
    assert refused.json()["type"] == "/problems/confirm-by-name"
    done = await anna.post(f"{API}/cancellation", json={"confirmation": "Zorg Programma"})
    assert (await anna.get(API, params={"min_seq": done.json()["seq"]})).json()["standing"] == "cancelled"
    assert (await anna.delete(f"{API}/cancellation")).status_code == 200
    wish = {"language": "en", "here": HERE, "csrf": anna.headers["x-csrf-token"]}
    await anna.post("/taal", data=wish, headers=HTML)
    assert "All states and their rules" in (await anna.get(HERE, headers=HTML)).text


async def test_when_it_stands_still_everybody_reads_nobody_changes_and_it_says_so(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Stil", "stil@test.example")
    wish = {"name": "Dewi", "email": "dewi-stil@test.example", "roles": ["employee"]}
    assert (await anna.post("/api/v1/organisation/members", json=wish)).status_code == 201
    dewi = await installation.sign_in(await asyncio.to_thread(installation.post.secret, wish["email"]))
    assert (await dewi.get(API)).status_code == 403
    assert (await dewi.get(HERE, headers=HTML)).status_code == 403
    with days_later(installation, 31):
        states: list[str] = []
        while "suspended" not in states:
            states.append(await standing(anna))
            await asyncio.sleep(0.02)
    refused = await anna.post("/api/v1/organisation/units", json={"name": "Noord"})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/organisation-is-read-only")
    for client, words in ((anna, "Naar Abonnement"), (dewi, "Een beheerder van jullie organisatie kan dit oplossen")):
        today = (await client.get("/organisatie", headers=HTML)).text
        assert "Je kunt alles lezen, maar niets veranderen" in today
        assert words in today
    assert "Zorg dat jullie weer verder kunnen" in (await anna.get("/organisatie", headers=HTML)).text
    assert (await anna.get("/api/v1/organisation/audit-trail/export")).status_code == 200
    assert (await anna.put(f"{API}/package", json={"package": "team"})).status_code == 200
    assert (await anna.post("/api/v1/organisation/units", json={"name": "Noord"})).status_code == 201
