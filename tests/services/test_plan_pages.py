"""The hub and the approach as pages: from four questions to an adopted plan, refusals that keep what was typed."""

import re
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.installation import Installation
from tests.services.test_kickoff_api import invited
from tests.services.test_measures_api import TEXT
from tests.services.test_plan_api import CHOICE, LARGE, PATH, SMALL, plan_of, shown, unit_of

HTML = {"accept": "text/html"}


async def page_of(client: httpx.AsyncClient, api_path: str, place: str = "", **params: Any) -> httpx.Response:
    address = api_path.replace("/api/v1/plans", "/plannen") + (f"/{place}" if place else "")
    return await client.get(address, params=params, headers=HTML)


async def send(client: httpx.AsyncClient, address: str, **fields: Any) -> httpx.Response:
    return await client.post(address, data={"key": str(uuid4()), **fields}, headers=HTML)


def place(api_path: str, key: str = "aanpak") -> str:
    return f"{api_path.replace('/api/v1/plans', '/plannen')}/{key}"


async def test_a_small_plan_is_set_up_in_a_handful_of_clicks(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Klein", "pagina-klein@test.example")
    plan = await plan_of(anna)
    asked = await page_of(anna, plan, "aanpak")
    assert "Om hoeveel mensen gaat het?" in asked.text
    proposed = await page_of(anna, plan, "aanpak", vraag="ja", **SMALL)
    assert "Het voorstel: een kleine aanpak" in proposed.text
    assert 'value="De oorzaak is duidelijk."' in proposed.text
    left = {"left_out.1": "Bekend", "left_out.2": "Bekend", "left_out.6": "Niet nodig"}
    chosen = await send(
        anna, place(plan), do="choose", size="small", steps=["3", "4", "5"], start="4", reason="", **SMALL, **left
    )
    assert chosen.status_code == 303, chosen.text
    seen = await anna.get(chosen.headers["location"], headers=HTML)
    assert "Dat was ook het voorstel." in seen.text
    hub = await page_of(anna, plan)
    assert "Stap 4 is klaar" not in hub.text
    assert "overgeslagen" in hub.text.lower()
    assert "Niet nodig" in hub.text
    assert len(re.findall(r'class="button"', hub.text)) == 1


async def test_the_proposal_is_taken_with_the_button_right_under_it(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Voorstel", "pagina-voorstel@test.example")
    plan = await plan_of(anna)
    proposed = (await page_of(anna, plan, "aanpak", vraag="ja", **SMALL)).text
    form = proposed[proposed.index("<form", proposed.index('id="voorstel"')) : proposed.index('id="choose"')]
    assert "Wie leidt het?" not in form
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(value)
    taken = await send(anna, place(plan), do="choose", **fields)
    assert taken.status_code == 303, taken.text
    assert "Dat was ook het voorstel." in (await anna.get(taken.headers["location"], headers=HTML)).text


async def test_a_missing_answer_is_named_and_the_others_stay(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Vraag", "pagina-vraag@test.example")
    plan = await plan_of(anna)
    answers = {**SMALL, "pace": ""}
    refused = await page_of(anna, plan, "aanpak", vraag="ja", **answers)
    assert refused.status_code == 422
    assert 'id="fout-pace"' in refused.text
    assert 'value="one_team" checked' in refused.text


async def test_a_refused_choice_keeps_what_was_typed(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Weiger", "pagina-weiger@test.example")
    plan = await plan_of(anna)
    fields = {"size": "small", "steps": ["3", "4"], "left_out.1": "Bekend", "left_out.2": "Bekend", "start": ""}
    refused = await send(anna, place(plan), do="choose", reason="", **SMALL, **fields)
    assert refused.status_code == 422
    assert "Schrijf een reden bij stap 5." in refused.text
    assert 'id="fout-left_out.5"' in refused.text
    assert 'value="Bekend"' in refused.text
    large = await send(anna, place(plan), do="choose", size="large", steps=list("123456"), reason="", **LARGE)
    assert "Een grote aanpak heeft een projectleider" in large.text
    assert 'id="fout-leader"' in large.text


async def test_adopting_with_open_rows_asks_for_a_reason_and_shows_it(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Vast", "pagina-vast@test.example")
    plan = await plan_of(anna)
    await shown(anna, plan, await anna.put(f"{plan}/approach", json=CHOICE))
    refused = await send(anna, place(plan), do="adopt", adopt_reason="")
    assert refused.status_code == 422
    assert 'id="fout-adopt_reason"' in refused.text
    adopted = await send(anna, place(plan), do="adopt", adopt_reason="De OR vergadert later")
    seen = await anna.get(adopted.headers["location"], headers=HTML)
    assert "De OR vergadert later" in seen.text
    assert "De OR vergadert later" in (await page_of(anna, plan)).text


async def test_steps_are_worked_from_the_wheel(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Wiel", "pagina-wiel@test.example")
    plan = await plan_of(anna)
    await shown(anna, plan, await anna.put(f"{plan}/approach", json=CHOICE))
    step = place(plan, "stappen/5")
    begun = await send(anna, step, do="start")
    assert begun.status_code == 303, begun.text
    bare = await send(anna, step, do="leave_out", **{"note.5": "Blijft staan", "left_out.5": " "})
    assert bare.status_code == 422
    assert "Blijft staan" in bare.text
    assert 'id="fout-left_out.5"' in bare.text
    done = await send(anna, step, do="complete", **{"note.5": "Goed gegaan"})
    seen = await anna.get(done.headers["location"], headers=HTML)
    assert "Goed gegaan" in seen.text
    assert "Open stap 5 opnieuw" in seen.text
    assert (await send(anna, step, do="nonsense")).status_code == 422


async def test_where_something_happens_a_step_is_said_to_have_begun(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Pagina Bezig", "pagina-bezig@test.example")
    plan = await plan_of(anna)
    await shown(anna, plan, await anna.put(f"{plan}/approach", json=CHOICE))
    quiet = (await anna.get(place(plan, ""), headers=HTML)).text
    assert "Begin aan stap 3" in quiet
    measure = await anna.post(f"{plan}/measures", json=TEXT)
    assert measure.status_code == 201, measure.text
    seen = (await anna.get(f"{place(plan, '')}?min_seq={measure.json()['seq']}", headers=HTML)).text
    three = seen[seen.index('id="stap-3"') : seen.index('id="stap-4"')]
    assert "Bezig" in three
    assert "er gebeurt al iets, maar niemand zei dat deze stap begon" in three
    assert "Leg vast dat stap 3 begonnen is" in three
    assert "Begin aan stap 3" not in three


async def test_a_small_plan_grows_and_its_units_change_on_the_page(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Groei", "pagina-groei@test.example")
    north, south = await unit_of(anna, "Noord"), await unit_of(anna, "Zuid")
    tom, _ = await invited(installation, anna, "Tom", ["team_lead"])
    plan = await plan_of(anna, [north])
    await shown(anna, plan, await anna.put(f"{plan}/approach", json=CHOICE))
    refused = await send(anna, place(plan), do="upgrade", reason="Groter", leader="", steps=["1"])
    assert refused.status_code == 422
    assert 'id="fout-leader"' in refused.text
    path = {"milestones.0.text": PATH[0]["text"], "milestones.0.on": PATH[0]["on"]}
    grown = await send(anna, place(plan), do="upgrade", reason="Groter", leader=tom, steps=["1"], **path)
    assert "Groter gemaakt op" in (await anna.get(grown.headers["location"], headers=HTML)).text
    joined = await send(anna, place(plan), do="join", unit=south, join_reason="Zelfde rooster")
    assert joined.status_code == 303
    assert "Noord, Zuid" in (await anna.get(joined.headers["location"], headers=HTML)).text
    goals = {"goals.0.text": "Gezond naar het pensioen", "goals.0.aim": "employability"}
    saved = await send(anna, place(plan), do="goals", **goals)
    assert "Gezond naar het pensioen" in (await anna.get(saved.headers["location"], headers=HTML)).text
    reached = await send(anna, place(plan), do="milestones", **path, **{"milestones.0.reached": "yes"})
    assert "bereikt" in (await anna.get(reached.headers["location"], headers=HTML)).text
    closed = await send(anna, place(plan), do="close", close_reason="Alles loopt")
    assert "Alles loopt" in (await anna.get(closed.headers["location"], headers=HTML)).text
    today = await anna.get("/organisatie", headers=HTML)
    assert "1 afgesloten plan" in today.text


async def test_two_who_choose_at_once_do_not_overwrite_each_other(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Samen", "pagina-samen@test.example")
    plan = await plan_of(anna)
    await shown(anna, plan, await anna.put(f"{plan}/approach", json={**CHOICE, "start": None}))
    late = await send(anna, place(plan), do="goals", seen="1", **{"goals.0.text": "Later", "goals.0.aim": "energy"})
    assert late.status_code == 409
    assert 'value="Later"' in late.text


@pytest.mark.parametrize("key", ["", "aanpak", "aanspreekpunten", "draagvlak"])
async def test_a_plan_of_another_organisation_is_a_page_that_is_not_there(installation: Installation, key: str) -> None:
    anna = await installation.organisation("Pagina Ons", f"pagina-ons{key}@test.example")
    bert = await installation.organisation("Pagina Hun", f"pagina-hun{key}@test.example")
    plan = await plan_of(anna)
    theirs = await page_of(bert, plan, key)
    assert theirs.status_code == 404
    assert "Plan Noord" not in theirs.text


async def test_who_does_not_steer_reads_everything_and_changes_nothing(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Lees", "pagina-lees@test.example")
    plan = await plan_of(anna)
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    assert "Er is nog geen aanpak gekozen." in (await page_of(eva, plan, "aanpak")).text
    await shown(anna, plan, await anna.put(f"{plan}/approach", json=CHOICE))
    hub = await page_of(eva, plan)
    assert "Begin aan stap" not in hub.text
    assert (await send(eva, place(plan, "stappen/5"), do="start")).status_code == 403


async def test_the_wheel_tells_its_states_in_words_and_in_english(installation: Installation) -> None:
    anna = await installation.organisation("Pagina Engels", "pagina-engels@test.example")
    plan = await plan_of(anna)
    await shown(anna, plan, await anna.put(f"{plan}/approach", json=CHOICE))
    await anna.post("/taal", data={"language": "en", "here": "/"})
    hub = await page_of(anna, plan)
    assert '<html lang="en">' in hub.text
    assert "Step 1: Left out. Step 2: Left out. Step 3: Not begun yet. Step 4: Under way." in hub.text
    assert "Show the proposal" in (await page_of(anna, await plan_of(anna), "aanpak")).text
