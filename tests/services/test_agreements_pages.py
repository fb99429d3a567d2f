"""The pages of agreements: a small contract, one obvious answer, nothing typed is lost, nobody else's."""

import re
from typing import Any
from uuid import uuid4

import httpx

from tests.installation import Installation
from tests.services.stories import agreement_of, invited, plan_of, unit_of

FORM = {
    "title": "Roosteroverleg",
    "text": "Elke week een uur overleg.",
    "parties": ["management", "works_council"],
    "effective_on": "2026-11-01",
    "due_on": "2027-04-01",
    "do": "propose",
}


async def sent(client: httpx.AsyncClient, path: str, **fields: Any) -> httpx.Response:
    form = {"csrf": client.headers["x-csrf-token"], "key": uuid4().hex, **fields}
    return await client.post(path, data=form, headers={"accept": "text/html"}, follow_redirects=True)


async def page(client: httpx.AsyncClient, path: str, **query: Any) -> httpx.Response:
    return await client.get(path, params=query, headers={"accept": "text/html"})


async def test_an_agreement_is_made_answered_and_kept_through_the_pages(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Blad", "blad@test.example")
    _, maria = await invited(installation, anna, "Maria", ["management"])
    _, olga = await invited(installation, anna, "Olga", ["works_council"])
    here = f"/plannen/{await plan_of(anna)}/afspraken"
    empty = await page(anna, here)
    assert "Er is nog geen afspraak." in empty.text
    made = await sent(anna, f"{here}/nieuw", **FORM)
    assert made.status_code == 200, made.text[:3000]
    assert "Voorgesteld. Nu zijn de partijen aan zet." in made.text
    path = made.url.path
    asked = await page(olga, path)
    assert "Akkoord met versie 1" in asked.text
    assert "Akkoord met versie 1" not in (await page(anna, path)).text
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', asked.text)
    assert digest
    answer = {"do": "agree", "about": "agree", "digest": digest.group(1)}
    await sent(maria, path, **answer, party="management")
    done = await sent(olga, path, **answer, party="works_council")
    assert "afgesproken" in done.text
    assert "Trek het akkoord in" in done.text
    report = {"do": "report", "about": "report", "party": "management", "fulfilled_on": "2026-11-10", "whole": "yes"}
    without = await sent(maria, path, **report, evidence="")
    assert without.status_code == 422
    assert 'value="2026-11-10"' in without.text
    assert 'id="fout-evidence"' in without.text
    await sent(maria, path, **report, evidence="Het rooster")
    judged = await page(olga, path)
    assert "Dit klopt" in judged.text
    kept = await sent(olga, path, do="confirm", about="confirm", party="works_council", report="1")
    assert "nagekomen" in kept.text


async def test_a_refused_form_keeps_what_was_typed(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Typt", "typt@test.example")
    here = f"/plannen/{await plan_of(anna)}/afspraken"
    refused = await sent(anna, f"{here}/nieuw", **{**FORM, "parties": ["management"]})
    assert refused.status_code == 422
    assert "Kies twee of meer partijen" in refused.text
    assert "Elke week een uur overleg." in refused.text
    assert 'value="management" checked' in refused.text
    dateless = await sent(anna, f"{here}/nieuw", **{**FORM, "due_on": "morgen"})
    assert (dateless.status_code, 'id="fout-due_on"' in dateless.text) == (422, True)


async def test_who_answers_an_old_version_sees_what_changed(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Laat", "laat@test.example")
    _, olga = await invited(installation, anna, "Olga", ["works_council"])
    plan = await plan_of(anna)
    path, digest = await agreement_of(anna, plan)
    here = f"/plannen/{plan}/afspraken/{path.rsplit('/', 1)[1]}"
    change = {**FORM, "text": "Elke week twee uur overleg.", "digest": digest, "why": "Te kort"}
    changed = await sent(anna, f"{here}/wijzig", **change)
    assert "Iedereen moet opnieuw akkoord geven" in changed.text
    late = await sent(olga, here, do="agree", about="agree", party="works_council", digest=digest)
    assert late.status_code == 409
    assert "De tekst is veranderd" in late.text
    assert "Er ligt nu versie 2" in late.text
    assert re.search(r"<details open>.*<del>.*</del>.*<ins>", late.text, re.S)
    again = await sent(anna, f"{here}/wijzig", **{**change, "text": "Elke week drie uur."})
    assert (again.status_code, "Elke week drie uur." in again.text) == (409, True)
    assert "van=1&amp;naar=2#verschil" in again.text


async def test_a_team_lead_names_the_report_of_the_team_meeting(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Team", "team@test.example")
    unit = await unit_of(anna)
    _, tom = await invited(installation, anna, "Tom", ["team_lead"], unit)
    plan = await plan_of(anna)
    path, digest = await agreement_of(anna, plan, parties=[{"kind": "management"}, {"kind": "team", "unit": unit}])
    here = f"/plannen/{plan}/afspraken/{path.rsplit('/', 1)[1]}"
    assert "Noem het verslag" in (await page(tom, here)).text
    said = {"do": "agree", "about": "agree", "party": f"team:{unit}", "digest": digest}
    assert (await sent(tom, here, **said)).status_code == 422
    half = await sent(tom, here, **said, **{"source.document": "Verslag 3"})
    assert (half.status_code, 'value="Verslag 3"' in half.text) == (422, True)
    done = await sent(tom, here, **said, **{"source.document": "Verslag 3", "source.dated": "2026-11-03"})
    assert "overgenomen uit “Verslag 3” van 3 november 2026" in done.text


async def test_an_overview_says_what_waits_and_today_says_what_is_mine(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Overzicht", "overzicht@test.example")
    _, olga = await invited(installation, anna, "Olga", ["works_council"])
    plan = await plan_of(anna)
    await agreement_of(anna, plan)
    assert "Wat vind je van de afspraak “Roosteroverleg”?" in (await page(olga, "/organisatie")).text
    assert "Wat vind je van de afspraak" not in (await page(anna, "/organisatie")).text
    assert "0 van 1 afspraak rond" in (await page(anna, f"/plannen/{plan}")).text


async def test_pages_are_complete_in_english(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Engels", "engels@test.example")
    await anna.post("/taal", data={"csrf": anna.headers["x-csrf-token"], "language": "en", "here": "/"})
    plan = await plan_of(anna)
    path, _ = await agreement_of(anna, plan)
    here = f"/plannen/{plan}/afspraken"
    for address in (
        here,
        f"{here}/nieuw",
        f"{here}/{path.rsplit('/', 1)[1]}",
        f"{here}/{path.rsplit('/', 1)[1]}/wijzig",
    ):
        shown = await page(anna, address)
        assert shown.status_code == 200, address
        assert 'lang="en"' in shown.text
        assert "Agreement" in shown.text or "agreement" in shown.text
        main = re.sub(r"<[^>]*>", " ", shown.text.split("<main", 1)[1])
        assert not re.search(r"\b(afspraak|voorgesteld|akkoord|Nakomen)\b", main), address


async def test_another_organisation_sees_nothing_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Mijn", "mijn@test.example")
    bert = await installation.organisation("Zorg Jouw", "jouw@test.example")
    plan = await plan_of(anna)
    path, _ = await agreement_of(anna, plan)
    identity = path.rsplit("/", 1)[1]

    def scrub(answer: httpx.Response) -> str:
        return answer.text.replace(plan, "").replace(identity, "").replace(nothing, "")

    nothing = str(uuid4())
    theirs = await page(bert, f"/plannen/{plan}/afspraken/{identity}")
    none = await page(bert, f"/plannen/{plan}/afspraken/{nothing}")
    assert theirs.status_code == none.status_code == 404
    assert scrub(theirs) == scrub(none)


async def test_who_is_no_party_sees_no_empty_bands(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Buiten", "buiten@test.example")
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    made = await sent(anna, f"/plannen/{await plan_of(anna)}/afspraken/nieuw", **FORM)
    seen = (await page(eva, made.url.path)).text
    assert 'id="meer"' not in seen
    assert 'id="antwoord"' not in seen
    assert 'id="meer"' in (await page(anna, made.url.path)).text
