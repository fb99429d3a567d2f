"""Choosing how often a mail comes: on the page, through the API, and by the link in a mail for whoever has it."""

import re
from uuid import UUID

import httpx

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.notices import NoticeKind
from infra.mail.leaving import Leaving, LeavingLinks
from tests.installation import Installation
from tests.services.stories import invited

HTML = {"accept": "text/html"}
NOTICES = "/api/v1/me/notices"


async def paces(client: httpx.AsyncClient) -> dict[str, str]:
    return {each["notice"]: each["pace"] for each in (await client.get(NOTICES)).json()}


async def link_of(installation: Installation, client: httpx.AsyncClient, *kinds: NoticeKind) -> str:
    me = (await client.get("/api/v1/me")).json()
    tenant, person = TenantId(UUID(me["organisation"]["id"])), PersonId(UUID(me["person"]))
    return "/afmelden/" + LeavingLinks(installation.settings.key("leaving-link")).of(
        Leaving(tenant, person, frozenset(kinds))
    )


async def test_everything_comes_daily_until_somebody_chooses_and_a_review_cannot_be_off(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Keuze", "keuze@test.example")
    assert await paces(anna) == {kind.value: "daily" for kind in NoticeKind}
    weekly = await anna.put(f"{NOTICES}/measures", json={"pace": "weekly"})
    assert (weekly.status_code, weekly.json()["version"]) == (200, 1)
    assert (await anna.put(f"{NOTICES}/measures", json={"pace": "weekly"})).json()["seq"] is None
    assert (await paces(anna))["measures"] == "weekly"
    refused = await anna.put(f"{NOTICES}/reviews", json={"pace": "off"})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/cannot-be-off")
    assert (await anna.put(f"{NOTICES}/nothing", json={"pace": "off"})).status_code == 404
    assert (await anna.put(f"{NOTICES}/measures", json={"pace": "hourly"})).status_code == 400
    stale = await anna.put(f"{NOTICES}/measures", json={"pace": "off"}, headers={"if-match": '"9"'})
    assert stale.status_code == 409


async def test_the_page_says_what_turning_off_means_and_keeps_what_was_chosen(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Pagina", "pagina@test.example")
    page = (await anna.get("/meldingen", headers=HTML)).text
    assert "Zonder mail kun je missen dat een verzoek op antwoord wacht" in page
    csrf = anna.headers["x-csrf-token"]
    form = {kind.value: "weekly" for kind in NoticeKind} | {"measures": "off", "csrf": csrf, "key": "1"}
    saved = await anna.post("/meldingen", data=form, headers=HTML, follow_redirects=True)
    assert "Opgeslagen." in saved.text
    assert re.search(r'name="measures" value="off" checked', saved.text)
    assert (await paces(anna))["works_council"] == "weekly"
    wrong = await anna.post("/meldingen", data=form | {"reviews": "off", "key": "2"}, headers=HTML)
    assert wrong.status_code == 422
    assert "Deze mails kunnen niet uit" in wrong.text
    assert 'name="reviews" value="off"' not in wrong.text
    english = await anna.post("/taal", data={"language": "en", "here": "/meldingen", "csrf": csrf}, headers=HTML)
    shown = await anna.get(english.headers["location"], headers=HTML)
    assert "My notices" in shown.text
    assert "Without mail you may miss that a request waits for an answer" in shown.text


async def test_nobody_signed_in_sees_no_choices(installation: Installation) -> None:
    async with installation.client() as nobody:
        assert (await nobody.get(NOTICES)).status_code == 401
        assert (await nobody.get("/meldingen", headers=HTML)).status_code == 401


async def test_one_click_in_a_mail_program_turns_off_without_signing_in_and_looking_does_not(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Klik", "klik@test.example")
    link = await link_of(installation, anna, NoticeKind.MEASURES, NoticeKind.REVIEWS)
    async with installation.client() as program:
        looked = await program.get(link, headers=HTML)
        assert (looked.status_code, await paces(anna)) == (200, {kind.value: "daily" for kind in NoticeKind})
        assert "Wil je deze mails niet meer?" in looked.text
        assert "klik@test.example" not in looked.text
        assert "Zorg Klik" not in looked.text
        done = await program.post(link, data={"List-Unsubscribe": "One-Click"})
        assert done.status_code == 200
        again = await program.post(link, files={"List-Unsubscribe": (None, "One-Click")})
        assert again.status_code == 200
    now = await paces(anna)
    assert (now["measures"], now["reviews"], now["checklist"]) == ("off", "daily", "daily")


async def test_the_page_behind_the_link_can_take_it_back_in_both_languages(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Terug", "terug@test.example")
    link = await link_of(installation, anna, NoticeKind.AGREEMENTS)
    async with installation.client() as browser:
        off = await browser.post(link, data={"do": "off"}, headers=HTML)
        assert "De mails staan uit" in off.text
        on = await browser.post(link, data={"do": "on"}, headers=HTML | {"accept-language": "en"})
        assert "Do you no longer want these mails?" in on.text
    assert (await paces(anna))["agreements"] == "daily"


async def test_a_link_that_is_none_and_one_for_what_cannot_be_off_are_not_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Niets", "niets@test.example")
    reviews = await link_of(installation, anna, NoticeKind.REVIEWS)
    async with installation.client() as browser:
        for path in ("/afmelden/onzin", reviews):
            assert (await browser.get(path, headers=HTML)).status_code == 404
            assert (await browser.post(path, data={"do": "off"}, headers=HTML)).status_code == 404
    assert (await paces(anna))["reviews"] == "daily"


async def test_a_session_in_the_same_browser_changes_nothing_about_a_link(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Sessie", "sessie@test.example")
    link = await link_of(installation, anna, NoticeKind.MANDATES)
    del anna.headers["x-csrf-token"]
    assert (await anna.post(link, data={"do": "off"}, headers=HTML)).status_code == 200
    elsewhere = {"origin": "https://elders.example", "sec-fetch-site": "cross-site"}
    assert (await anna.post(link, data={"do": "off"}, headers=HTML | elsewhere)).status_code == 403


async def test_colleagues_read_that_somebody_chose_and_not_what(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Stil", "stil@test.example")
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    chosen = await eva.put(f"{NOTICES}/measures", json={"pace": "off"})
    trail = {"params": {"min_seq": chosen.json()["seq"], "part": "notices"}}
    (hers,) = (await eva.get("/api/v1/organisation/audit-trail", **trail)).json()["entries"]
    (seen,) = (await anna.get("/api/v1/organisation/audit-trail", **trail)).json()["entries"]
    assert (hers["content"]["pace"]["text"], seen["content"]["pace"]["text"]) == ("off", "…")
    page = (await anna.get("/organisatie/logboek?deel=notices", headers=HTML)).text
    assert "koos hoe vaak er mail komt over maatregelen." in page
    assert "&#34;off&#34;" not in page
    for form in ("jsonl", "csv"):
        told = await anna.get("/organisatie/logboek/uitvoer", params={"deel": "notices", "vorm": form})
        assert "notices.pace_chosen" in told.text
        assert '"off"' not in told.text.replace('""', '"')
