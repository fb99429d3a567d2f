"""A closed plan through API and pages: read it, do what stays open, or reopen it with a reason."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from infra.bootstrap import today_in
from infra.language import long_date
from services.api.places import PLACES
from tests.installation import Installation, ten_o_clock
from tests.services.own_voice import done, page, sent
from tests.services.stories import CONTENT, agreement_of, invited, plan_of
from tests.services.test_own_dossier import SUBJECT
from tests.services.unnamed import opened, released, send

TODAY = today_in("Europe/Amsterdam")
HERE = ("", *(place.key for place in PLACES))
MORE = (
    "evaluatie/handleiding",
    "evaluatie/impressie",
    "maatregelen/overleg",
    "maatregelen/onderzoek",
    "analyse/prioriteiten",
)


class Closed:
    """A plan that Anna closed: with an agreement on which both sides agreed."""

    anna: httpx.AsyncClient
    olga: httpx.AsyncClient
    maria: httpx.AsyncClient
    plan: str
    agreement: str
    digest: str


@pytest.fixture(scope="module")
async def closed(installation: Installation) -> Closed:
    found = Closed()
    found.anna = await installation.organisation("Zorg Gesloten", "gesloten@test.example")
    _, found.maria = await invited(installation, found.anna, "Maria", ["management"])
    _, found.olga = await invited(installation, found.anna, "Olga", ["works_council"])
    found.plan = await plan_of(found.anna, "Plan Gesloten")
    past = str(TODAY - timedelta(days=20))
    found.agreement, found.digest = await agreement_of(found.anna, found.plan, effective_on=past, due_on=past)
    for client, kind in ((found.maria, "management"), (found.olga, "works_council")):
        body = {"party": {"kind": kind}, "stance": "agreed", "digest": found.digest}
        await done(await client.post(f"{found.agreement}/positions", json=body))
    ended = await found.anna.post(f"/api/v1/plans/{found.plan}/close", json={"reason": "Alles loopt"})
    assert "Alles loopt" in await page(found.anna, f"/plannen/{found.plan}", await done(ended))
    return found


REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("POST", "cycles", {"carried": []}),
    ("POST", "agreements", CONTENT),
    ("POST", "works-council/dossiers", SUBJECT),
    ("PUT", "kickoff/rows/1a/answer", {"answer": {"kind": "yes_no", "yes": True}}),
    ("PUT", "kickoff/rows/1a/remark", {"text": "Let op"}),
    ("PUT", "kickoff/meeting", {"on": str(TODAY), "place": "Zaal 2"}),
    ("PUT", "title", {"title": "Anders"}),
]


@pytest.mark.parametrize(("method", "path", "body"), REFUSED, ids=[path for _, path, _ in REFUSED])
async def test_a_closed_plan_refuses_and_says_what_to_do(
    closed: Closed, method: str, path: str, body: dict[str, Any]
) -> None:
    answer = await closed.anna.request(method, f"/api/v1/plans/{closed.plan}/{path}", json=body)
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (409, "/problems/plan-is-closed"), answer.text
    assert f"Het is gesloten op {long_date(TODAY)}; lezen kan." in problem["detail"]
    assert "heropenen, met een reden" in problem["detail"]


@pytest.mark.parametrize("place", [*HERE, *MORE])
async def test_a_closed_plan_is_read_and_shows_no_form_that_it_would_refuse(closed: Closed, place: str) -> None:
    answer = await closed.anna.get(f"/plannen/{closed.plan}/{place}", headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert f"Dit plan is gesloten op {long_date(TODAY)}; lezen kan." in answer.text
    main = re.search(r"(?s)<main\b.*</main>", answer.text)
    assert main
    forms = re.findall(r'<form\b[^>]*method="post"[^>]*>', main.group())
    assert all("data-stays" in form for form in forms), forms
    assert not re.search(r'href="[^"]*/(nieuw|wijzig)"', main.group())


async def test_what_binds_people_and_what_the_law_gives_stays_open(closed: Closed) -> None:
    report = {"party": {"kind": "management"}, "fulfilled_on": str(TODAY), "evidence": "Het rooster"}
    seq = await done(await closed.maria.post(f"{closed.agreement}/fulfilment", json=report))
    blad = f"/plannen/{closed.plan}/afspraken/{closed.agreement.rsplit('/', 1)[1]}"
    assert "Dit klopt" in await page(closed.olga, blad, seq)
    confirmed = await sent(closed.olga, blad, do="confirm", about="confirm", party="works_council", report="1")
    assert "te laat nagekomen" in confirmed.text
    body = {"party": {"kind": "works_council"}, "stance": "withdrawn", "digest": closed.digest, "reason": "Toch niet"}
    await done(await closed.olga.post(f"{closed.agreement}/positions", json=body))
    found = {**SUBJECT, "what": "Het draait al", "on": str(TODAY)}
    made = await closed.olga.post(f"/api/v1/plans/{closed.plan}/works-council/discoveries", json=found)
    todo = "Besluit zonder instemming; wil je de nietigheid inroepen?"
    listed = (await closed.olga.get("/api/v1/todos", params={"min_seq": await done(made)})).json()
    assert [each["due_on"] is not None for each in listed if each["what"].startswith(todo)] == [True]
    assert todo in await page(closed.olga, "/organisatie")
    assert todo not in await page(closed.maria, "/organisatie")
    await done(await closed.olga.post(f"{made.headers['location']}/nullity", json={"document": "x", "on": str(TODAY)}))


async def test_a_plan_is_reopened_with_a_reason_on_its_page(closed: Closed) -> None:
    plan = await plan_of(closed.anna, "Plan Heropend")
    seq = await done(await closed.anna.post(f"/api/v1/plans/{plan}/close", json={"reason": "Klaar"}))
    place = f"/plannen/{plan}/aanpak"
    assert "Heropen het plan, met een reden" not in await page(closed.olga, place, seq)
    refused = await sent(closed.olga, place, do="reopen", reopen_reason="Toch")
    assert refused.status_code == 403
    empty = await sent(closed.anna, place, do="reopen", reopen_reason=" ")
    assert (empty.status_code, 'id="fout-reopen_reason"' in empty.text) == (422, True)
    opened = await sent(closed.anna, place, do="reopen", reopen_reason="Er is meer te doen")
    assert "Dit plan is gesloten" not in opened.text
    trail = (await closed.anna.get(f"/api/v1/plans/{plan}/audit-trail")).json()["entries"]
    assert (trail[0]["type"], trail[0]["content"]["reason"]) == ("plan.reopened", "Er is meer te doen")
    moved = await closed.anna.put(f"/api/v1/plans/{plan}/kickoff/meeting", json={"on": str(TODAY), "place": "Zaal"})
    assert moved.status_code == 200


async def test_the_page_of_a_plan_that_was_closed_meanwhile_says_so(closed: Closed) -> None:
    plan = await plan_of(closed.anna, "Plan Intussen")
    seq = await done(await closed.anna.post(f"/api/v1/plans/{plan}/close", json={"reason": "Klaar"}))
    await page(closed.anna, f"/plannen/{plan}", seq)
    late = await sent(closed.anna, f"/plannen/{plan}/aftrap/rijen", do="add", text="Nog een punt")
    assert late.status_code == 409
    assert "Dit plan is gesloten op" in late.text


async def test_nobody_reports_unnamed_to_a_closed_plan(installation: Installation, closed: Closed) -> None:
    plan = await plan_of(closed.anna, "Plan Melden")
    seq = await done(await closed.anna.put(f"/api/v1/plans/{plan}/reporting-link", json={"after": 0}))
    link = await closed.anna.get(f"/api/v1/plans/{plan}/reporting-link", params={"min_seq": seq})
    secret = str(link.json()["link"]).rsplit("/", 1)[1]
    async with installation.client() as nobody:
        assert (await nobody.get(f"/melden/{secret}")).status_code == 200
        seq = await done(await closed.anna.post(f"/api/v1/plans/{plan}/close", json={"reason": "Klaar"}))
        await page(closed.anna, f"/plannen/{plan}", seq)
        assert (await nobody.get(f"/melden/{secret}")).status_code == 404


async def test_what_was_reported_unnamed_before_the_closing_still_arrives_with_a_mark_and_its_reporter_knows(
    installation: Installation, closed: Closed
) -> None:
    plan = await plan_of(closed.anna, "Plan Onderweg")
    link, nobody = await opened(closed.anna, f"/api/v1/plans/{plan}"), installation.client()
    code = await send(nobody, link)
    seq = await done(await closed.anna.post(f"/api/v1/plans/{plan}/close", json={"reason": "Klaar"}))
    assert "na het sluiten" not in await page(closed.anna, f"/plannen/{plan}", seq)
    waits = (await nobody.post("/melden/gesprek", data={"code": code, "do": "open"})).text
    assert f"Het plan is gesloten op {long_date(TODAY)}. Je melding komt toch aan" in waits
    try:
        (row,) = await released(installation, closed.anna, f"/api/v1/plans/{plan}", 1, days=3)
    finally:
        installation.worker.now = ten_o_clock
    overview = await page(closed.anna, f"/plannen/{plan}")
    assert "1 melding zonder naam kwam binnen na het sluiten." in overview
    assert "binnengekomen na het sluiten" in await page(closed.anna, f"/plannen/{plan}/signalen")
    assert "Ze was eerder gedaan" in await page(closed.anna, f"/plannen/{plan}/signalen/{row['signal']}")
    shown = (await nobody.post("/melden/gesprek?taal=en", data={"code": code, "do": "open"})).text
    assert ("nobody answers while it is closed" in shown, "<textarea" in shown) == (True, False)
    told = (await nobody.post("/api/v1/unnamed/dialogue", json={"code": code})).json()
    assert (told["arrived"], told["closed_on"]) == (True, str(TODAY))
    reopened = await closed.anna.post(f"/api/v1/plans/{plan}/reopen", json={"reason": "Er is nog iets gemeld"})
    assert "na het sluiten" not in await page(closed.anna, f"/plannen/{plan}", await done(reopened))


async def test_a_ranking_of_a_closed_plan_takes_no_more_ballots(closed: Closed) -> None:
    ranking = {"ranking": [str(uuid4()), str(uuid4())]}
    answer = await closed.anna.put(f"/api/v1/plans/{closed.plan}/priorities/rounds/1/ranking", json=ranking)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/plan-is-closed"), answer.text
