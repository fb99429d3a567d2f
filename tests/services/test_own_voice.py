"""A party's own voice through API and pages: copies only fill a silence, and the party confirms or disputes them."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from domain.works_council.law import last_day
from infra.bootstrap import today_in
from infra.language import long_date
from tests.installation import Installation
from tests.services.stories import agreement_of, invited, plan_of

TODAY = today_in("Europe/Amsterdam")
KNOWN = TODAY - timedelta(days=8)
MINUTES = {"document": "Notulen OR", "dated": "2026-11-20"}
COUNCIL = {"kind": "works_council"}


class Cast:
    """An organisation in which Olga is the works council, Maria management, Henk HR; Anna coordinates."""

    anna: httpx.AsyncClient
    maria: httpx.AsyncClient
    olga: httpx.AsyncClient
    henk: httpx.AsyncClient


@pytest.fixture(scope="module")
async def cast(installation: Installation) -> Cast:
    found = Cast()
    found.anna = await installation.organisation("Zorg Eigen Stem", "eigenstem@test.example")
    _, found.maria = await invited(installation, found.anna, "Maria", ["management"])
    _, found.olga = await invited(installation, found.anna, "Olga", ["works_council"])
    _, found.henk = await invited(installation, found.anna, "Henk", ["hr"])
    return found


async def sent(client: httpx.AsyncClient, path: str, **fields: Any) -> httpx.Response:
    form = {"csrf": client.headers["x-csrf-token"], "key": uuid4().hex, **fields}
    return await client.post(path, data=form, headers={"accept": "text/html"}, follow_redirects=True)


async def page(client: httpx.AsyncClient, path: str, seq: int | None = None) -> str:
    query = {"min_seq": seq} if seq else {}
    return (await client.get(path, params=query, headers={"accept": "text/html"})).text


async def done(answer: httpx.Response) -> int:
    assert answer.status_code in (200, 201), answer.text
    return int(answer.json()["seq"])


async def todos(client: httpx.AsyncClient, seq: int) -> list[str]:
    answer = await client.get("/api/v1/todos", params={"min_seq": seq})
    return [
        each["what"] for each in answer.json() if "namens jullie" in each["what"] or "on your behalf" in each["what"]
    ]


async def test_an_agreement_keeps_the_objection_of_the_party_itself(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Bezwaar")
    path, digest = await agreement_of(cast.anna, plan)
    no = {"party": COUNCIL, "stance": "objected", "digest": digest, "reason": "Te laat"}
    seq = await done(await cast.olga.post(f"{path}/positions", json=no))
    copy = {"party": COUNCIL, "stance": "agreed", "digest": digest, "source": MINUTES}
    refused = await cast.henk.post(f"{path}/positions", json=copy)
    problem = refused.json()
    assert (refused.status_code, problem["type"]) == (409, "/problems/own-voice-stands")
    assert re.search(r"De OR zei op \d+ \w+ \d{4} zelf: bezwaar\.", problem["detail"]), problem["detail"]
    shown = await page(
        cast.henk, path.removeprefix("/api/v1").replace("plans", "plannen").replace("agreements", "afspraken"), seq
    )
    assert "“Te laat”" in shown
    card = (await cast.anna.get(path, params={"min_seq": seq})).json()["agreement"]["parties"][1]
    assert (card["stance"], card["own"], card["earlier"]) == ("objected", True, [])


async def test_a_copied_agreement_is_confirmed_or_disputed_in_one_click(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Kopie")
    path, digest = await agreement_of(cast.anna, plan)
    blad = f"/plannen/{plan}/afspraken/{path.rsplit('/', 1)[1]}"
    copy = {"party": COUNCIL, "stance": "agreed", "digest": digest, "source": MINUTES}
    seq = await done(await cast.henk.post(f"{path}/positions", json=copy))
    asked = "Er is namens jullie iets vastgelegd in de afspraak “Roosteroverleg”: klopt dit?"
    assert await todos(cast.olga, seq) == [asked]
    assert await todos(cast.maria, seq) == []
    assert "nog niet bevestigd door de partij zelf" in await page(cast.maria, blad, seq)
    assert "Dit klopt: dit is ons standpunt" in await page(cast.olga, blad, seq)
    assert "Dit klopt: dit is ons standpunt" not in await page(cast.maria, blad, seq)
    at = {"digest": digest, "party": "works_council", "about": "right"}
    assert (await sent(cast.henk, blad, do="wrong", **at)).status_code == 403
    disputed = await sent(cast.olga, blad, do="wrong", **at)
    assert "klopt niet: nog geen antwoord" in disputed.text
    assert "1 eerder standpunt" in disputed.text
    assert "“Notulen OR” van 20 november 2026, door Henk" in disputed.text
    again = await cast.henk.post(f"{path}/positions", json={**copy, "source": {**MINUTES, "document": "Mail"}})
    assert again.json()["type"] == "/problems/own-voice-stands"
    mine = {"party": COUNCIL, "stance": "agreed", "digest": digest}
    seq = await done(await cast.olga.post(f"{path}/positions", json=mine))
    assert await todos(cast.olga, seq) == []


async def test_the_api_confirms_what_was_copied(cast: Cast) -> None:
    path, digest = await agreement_of(cast.anna, await plan_of(cast.anna, "Plan Bevestigd"))
    answer = {"party": COUNCIL, "digest": digest, "right": True}
    nothing = await cast.olga.post(f"{path}/positions/transcription", json=answer)
    assert (nothing.status_code, nothing.json()["type"]) == (409, "/problems/nothing-transcribed")
    copy = {"party": COUNCIL, "stance": "agreed", "digest": digest, "source": MINUTES}
    await done(await cast.henk.post(f"{path}/positions", json=copy))
    other = await cast.maria.post(f"{path}/positions/transcription", json=answer)
    assert other.json()["type"] == "/problems/not-yours-to-say"
    seq = await done(await cast.olga.post(f"{path}/positions/transcription", json=answer))
    card = (await cast.anna.get(path, params={"min_seq": seq})).json()["agreement"]["parties"][1]
    assert (card["stance"], card["own"], [each["own"] for each in card["earlier"]]) == ("agreed", True, [False])


async def test_a_row_keeps_what_the_works_council_said_itself(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Aftrap")
    row = f"/api/v1/plans/{plan}/kickoff/rows/1c"
    blad = f"/plannen/{plan}/aftrap"
    copy = {"answer": {"kind": "position", "behind": True, "source": MINUTES}}
    seq = await done(await cast.anna.put(f"{row}/answer", json=copy))
    asked = "Er is namens jullie iets vastgelegd bij rij 1c van de aftrap: klopt dit?"
    assert await todos(cast.olga, seq) == [asked]
    assert await todos(cast.maria, seq) == []
    assert (await sent(cast.anna, f"{blad}/rijen/1c", do="wrong")).status_code == 403
    shown = await sent(cast.olga, f"{blad}/rijen/1c", do="wrong")
    assert "Het overgenomen standpunt klopt niet" in shown.text
    assert (await cast.anna.put(f"{row}/answer", json=copy)).json()["type"] == "/problems/own-position-stands"
    no = {"answer": {"kind": "position", "behind": False, "source": None}}
    seq = await done(await cast.olga.put(f"{row}/answer", json=no))
    refused = await cast.anna.put(f"{row}/answer", json=copy)
    assert (refused.status_code, "De OR zei zelf: staat er niet achter." in refused.json()["detail"]) == (409, True)
    read = (await cast.anna.get(row, params={"min_seq": seq})).json()["row"]
    assert [(each["behind"], each["own"]) for each in read["said"]] == [(True, False), (None, True), (False, True)]
    told = await page(cast.maria, blad, seq)
    assert "2 eerdere standpunten" in told
    assert "overgenomen uit “Notulen OR” van 20 november 2026" in told


async def test_a_row_is_confirmed_in_one_click(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Rij Bevestigd")
    row = f"/api/v1/plans/{plan}/kickoff/rows/1c"
    copy = {"answer": {"kind": "position", "behind": True, "source": MINUTES}}
    seq = await done(await cast.anna.put(f"{row}/answer", json=copy))
    assert "Dit klopt: dit is ons standpunt" in await page(cast.olga, f"/plannen/{plan}/aftrap", seq)
    shown = await sent(cast.olga, f"/plannen/{plan}/aftrap/rijen/1c", do="right")
    assert "zelf gezegd" in shown.text
    read = (await cast.anna.get(row)).json()["row"]
    assert (read["answer"], read["transcribed"]) == ({"kind": "position", "behind": True, "source": None}, False)


SUBJECT = {"subject": "Overlegtijd", "ground": "working_conditions", "body": "works_council", "staff": 120}
REQUEST = {"text": "Een half uur", "reasons": "Rust", "consequences": "In het rooster", "on": "2026-11-02"}


async def dossier_of(cast: Cast, plan: str) -> str:
    """A dossier with a request that was talked over."""
    made = await cast.anna.post(f"/api/v1/plans/{plan}/works-council/dossiers", json=SUBJECT)
    dossier = str(made.headers["location"])
    await done(await cast.anna.post(f"{dossier}/requests", json=REQUEST))
    await done(await cast.olga.post(f"{dossier}/meetings", json={"on": "2026-11-12"}))
    return dossier


def answer(outcome: str, **more: Any) -> dict[str, Any]:
    return {"version": 1, "outcome": outcome, "reasons": "Zo besproken", "on": "2026-11-20", **more}


async def state_of(client: httpx.AsyncClient, dossier: str, seq: int) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(dossier, params={"min_seq": seq})).json()
    return found


async def test_a_refusal_stands_above_a_mail_of_the_day_before(cast: Cast) -> None:
    dossier = await dossier_of(cast, await plan_of(cast.anna, "Plan Weigering"))
    await done(await cast.olga.post(f"{dossier}/answers", json=answer("refusal")))
    mail = {"document": "Mail van de OR", "dated": "2026-11-19"}
    copied = await cast.henk.post(f"{dossier}/answers", json=answer("consent", source=mail))
    assert (copied.status_code, copied.json()["type"]) == (409, "/problems/own-answer-stands")
    assert "met een antwoord van 20 november 2026: geen instemming." in copied.json()["detail"]
    told = await cast.maria.post(f"{dossier}/decision", json={"decision": "We doen het", "on": str(TODAY)})
    after = await state_of(cast.anna, dossier, await done(told))
    assert (after["turn"]["phase"], after["dossier"]["dossier_state"]["decision"]["covered"]) == ("nullity", False)


async def test_the_body_says_after_a_decision_that_a_copied_consent_was_not_its_own(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Achteraf")
    dossier = await dossier_of(cast, plan)
    blad = f"/plannen/{plan}/or/{dossier.rsplit('/', 1)[1]}"
    seq = await done(await cast.henk.post(f"{dossier}/answers", json=answer("consent", source=MINUTES)))
    asked = "Er is namens jullie een antwoord vastgelegd over “Overlegtijd”: klopt dit?"
    assert asked in await todos(cast.olga, seq)
    told = await cast.maria.post(f"{dossier}/decision", json={"decision": "We doen het", "on": str(TODAY)})
    after = await state_of(cast.olga, dossier, await done(told))
    assert (after["turn"]["phase"], after["dossier"]["settled"], after["dossier"]["unconfirmed"]) == (
        "decided",
        True,
        True,
    )
    assert asked in await todos(cast.olga, 0)
    shown = await page(cast.olga, blad)
    assert "Dit klopt: dit is ons antwoord" in shown
    assert "nog niet bevestigd door de partij zelf" in shown
    assert "Dit klopt: dit is ons antwoord" not in await page(cast.maria, blad)
    mine = await cast.henk.post(f"{dossier}/answers/transcription", json={"right": False})
    assert (mine.status_code, mine.json()["type"]) == (403, "/problems/answer-needs-holder")
    disputed = await sent(cast.olga, blad, do="wrong")
    assert "telt het als een besluit zonder instemming" in disputed.text
    assert "Besluit zonder instemming: de maand loopt" in disputed.text
    own = await cast.olga.post(f"{dossier}/answers", json=answer("refusal"))
    assert own.status_code == 200, own.text
    invoked = await cast.olga.post(f"{dossier}/nullity", json={"document": "Brief 12", "on": str(TODAY)})
    after = await state_of(cast.olga, dossier, await done(invoked))
    assert (after["turn"]["phase"], after["dossier"]["settled"]) == ("invoked", False)
    assert [each["own"] for each in after["dossier"]["dossier_state"]["answers"]] == [False, True]


async def test_a_copied_answer_is_confirmed_on_the_page(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Antwoord Bevestigd")
    dossier = await dossier_of(cast, plan)
    seq = await done(await cast.henk.post(f"{dossier}/answers", json=answer("consent", source=MINUTES)))
    await state_of(cast.olga, dossier, seq)
    shown = await sent(cast.olga, f"/plannen/{plan}/or/{dossier.rsplit('/', 1)[1]}", do="right")
    assert "nog niet bevestigd door de partij zelf" not in shown.text
    both = await cast.henk.post(f"{dossier}/decision", json={"decision": "Ja", "on": str(TODAY), "source": MINUTES})
    assert (both.status_code, both.json()["type"]) == (403, "/problems/answerer-never-decides")


async def test_the_works_council_opens_a_dossier_for_what_it_was_never_asked(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Ontdekking")
    found = {**SUBJECT, "what": "Het nieuwe rooster draait al", "how": "Een lid zag het", "on": str(KNOWN)}
    here = f"/api/v1/plans/{plan}/works-council/discoveries"
    assert (await cast.maria.post(here, json=found)).status_code == 403
    made = await cast.olga.post(here, json=found, headers={"Idempotency-Key": "ontdekt"})
    assert made.status_code == 201, made.text
    dossier = made.headers["location"]
    turn = (await state_of(cast.olga, dossier, made.json()["seq"]))["turn"]
    assert turn == {"phase": "nullity", "party": "body", "since": str(KNOWN), "until": str(last_day(KNOWN))}
    again = await cast.olga.post(here, json=found, headers={"Idempotency-Key": "ontdekt"})
    assert again.headers["location"] == dossier
    letter = {"document": "Brief", "on": str(KNOWN - timedelta(days=1))}
    early = await cast.olga.post(f"{dossier}/nullity", json=letter)
    assert f"op of na {long_date(KNOWN)}" in early.json()["detail"]


async def test_the_page_opens_a_dossier_by_discovery(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Ontdekt Blad")
    place = f"/plannen/{plan}/or"
    assert "Er is iets besloten dat niet aan ons is gevraagd" in await page(cast.olga, place)
    assert "Er is iets besloten dat niet aan ons is gevraagd" not in await page(cast.maria, place)
    fields = {**SUBJECT, "staff": "120", "do": "found", "what": "", "how": "", "on": str(KNOWN)}
    lacking = await sent(cast.olga, place, **fields)
    assert lacking.status_code == 422
    assert 'value="Overlegtijd"' in lacking.text
    opened = await sent(cast.olga, place, **{**fields, "what": "Het rooster draait al", "how": "Gezien"})
    assert "Besluit zonder instemming: de maand loopt" in opened.text
    assert f"Laatste dag: {long_date(last_day(KNOWN))}" in opened.text
    assert "Gezien" in opened.text


async def test_nobody_is_both_sides_and_the_works_council_sees_who_joins_it(cast: Cast) -> None:
    wish = {"name": "Dubbel", "email": "dubbel@test.example", "roles": ["management", "works_council"]}
    refused = await cast.henk.post("/api/v1/organisation/members", json=wish)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/roles-exclude")
    fields = {"do": "invite", **wish, "unit": "", "language": "nl"}
    shown = await sent(cast.henk, "/organisatie/mensen", **fields)
    assert (shown.status_code, "Kies management of OR, niet allebei" in shown.text) == (422, True)
    new = {"name": "Nieuw Lid", "email": "nieuwlid@test.example", "roles": ["works_council"]}
    made = await cast.henk.post("/api/v1/organisation/members", json=new)
    seq = made.json()["seq"]
    told = [each["what"] for each in (await cast.olga.get("/api/v1/todos", params={"min_seq": seq})).json()]
    assert any(each.startswith("Nieuw Lid is sinds ") for each in told)
    told = [each["what"] for each in (await cast.maria.get("/api/v1/todos", params={"min_seq": seq})).json()]
    assert not any(each.startswith("Nieuw Lid") for each in told)
