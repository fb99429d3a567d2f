"""The contact persons and the support as pages: forms that open in place, refusals that keep what was typed."""

import asyncio
import re
from datetime import timedelta
from typing import Any

from infra.bootstrap import today_in
from tests.installation import Installation
from tests.services.test_kickoff_api import invited
from tests.services.test_plan_api import plan_of, unit_of
from tests.services.test_plan_pages import HTML, page_of, place, send

TODAY = today_in("Europe/Amsterdam")


def card_fields(person: str, unit: str, **changes: Any) -> dict[str, Any]:
    known = {
        "person": person,
        "unit": unit,
        "role_name": "procesbegeleider",
        "powers": "Mag het rooster aanpassen",
        "hours": "2,5",
        "valid_from": str(TODAY),
    }
    return {**known, **changes}


async def test_a_unit_without_a_contact_person_is_a_defect_until_somebody_is_appointed(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Pagina Punt", "pagina-punt@test.example")
    north = await unit_of(anna, "Noord")
    tom, _ = await invited(installation, anna, "Tom", ["team_lead"])
    plan = await plan_of(anna, [north])
    for page in (await page_of(anna, plan), await page_of(anna, plan, "aanspreekpunten")):
        assert "Noord heeft geen aanspreekpunt" in page.text
    assert "Noord heeft geen aanspreekpunt" in (await anna.get("/organisatie", headers=HTML)).text
    here = place(plan, "aanspreekpunten")
    refused = await send(anna, here, do="appoint", **card_fields(tom, north, powers="", hours="veel"))
    assert refused.status_code == 422
    assert 'id="fout-hours"' in refused.text
    assert 'value="veel"' in refused.text
    assert 'value="procesbegeleider"' in refused.text
    made = await send(anna, here, do="appoint", **card_fields(tom, north))
    assert made.status_code == 303, made.text
    shown = await anna.get(made.headers["location"], headers=HTML)
    assert "2,5 uur per week" in shown.text
    assert "Noord heeft geen aanspreekpunt" not in shown.text


async def test_a_card_is_changed_handed_over_and_ended_on_the_page(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Kaart", "pagina-kaart@test.example")
    tom, _ = await invited(installation, anna, "Tom", ["team_lead"])
    eva, _ = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    here = place(plan, "aanspreekpunten")
    begun = str(TODAY - timedelta(days=3))
    made = await send(anna, here, do="appoint", **card_fields(tom, "", valid_from=begun))
    await anna.get(made.headers["location"], headers=HTML)
    cover = (await anna.get(f"{plan}/contact-persons")).json()[0]
    mandate = cover["now"]["mandate"]
    form = await page_of(anna, plan, "aanspreekpunten", open="change:alle")
    assert 'value="2,5"' in form.text
    changed = await send(
        anna, here, do="change", mandate=mandate, **card_fields(tom, "", valid_from=begun, hours_until=str(TODAY))
    )
    assert "lopen af op" in (await anna.get(changed.headers["location"], headers=HTML)).text
    nobody = await send(anna, here, do="hand_over", mandate=mandate, unit="", to="", over_on=str(TODAY), note="Let op")
    assert nobody.status_code == 422
    assert "Let op" in nobody.text
    over = await send(anna, here, do="hand_over", mandate=mandate, unit="", to=eva, over_on=str(TODAY), note="Let op")
    shown = await anna.get(over.headers["location"], headers=HTML)
    assert "1 eerder mandaat" in shown.text
    new = (await anna.get(f"{plan}/contact-persons")).json()[0]["now"]["mandate"]
    bare = await send(anna, here, do="end", mandate=new, unit="", end_on=str(TODAY), reason="")
    assert (bare.status_code, 'id="fout-reason"' in bare.text) == (422, True)
    assert (
        await send(anna, here, do="end", mandate=new, unit="", end_on=str(TODAY), reason="Klaar")
    ).status_code == 303


async def test_interests_are_weighed_on_the_page(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Weeg", "pagina-weeg@test.example")
    plan = await plan_of(anna)
    here = place(plan, "aanspreekpunten/afwegingen")
    fields = {
        "question": "Wanneer is het overleg?",
        "options.0": "Overdag",
        "options.1": "Avond",
        "interests.0.whose": "Nachtdienst",
        "interests.0.what": "Slapen",
        "choice": "Overdag",
        "why": "Iedereen kan",
        "on": str(TODAY),
    }
    refused = await send(anna, here, do="weigh", **fields)
    assert refused.status_code == 422
    assert "Noem er minstens 2." in refused.text
    assert 'value="Nachtdienst"' in refused.text
    more = {"interests.1.whose": "Dagdienst", "interests.1.what": "Werktijd"}
    done = await send(anna, here, do="weigh", **fields, **more)
    shown = await anna.get(done.headers["location"], headers=HTML)
    assert "Dagdienst: Werktijd" in shown.text
    link = re.search(r'href="(\?open=weigh&amp;afweging=([^#"]+))#afweging"', shown.text)
    assert link
    form = (await anna.get(f"{place(plan, 'aanspreekpunten')}{link[1].replace('&amp;', '&')}", headers=HTML)).text
    assert 'value="Slapen"' in form
    again = {**fields, **more, "weighing": link[2], "seen": "1", "choice": "Avond"}
    bare = await send(anna, here, do="weigh", **again)
    assert bare.status_code == 422
    assert 'id="fout-correction"' in bare.text
    done = await send(anna, here, do="weigh", **again, correction="Andersom")
    after = (await anna.get(done.headers["location"], headers=HTML)).text
    assert "Verbeterd, omdat: Andersom" in after
    assert after.index("<dd>Avond</dd>") < after.index("Wat er eerder stond") < after.index("<dd>Overdag</dd>")


async def test_management_publishes_on_the_page_and_a_colleague_says_it_was_read(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Steun", "pagina-steun@test.example")
    plan = await plan_of(anna)
    _, (_, maria) = await invited(installation, anna, "Maria", ["management"])
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    here = place(plan, "draagvlak")
    assert "nog niet openlijk gezegd" in (await page_of(eva, plan, "draagvlak")).text
    words = {"goals": "Rust", "results": "Minder ruilen", "people": "Eva, 4 uur", "means": ""}
    refused = await send(maria, here, do="publish", seen="0", **words)
    assert (refused.status_code, 'id="fout-means"' in refused.text, "Eva, 4 uur" in refused.text) == (422, True, True)
    first = await send(maria, here, do="publish", seen="0", **{**words, "means": "Geld"})
    assert first.status_code == 303, first.text
    second = await send(maria, here, do="publish", seen="1", **{**words, "people": "Eva, 6 uur", "means": "Geld"})
    shown = await eva.get(second.headers["location"], headers=HTML)
    assert '<del><span class="unseen">weg: </span>4</del>' in shown.text
    read = await send(eva, here, do="read", version="2")
    shown = await eva.get(read.headers["location"], headers=HTML)
    assert "Je hebt versie 2 gelezen." in shown.text
    assert "Wie heeft het gelezen?" not in shown.text
    assert "Wie heeft het gelezen?" in (await page_of(anna, plan, "draagvlak")).text
    assert (await send(eva, here, do="publish", seen="2", **{**words, "means": "Meer"})).status_code == 403


async def test_what_was_agreed_at_the_kickoff_is_taken_over_once_and_told(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Aftrap", "pagina-aftrap@test.example")
    plan = await plan_of(anna)
    told = [{"what": "De uitkomst", "to_whom": "Het team", "on": str(TODAY), "by": "Anna"}]
    planning = {"kind": "planning", "milestones": [{"text": "Klaar", "on": "2027-02-01"}], "communications": told}
    done = await anna.put(f"{plan}/kickoff/rows/3/answer", json={"answer": planning})
    await anna.get(f"{plan}/kickoff", params={"min_seq": done.json()["seq"]})
    here = place(plan, "draagvlak")
    assert "In de aftrap is 1 bericht afgesproken" in (await page_of(anna, plan, "draagvlak")).text
    taken = await send(anna, here, do="import")
    shown = await anna.get(taken.headers["location"], headers=HTML)
    assert "nog te vertellen" in shown.text
    assert "In de aftrap is 1 bericht" not in shown.text
    item = (await anna.get(f"{plan}/messages")).json()["messages"][0]["item"]
    future = await send(anna, here, do="told", item=item, told_on=str(TODAY + timedelta(days=2)), informed="Noord")
    assert (future.status_code, 'id="fout-told_on"' in future.text) == (422, True)
    now = await send(anna, here, do="told", item=item, told_on=str(TODAY), informed="Noord en Zuid")
    assert "Noord en Zuid: geïnformeerd op" in (await anna.get(now.headers["location"], headers=HTML)).text
    large = await page_of(
        anna, plan, "aanpak", reach="organisation", complexity="many_causes", ambition="lasting", pace="steady"
    )
    assert 'value="2027-02-01"' in large.text


async def test_a_reminder_of_a_mandate_leads_to_its_card_in_the_newest_plan_with_it(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Einde", "pagina-einde@test.example")
    north = await unit_of(anna, "Noord")
    tom, _ = await invited(installation, anna, "Tom", ["team_lead"])
    plans = [await plan_of(anna, units) for units in ([north], [north], [])]
    here = place(plans[0], "aanspreekpunten")
    for unit in (north, ""):
        card = card_fields(tom, unit, valid_to=str(TODAY + timedelta(days=10)))
        assert (await send(anna, here, do="appoint", **card)).status_code == 303
    organisation = (await anna.get("/api/v1/me")).json()["organisation"]["id"]
    mine, found = [f"/aanspreekpunten/{unit}" for unit in (north, organisation)], set[str]()
    for _ in range(300):
        told = (await anna.get("/api/v1/reminders")).json()
        found = {each["href"] for each in told if each["kind"] == "mandates"}
        if len(found) == 2:
            break
        await asyncio.sleep(0.02)
    assert found == set(mine)
    went = [(await anna.get(each, headers=HTML)).headers["location"] for each in mine]
    assert went[0] == f"{place(plans[1], 'aanspreekpunten')}#onderdeel-{north}"
    assert went[1] == f"{place(plans[2], 'aanspreekpunten')}#onderdeel-alle"
    nowhere = await anna.get(f"/aanspreekpunten/{tom}", headers=HTML)
    assert nowhere.headers["location"] == "/plannen"
