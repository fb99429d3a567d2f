"""The pages of steps 1 and 2, as a browser without JavaScript sends their forms."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx

from infra.bootstrap import today_in
from tests.installation import Installation
from tests.services.test_analysis_api import issue_of
from tests.services.test_kickoff_api import invited
from tests.services.test_signals_api import plan_of, reported

HIDDEN = re.compile(r'<input type="hidden" name="(csrf|key|seen)" value="([^"]*)">')
TODAY = str(today_in("Europe/Amsterdam"))
FORM = {
    "kind": "too_high",
    "theme": "planning",
    "source": "talk",
    "noticed_on": TODAY,
    "text": "Te veel losse diensten.",
    "weight": "4",
    "unit": "",
}


def page_of(plan: str, path: str) -> str:
    return f"/plannen/{plan.rsplit('/', 1)[1]}/{path}"


async def send(client: httpx.AsyncClient, path: str, do: str, **fields: Any) -> httpx.Response:
    """Open the page, fill in the form that has this button, and send it."""
    client.headers["accept"] = "text/html"
    page = await client.get(path)
    assert page.status_code == 200, page.text
    forms = re.findall(r"<form.*?</form>", page.text, re.S)
    form = next(each for each in forms if f'name="do" value="{do}"' in each)
    return await client.post(path, data=dict(HIDDEN.findall(form)) | fields | {"do": do})


async def followed(client: httpx.AsyncClient, answer: httpx.Response) -> str:
    assert answer.status_code == 303, answer.text
    page = await client.get(answer.headers["location"])
    assert page.status_code == 200
    return page.text


async def test_a_signal_is_reported_and_stands_in_the_list_and_on_the_map(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Pagina", "pagina-signaal@test.example")
    plan = await plan_of(anna)
    anna.headers["accept"] = "text/html"
    empty = (await anna.get(page_of(plan, "signalen"))).text
    assert "Zo begin je" in empty
    shown = await followed(anna, await send(anna, page_of(plan, "signalen/nieuw"), "new", **FORM))
    assert "Te veel losse diensten." in shown
    assert "gewicht 4 van 5" in shown
    assert re.search(r"▲</span> 1 te hoog", shown)
    assert "De werkdruk weegt vooral als te hoog." in shown
    narrowed = await anna.get(page_of(plan, "signalen"), params={"soort": "too_low"})
    assert "Er is niets dat hierbij past" in narrowed.text


async def test_what_was_typed_stays_when_a_rule_says_no(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Blijft", "blijft-signaal@test.example")
    plan = await plan_of(anna)
    for field, value in (("weight", ""), ("theme", ""), ("kind", ""), ("text", " "), ("noticed_on", "morgen")):
        again = await send(anna, page_of(plan, "signalen/nieuw"), "new", **FORM | {field: value})
        assert again.status_code == 422, field
        assert f'href="#veld-{field}"' in again.text
        assert f'id="veld-{field}"' in again.text
        assert "Er is niets opgeslagen" in again.text
        if field != "text":
            assert "Te veel losse diensten." in again.text


async def test_a_signal_is_put_right_weighed_and_withdrawn_on_its_page(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Wegen", "wegen@test.example")
    plan = await plan_of(anna)
    path = page_of(plan, f"signalen/{(await reported(anna, plan)).rsplit('/', 1)[1]}")
    right = await send(anna, path, "correct", **FORM | {"text": "Beter gezegd."})
    assert "Beter gezegd." in await followed(anna, right)
    silent = await send(anna, path, "weigh", weight="2", reason=" ")
    assert (silent.status_code, 'href="#veld-reason"' in silent.text) == (422, True)
    assert "2 van 5" in await followed(anna, await send(anna, path, "weigh", weight="2", reason="Minder vaak"))
    gone = await followed(anna, await send(anna, path, "withdraw", reason="Opgelost"))
    assert "telt niet meer mee" in gone
    assert "Veranderen" not in gone


async def test_the_link_for_reporting_unnamed_is_turned_on_by_who_steers(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Aan", "aan@test.example")
    plan = await plan_of(anna)
    path = page_of(plan, "signalen/zonder-naam")
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    eva.headers["accept"] = "text/html"
    assert 'value="open"' not in (await eva.get(path)).text
    shown = await followed(anna, await send(anna, path, "open"))
    assert "/melden/" in shown
    assert "/melden/" in (await eva.get(path)).text
    assert "/melden/" not in await followed(anna, await send(anna, path, "close"))


async def test_an_issue_grows_on_its_page_and_is_merged(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Groei", "groei@test.example")
    plan = await plan_of(anna)
    signal = (await reported(anna, plan)).rsplit("/", 1)[1]
    other = await issue_of(anna, plan, "De andere")
    anna.headers["accept"] = "text/html"
    new = await anna.get(page_of(plan, "analyse/nieuw"), params={"signaal": signal})
    assert re.search(rf'value="{signal}" checked', new.text)
    refused = await send(anna, page_of(plan, "analyse/nieuw"), "new", title=" ", description="Blijft", signals=signal)
    assert (refused.status_code, "Blijft" in refused.text) == (422, True)
    made = await send(anna, page_of(plan, "analyse/nieuw"), "new", title="Rooster", description="", signals=signal)
    path = made.headers["location"].split("?")[0]
    assert "Rooster" in await followed(anna, made)
    cause = {"text": "Te laat bekend", "direction": "too_high", "cause_kind": "organisation"}
    assert "Te laat bekend" in await followed(anna, await send(anna, path, "cause", **cause))
    missing = await send(anna, path, "cause", text="Half", direction="", cause_kind="")
    assert (missing.status_code, "Half" in missing.text) == (422, True)
    chance = {"chance": "Zelf ruilen", "opportunity_kind": "balance"}
    shown = await followed(anna, await send(anna, path, "opportunity", **chance))
    assert "Zelf ruilen" in shown
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    for_eva = await eva.get(path, headers={"accept": "text/html"})
    assert (for_eva.status_code, "Zelf ruilen" in for_eva.text, "cause-back" in for_eva.text) == (200, True, False)
    back = re.search(r'value="(cause-back:[0-9a-f-]+)"', shown)
    assert back
    assert "Te laat bekend" not in await followed(anna, await send(anna, path, back.group(1)))
    assert "snel oplossen" in await followed(anna, await send(anna, path, "urgent", reason="Nu"))
    assert "opgegaan in" in await followed(anna, await send(anna, path, "close", into=other, reason="Zelfde"))
    assert "opgegaan in" not in await followed(anna, await send(anna, path, "reopen", reason="Toch niet"))


async def test_issues_are_ranked_and_the_round_says_when_too_few_took_part(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Rang", "rang@test.example")
    plan = await plan_of(anna)
    one, two = [await issue_of(anna, plan, title) for title in ("Rooster", "Inwerken")]
    path = page_of(plan, "analyse/prioriteiten")
    assert "Rangschikking 1" in await followed(anna, await send(anna, path, "open", issues=[one, two]))
    double = await send(anna, path, "rank", **{f"place.{one}": "1", f"place.{two}": "1"})
    assert (double.status_code, "precies één keer" in double.text) == (422, True)
    shown = await followed(anna, await send(anna, path, "rank", **{f"place.{one}": "2", f"place.{two}": "1"}))
    assert "Jouw volgorde is bewaard" in shown
    today = (await anna.get("/organisatie")).text
    assert "Zet de kwesties op volgorde" not in today
    ended = await followed(anna, await send(anna, path, "close"))
    assert "minder dan 5 mensen" in ended
    decided = {f"place.{one}": "", f"place.{two}": "1", "reason": "Samen besproken"}
    shown = await followed(anna, await send(anna, path, "decide", **decided))
    assert "Besloten volgorde" in shown
    assert "Samen besproken" in shown


async def test_a_team_meeting_gets_a_proposed_agenda_and_a_record(installation: Installation) -> None:
    anna = await installation.organisation("Zorg A4", "a4@test.example")
    plan = await plan_of(anna)
    await reported(anna, plan, theme="staffing")
    list_path = page_of(plan, "analyse/werkoverleg")
    anna.headers["accept"] = "text/html"
    assert "Bezetting: wat merken we" in (await anna.get(list_path)).text
    none = await send(anna, list_path, "plan", on=TODAY, agenda=" ", unit="")
    assert none.status_code == 422
    made = await send(anna, list_path, "plan", on=TODAY, agenda="Wat merken we?\r\nWie doet wat?", unit="")
    path = made.headers["location"].split("?")[0]
    sheet = await followed(anna, made)
    assert "<li>Wat merken we?</li><li>Wie doet wat?</li>" in sheet
    record = {"held_on": TODAY, "attendance": "", "outcomes": "Het rooster eerst.", "what.0": "Rooster aanpassen"}
    again = await send(anna, path, "record", **record)
    assert again.status_code == 422
    assert "Rooster aanpassen" in again.text
    shown = await followed(anna, await send(anna, path, "record", **record | {"attendance": "6"}))
    assert "Er waren 6 mensen." in shown
    assert "Het rooster eerst." in shown


async def test_the_overviews_say_what_is_stuck_and_what_is_mine(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vast", "vast@test.example")
    plan = await plan_of(anna)
    overview = page_of(plan, "").rstrip("/")
    anna.headers["accept"] = "text/html"
    today = (await anna.get("/organisatie")).text
    assert "Meld wat jij merkt van werkdruk en energie" in today
    assert "nog geen signalen" in (await anna.get(overview)).text
    signal = await reported(anna, plan, weight=5)
    assert "1 zwaar signaal zit nog in geen kwestie" in (await anna.get(overview)).text
    await issue_of(anna, plan, "Rooster", signal)
    shown = (await anna.get(overview)).text
    assert "zwaar signaal" not in shown
    assert "1 kwestie, 0 met een plaats in de volgorde" in shown
    earlier = str(today_in("Europe/Amsterdam") - timedelta(days=1))
    made = await anna.post(f"{plan}/team-meetings", json={"on": earlier, "agenda": ["Wat merken we?"]})
    await anna.get(f"{plan}/team-meetings", params={"min_seq": made.json()["seq"]})
    assert "Leg vast wat het werkoverleg opleverde" in (await anna.get("/organisatie")).text


async def test_the_pages_speak_english_and_are_not_there_for_another_organisation(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Engels", "engels-signaal@test.example")
    bas = await installation.organisation("Zorg Ander", "ander-signaal@test.example")
    plan = await plan_of(anna)
    signal = (await reported(anna, plan)).rsplit("/", 1)[1]
    issue = await issue_of(anna, plan, "Rooster")
    await anna.post("/taal", data={"language": "en", "here": "/", "csrf": anna.headers["x-csrf-token"]})
    anna.headers["accept"] = bas.headers["accept"] = "text/html"
    for path, words in (
        ("signalen", "Signals and energy"),
        ("signalen/nieuw", "Report a signal"),
        ("signalen/zonder-naam", "Reporting unnamed"),
        (f"signalen/{signal}", "work pressure too high"),
        ("analyse", "Analysis and priorities"),
        ("analyse/nieuw", "Make an issue"),
        (f"analyse/kwesties/{issue}", "Possible causes"),
        ("analyse/prioriteiten", "Set priorities"),
        ("analyse/werkoverleg", "Prepare a team meeting"),
    ):
        assert words in (await anna.get(page_of(plan, path))).text, path
        foreign = await bas.get(page_of(plan, path))
        nobodys = await bas.get(page_of(f"/{uuid4()}", path))
        assert foreign.status_code == nobodys.status_code == 404


async def test_a_form_survives_a_lost_session(installation: Installation) -> None:
    address = f"{uuid4().hex[:8]}@test.example"
    anna = await installation.organisation("Zorg Kwijt", address)
    path = page_of(await plan_of(anna), "signalen/nieuw")
    anna.headers["accept"] = "text/html"
    form = (await anna.get(path)).text
    async with installation.client() as stranger:
        stranger.headers["accept"] = "text/html"
        lost = await stranger.post(path, data=dict(HIDDEN.findall(form)) | FORM | {"do": "new"})
        assert lost.status_code == 401
        assert FORM["text"] in lost.text
    held = dict(re.findall(r'name="([a-z_]+)" value="([^"]*)"', lost.text.split("Weer ingelogd?")[1]))
    del anna.headers["x-csrf-token"]
    again = await anna.post(path, data=held)
    assert (again.status_code, "Verstuur het nu" in again.text) == (403, True)
    held = dict(re.findall(r'name="([a-z_]+)" value="([^"]*)"', again.text.split('<form class="sheet"')[1]))
    assert (await anna.post(path, data=held)).status_code == 303
    from_elsewhere = await anna.post(path, data=held | {"csrf": "x"}, headers={"sec-fetch-site": "cross-site"})
    assert from_elsewhere.status_code == 403
    assert FORM["text"] not in from_elsewhere.text
