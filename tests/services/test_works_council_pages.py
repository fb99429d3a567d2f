"""The works council's pages: each party sees its own acts, the exact texts, and the last day."""

import re

import httpx

from domain.works_council.law import last_day
from infra.language import long_date
from tests.installation import Installation
from tests.services.test_kickoff_api import invited
from tests.services.test_measures_api import TODAY, plan_of
from tests.services.test_measures_pages import at, read, send

OPEN = {"subject": "Regeling overlegtijd", "ground": "working_conditions", "body": "works_council", "staff": "120"}
REQUEST = {"text": "Een half uur per week", "reasons": "Meer rust", "consequences": "In het rooster", "on": str(TODAY)}


async def opened(client: httpx.AsyncClient) -> str:
    place = f"{at(await plan_of(client))}/or"
    answer = await client.post(place, data={**OPEN, "do": "open", "key": "open"}, headers={"accept": "text/html"})
    assert answer.status_code == 303, answer.text
    address: str = answer.headers["location"]
    await read(client, address)
    return address.split("?", maxsplit=1)[0]


async def test_a_dossier_from_request_to_answer_on_the_page(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Blad", "blad@test.example")
    _, (_, olga) = await invited(installation, anna, "Olga", ["works_council"])
    dossier = await opened(anna)
    assert "Vraag om instemming" in await read(anna, dossier)
    asked = await send(anna, dossier, **REQUEST, do="request")
    assert "Gevraagd, nog niet overlegd" in asked
    early = await send(olga, dossier, 409, version="1", outcome="consent", reasons="Goed", on=str(TODAY), do="answer")
    assert "Er is nog niet overlegd" in early
    met = await send(olga, dossier, on=str(TODAY), minutes="Verslag", do="meet")
    assert "Geef het antwoord van de OR of PVT" in met
    assert "Geef het antwoord" not in await read(anna, dossier)
    lacking = await send(
        olga, dossier, 422, version="1", outcome="conditions", reasons="Mits", conditions="", on=str(TODAY), do="answer"
    )
    assert 'id="fout-conditions"' in lacking
    assert "Mits" in lacking
    given = await send(
        olga,
        dossier,
        version="1",
        outcome="conditions",
        reasons="Mits",
        conditions="Na een half jaar kijken\n\nOok in de nacht",
        on=str(TODAY),
        do="answer",
    )
    assert "2. Ook in de nacht" in given
    assert "stemde onder voorwaarden in met versie 1" in given
    ticked = await send(anna, dossier, do="fulfil:1")
    assert "Gemeld als nagekomen; de OR of PVT bevestigt dat nog" in ticked
    assert 'value="reopen:1"' in ticked
    met = await send(olga, dossier, do="fulfil:1")
    assert "Nagekomen, zegt de OR of PVT" in met
    assert 'value="reopen:1"' not in await read(anna, dossier)
    changed = await send(anna, dossier, **{**REQUEST, "text": "Een kwartier"}, do="request")
    assert "Het antwoord op versie 1 geldt niet" in changed
    assert "Een half uur per week" in changed, "the older text stays in the story"


async def test_who_copies_an_answer_names_its_source(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Bron", "bron@test.example")
    _, (_, henk) = await invited(installation, anna, "Henk", ["hr"])
    dossier = await opened(anna)
    await send(anna, dossier, **REQUEST, do="request")
    await send(anna, dossier, on=str(TODAY), do="meet")
    told = {"version": "1", "outcome": "refusal", "reasons": "Te weinig", "on": str(TODAY)}
    bare = await send(henk, dossier, 422, **told, do="answer")
    assert "Te weinig" in bare
    copied = await send(henk, dossier, **told, document="Brief OR 12", dated=str(TODAY), do="answer")
    assert "nam een antwoord van de OR of PVT over uit “Brief OR 12”" in copied
    page = await read(anna, dossier)
    assert "Pas het verzoek aan en vraag opnieuw" in page


async def test_a_decision_without_consent_shows_the_last_day_to_everybody(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Klok", "klok@test.example")
    _, (_, olga) = await invited(installation, anna, "Olga", ["works_council"])
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    dossier = await opened(anna)
    await send(anna, dossier, **REQUEST, do="request")
    notice = {"decision": "We doen het", "on": str(TODAY), "document": "Brief", "dated": str(TODAY)}
    page = await send(anna, dossier, **notice, do="notify")
    assert f"Laatste dag: {long_date(last_day(TODAY))}" in page
    seen = await read(eva, dossier)
    assert f"Laatste dag: {long_date(last_day(TODAY))}" in seen
    assert 'name="do" value="' not in re.sub(r"(?s)<header.*?</header>", "", seen)
    invoked = await send(olga, dossier, document="Brief 12", on=str(TODAY), do="invoke")
    assert "Nietigheid ingeroepen" in invoked


async def test_informal_support_stands_apart_and_speaks_other_words(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Oor", "oor@test.example")
    place = f"{at(await plan_of(anna))}/or"
    wrong = await send(anna, f"{place}/steun", 422, occasion="open_ear", words="Fijn", heard_on=str(TODAY), do="hear")
    assert 'id="fout-mood"' in wrong
    moment = {"occasion": "open_ear", "mood": "divided", "words": "Fijn plan", "heard_on": str(TODAY)}
    page = await send(anna, f"{place}/steun", **moment, do="hear")
    section = page[page.index('id="steun"') :]
    assert "Fijn plan" in section
    assert "instem" not in section[: section.index("</section>")].lower()
    which = re.search(r"strike:[0-9a-f-]{36}", section)
    assert which
    assert "Fijn plan" not in await send(anna, f"{place}/steun", do=which.group())


async def test_a_wrong_opening_keeps_what_was_typed(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Typ", "typ@test.example")
    place = f"{at(await plan_of(anna))}/or"
    page = await send(anna, place, 422, **{**OPEN, "staff": ""}, do="open")
    assert 'id="fout-staff"' in page
    assert 'value="Regeling overlegtijd"' in page
    assert 'value="works_council" checked' in page


async def test_an_answer_that_came_too_late_is_not_lost_with_its_form(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Race", "race@test.example")
    _, (_, olga) = await invited(installation, anna, "Olga", ["works_council"])
    dossier = await opened(anna)
    await send(anna, dossier, **REQUEST, do="request")
    await send(anna, dossier, on=str(TODAY), do="meet")
    await send(anna, dossier, reason="Eerst een proef", do="withdraw")
    told = {"version": "1", "outcome": "refusal", "reasons": "Lang over nagedacht", "on": str(TODAY)}
    page = await send(olga, dossier, 409, **told, do="answer")
    assert "Er ligt geen verzoek" in page
    assert "Lang over nagedacht" in page


async def test_the_list_begins_with_whose_turn_it_is_and_folds_what_is_done(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Beurt", "beurt@test.example")
    _, (_, olga) = await invited(installation, anna, "Olga", ["works_council"])
    place = f"{at(await plan_of(anna))}/or"
    body = {key: OPEN[key] for key in ("ground", "body", "staff")}
    found = {**body, "subject": "Bereikbaar zijn", "what": "Appen in het weekend", "on": str(TODAY), "do": "found"}
    await send(olga, place, **found)
    for subject in ("Roosterregels", "Pauzeregeling"):
        made = await anna.post(place, data={**OPEN, "subject": subject, "do": "open"}, headers={"accept": "text/html"})
        dossier = made.headers["location"]
        await read(anna, dossier)
    await send(anna, dossier.split("?")[0], **REQUEST, do="request")
    await send(anna, dossier.split("?")[0], reason="Niet meer nodig", do="withdraw", on=str(TODAY))
    listed = await read(olga, place)
    order = [listed.index(subject) for subject in ("Bereikbaar zijn", "Roosterregels", "Pauzeregeling")]
    assert order == sorted(order)
    assert "Jij bent aan zet" in listed[: order[1]]
    assert re.search(r"nog (2[789]|30|31) dagen", listed[: order[1]])
    assert "1 dossier is klaar" in listed
    assert "Jij bent aan zet" not in await read(anna, place)
