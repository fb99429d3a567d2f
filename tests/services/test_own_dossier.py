"""The works council's own answer stands above what anybody copies for it, and it opens its own dossier."""

from datetime import timedelta
from typing import Any

import httpx

from domain.works_council.law import last_day
from infra.language import long_date
from tests.services.own_voice import KNOWN, MINUTES, TODAY, Cast, cast, done, page, sent, todos
from tests.services.stories import plan_of

__all__ = ["cast"]
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
    assert "geldt niet voor de tekst die er nu ligt" not in disputed.text
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
