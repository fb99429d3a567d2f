"""An organisation of thousands: what a page asks of the database does not grow with it; people are found by name."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from domain.catalogue import VIEWS
from domain.kernel.ids import TenantId
from infra.identity.people import People
from infra.read_models.queries import ReadModels
from tests.installation import Installation
from tests.services.crowd import fill, person_of
from tests.services.test_measures_api import TEXT

MANY = 2_500
HTML = {"accept": "text/html"}


class Counting:
    """A pool that counts the statements, and the rows that they gave: those of read models come as one JSON array."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self.statements = self.rows = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pool, name)

    async def fetch(self, *asked: Any) -> Any:
        found = await self._pool.fetch(*asked)
        self.statements, self.rows = self.statements + 1, self.rows + len(found)
        return found

    async def fetchval(self, *asked: Any) -> Any:
        found = await self._pool.fetchval(*asked)
        self.statements += 1
        if isinstance(found, str) and found.startswith("["):
            self.rows += len(msgspec.json.decode(found))
        return found


@pytest.fixture(scope="module")
async def bas(installation: Installation) -> httpx.AsyncClient:
    return await installation.organisation("Zorg Klein", "klein@test.example")


@pytest.fixture(scope="module")
async def anna(installation: Installation, bas: httpx.AsyncClient) -> httpx.AsyncClient:
    assert bas
    client = await installation.organisation("Zorg Groot", "groot@test.example")
    await fill(installation, client, MANY, units=20)
    return client


async def visible(installation: Installation, anna: httpx.AsyncClient, seq: str) -> None:
    """Wait longer than a page does: the one worker of the tests reads all members on its way."""
    tenant = TenantId(UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"]))
    assert await installation.app.state.services.views.wait_for(tenant, int(seq), VIEWS, 60)


async def made(installation: Installation, anna: httpx.AsyncClient, path: str, body: dict[str, Any]) -> str:
    answer = await anna.post(path, json=body)
    assert answer.status_code == 201, answer.text
    await visible(installation, anna, answer.json()["seq"])
    return str(answer.headers["location"])


@pytest.fixture(scope="module")
async def plan(installation: Installation, anna: httpx.AsyncClient) -> str:
    found = await made(installation, anna, "/api/v1/plans", {"title": "Plan Groot"})
    return found.replace("/api/v1/plans", "/plannen")


@pytest.fixture(scope="module")
async def measure(installation: Installation, anna: httpx.AsyncClient, plan: str) -> str:
    found = await made(installation, anna, plan.replace("/plannen", "/api/v1/plans") + "/measures", TEXT)
    return found.replace("/api/v1/plans", "/plannen").replace("/measures", "/maatregelen")


@pytest.fixture
def counted(installation: Installation) -> Iterator[Counting]:
    services = installation.app.state.services
    counting = Counting(services.views._pool)
    tokens = services.views._tokens
    views, people = ReadModels(counting, tokens), People(counting, tokens.of)
    installation.app.state.services = msgspec.structs.replace(services, views=views, people=people)
    yield counting
    installation.app.state.services = services


PLACES = (
    "", "/aftrap", "/aftrap?open=1a", "/aanpak", "/aanspreekpunten?open=appoint:alle", "/draagvlak", "/signalen",
    "/signalen/nieuw", "/analyse", "/analyse/werkoverleg", "/maatregelen", "/maatregelen/overleg", "/or", "/afspraken",
    "/afspraken/nieuw", "/resultaten", "/evaluatie", "/evaluatie/impressie", "/bestanden", "/logboek",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
async def test_a_page_of_a_plan_asks_for_no_more_than_it_shows(
    anna: httpx.AsyncClient, plan: str, counted: Counting, place: str
) -> None:
    page = await anna.get(f"{plan}{place}", headers=HTML)
    assert page.status_code == 200
    assert counted.rows < 250, (place, counted.rows)
    assert counted.statements < 80, (place, counted.statements)
    assert len(page.content) < 150_000


@pytest.mark.parametrize("place", ["/organisatie", "/organisatie/mensen", "/organisatie/logboek", "/plannen"])
async def test_a_page_of_the_organisation_asks_for_no_more_than_it_shows(
    anna: httpx.AsyncClient, plan: str, counted: Counting, place: str
) -> None:
    page = await anna.get(place, headers=HTML)
    assert page.status_code == 200
    assert counted.rows < 250, (place, counted.rows)
    assert counted.statements < 80, (place, counted.statements)
    assert len(page.content) < 300_000


async def test_members_are_paged_by_cursor_and_everybody_comes_once(anna: httpx.AsyncClient) -> None:
    first = (await anna.get("/api/v1/organisation/members", params={"limit": 200})).json()
    assert [each["name"] for each in first["members"][:2]] == ["Persoon 2500", "Persoon 2499"]
    seen, following = len(first["members"]), first["next"]
    for _ in range(2):
        page = (await anna.get("/api/v1/organisation/members", params={"limit": 200, "before": following})).json()
        assert page["members"][0]["name"] == f"Persoon {MANY - seen}"
        seen, following = seen + len(page["members"]), page["next"]
    last = (await anna.get("/api/v1/organisation/members", params={"before": 30})).json()
    assert last["next"] is None
    assert last["members"][-1]["name"] == "Anna Test"
    refused = await anna.get("/api/v1/organisation/members", params={"limit": 201})
    assert refused.status_code == 400


async def test_the_page_of_people_goes_on_and_is_searched(anna: httpx.AsyncClient) -> None:
    page = (await anna.get("/organisatie/mensen", headers=HTML)).text
    assert page.count('<th scope="row">') == 50
    older = re.search(r'href="(\?voor=\d+)"', page)
    assert older
    assert "Persoon 2450<" in (await anna.get(f"/organisatie/mensen{older[1]}", headers=HTML)).text
    found = (await anna.get("/organisatie/mensen?zoek=persoon+123", headers=HTML)).text
    assert found.count('<th scope="row">') == 11
    assert 'value="persoon 123"' in found
    none = (await anna.get("/organisatie/mensen?zoek=%25", headers=HTML)).text
    assert "0 mensen gevonden" in none


async def test_another_organisation_finds_nobody_of_it(bas: httpx.AsyncClient, anna: httpx.AsyncClient) -> None:
    assert anna
    assert (await bas.get("/api/v1/organisation/members", params={"q": "Persoon"})).json()["members"] == []
    assert (await bas.get("/organisatie/mensen/kies?owner=Persoon")).text == ""


async def test_a_field_offers_names_while_one_types(anna: httpx.AsyncClient) -> None:
    answer = await anna.get("/organisatie/mensen/kies", params={"owner": "persoon 2499"})
    assert answer.text == '<option value="Persoon 2499 (persoon2499@groot.example)"></option>'
    assert (await anna.get("/organisatie/mensen/kies?owner=p")).text == ""
    assert (await anna.get("/organisatie/mensen/kies?owner=persoon")).text.count("<option") == 10


async def planned(anna: httpx.AsyncClient, measure: str, *owners: str) -> httpx.Response:
    form = {"csrf": anna.headers["x-csrf-token"], "named": "owner", "owner": list(owners), "do": "plan"}
    days = {"starts_on": "2030-01-01", "due_on": "2030-02-01"}
    return await anna.post(measure, data={**form, **days}, headers=HTML)


@pytest.mark.parametrize(
    "typed", ["Persoon 7", "persoon  7", "persoon7@groot.example", "Persoon 7 (persoon7@groot.example)"]
)
async def test_who_is_named_wholly_is_chosen(
    installation: Installation, anna: httpx.AsyncClient, measure: str, typed: str
) -> None:
    answer = await planned(anna, measure, typed)
    assert answer.status_code == 303, answer.text
    if seq := re.search(r"min_seq=(\d+)", answer.headers["location"]):
        await visible(installation, anna, seq[1])
    api = measure.replace("/plannen", "/api/v1/plans").replace("/maatregelen", "/measures")
    assert (await anna.get(api)).json()["owner"] == str(person_of(7))


async def test_who_is_not_certain_is_offered_and_what_was_typed_stays(anna: httpx.AsyncClient, measure: str) -> None:
    answer = await planned(anna, measure, "soon 12")
    assert answer.status_code == 422
    assert "Bedoel je een van deze mensen?" in answer.text
    assert 'value="soon 12"' in answer.text
    assert f'type="radio" name="owner" value="{person_of(12)}"' in answer.text
    assert answer.text.count('type="radio" name="owner"') == 10
    chosen = await planned(anna, measure, "soon 12", str(person_of(12)))
    assert chosen.status_code == 303, chosen.text


async def test_nobody_of_that_name_is_said_beside_the_field(anna: httpx.AsyncClient, measure: str) -> None:
    answer = await planned(anna, measure, "Niemand Bekend")
    assert answer.status_code == 422
    assert "We vinden niemand met deze naam of dit mailadres" in answer.text
    assert 'value="Niemand Bekend"' in answer.text


async def test_several_people_are_named_one_by_one(
    installation: Installation, anna: httpx.AsyncClient, plan: str
) -> None:
    form = {"csrf": anna.headers["x-csrf-token"], "named": "present", "held_on": "2026-11-02", "do": "record"}
    refused = await anna.post(
        f"{plan}/aftrap/bijeenkomst", data={**form, "present": [str(person_of(3)), "Persoon 4", "ersoon 55"]}
    )
    assert refused.status_code == 422, refused.text
    assert re.search(rf'value="{person_of(3)}" checked', refused.text)
    assert re.search(rf'value="{person_of(4)}" checked', refused.text)
    assert 'value="ersoon 55"' in refused.text
    both = [str(person_of(3)), str(person_of(4)), "ersoon 55", str(person_of(55))]
    done = await anna.post(f"{plan}/aftrap/bijeenkomst", data={**form, "present": both})
    assert done.status_code == 303, done.text
    seq = re.search(r"min_seq=(\d+)", done.headers["location"])
    assert seq
    await visible(installation, anna, seq[1])
    assert "Persoon 3, Persoon 4, Persoon 55" in (await anna.get(f"{plan}/aftrap", headers=HTML)).text


async def test_the_trail_is_filtered_by_a_name(anna: httpx.AsyncClient) -> None:
    mine = (await anna.get("/organisatie/logboek?named=person&person=anna+test", headers=HTML)).text
    assert '<ol class="log"' in mine
    unclear = (await anna.get("/organisatie/logboek?named=person&person=Persoon+1", headers=HTML)).text
    assert '<ol class="log"' not in unclear
