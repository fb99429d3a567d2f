"""What there is, is found from the page where one would look for it, by whom it is for."""

import html
from uuid import uuid4

import httpx

from domain.kernel.events import TYPES
from services.api.words.parts import PARTS
from tests.installation import ACCEPTED, Installation
from tests.services.stories import invited, plan_of

HTML = {"accept": "text/html"}


async def read(client: httpx.AsyncClient, path: str) -> str:
    answer = await client.get(path, headers=HTML)
    assert answer.status_code == 200, path
    return html.unescape(answer.text)


def test_each_part_whose_events_can_be_chosen_has_a_name() -> None:
    parts = {name.partition(".")[0] for name in TYPES if not name.startswith("slice.")}
    assert parts <= set(PARTS), parts - set(PARTS)


async def test_who_signed_up_hears_that_the_organisation_begins_by_the_mail(installation: Installation) -> None:
    typed = {"organisation": "Zorg Nieuw", "name": "Anna", "email": "nieuw@test.example", "key": uuid4().hex}
    async with installation.client() as nobody:
        sent = await nobody.post("/aanmelden", data={**typed, **ACCEPTED}, headers=HTML)
        page = await read(nobody, sent.headers["location"])
        assert "Met die link begint je organisatie" in page
        assert "Als we dit mailadres kennen" not in page
        assert "Als we dit mailadres kennen" in await read(nobody, "/post")
        assert 'href="/voorwaarden"' in await read(nobody, "/")


async def test_first_steps_connections_and_polls_are_found(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vinden", "vinden@test.example")
    assert "/organisatie/begin" in await read(anna, "/organisatie")
    plan = f"/plannen/{await plan_of(anna)}"
    assert "/organisatie/begin" not in await read(anna, "/organisatie"), "a plan began"
    assert f"{plan}/peilingen" in await read(anna, f"{plan}/resultaten")
    assert "/koppelingen" in await read(anna, "/account")
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    assert (await eva.get("/organisatie/begin", headers=HTML)).status_code == 403
    assert "/koppelingen" in await read(eva, "/account"), "tokens are each member's own"


async def test_a_good_example_offers_a_measure_to_who_may_propose_one(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Plank", "plank@test.example")
    await plan_of(anna)
    person = (await anna.get("/api/v1/me")).json()["person"]
    written = {
        "title": "Vast overleg",
        "goal": "Rust",
        "active_role": "Meedoen",
        "level": "source",
        "what_worked": "Een vast moment",
        "where": "Team Noord",
        "contact": person,
        "do": "write",
        "key": uuid4().hex,
        "csrf": anna.headers["x-csrf-token"],
    }
    answer = await anna.post("/organisatie/goede-voorbeelden", data=written, headers=HTML)
    assert answer.status_code == 303, answer.text
    assert "maatregelen/nieuw" in await read(anna, answer.headers["location"])
    _, arie = await invited(installation, anna, "Arie", ["auditor"])
    shelf = await read(arie, "/organisatie/goede-voorbeelden")
    assert "Vast overleg" in shelf
    assert "maatregelen/nieuw" not in shelf


async def test_the_page_of_people_leads_to_all_about_them_from_its_top(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Mensen", "mensen-top@test.example")
    top = (await read(anna, "/organisatie/mensen")).split("<table")[0]
    for there in ("#invite", "#onderdelen", "#reminders", "adviseurs", "rechten", "wissen", "/koppelingen"):
        assert f'{there}">' in top, there
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    top = (await read(eva, "/organisatie/mensen")).split("<table")[0]
    assert "adviseurs" in top
    assert "#invite" not in top
    assert "wissen" not in top
    assert 'href="/account"' in (await read(eva, "/mijn-gegevens")).split("<main")[1]
