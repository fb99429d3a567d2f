"""The consent dossier through the API, by the people whose roles the law names; informal support apart."""

from datetime import timedelta
from typing import Any

import httpx

from domain.works_council.law import last_day
from tests.installation import Installation
from tests.services.test_kickoff_api import invited
from tests.services.test_measures_api import TODAY, plan_of, shown

SUBJECT = {"subject": "Regeling overlegtijd", "ground": "working_conditions", "body": "works_council", "staff": 120}
REQUEST = {
    "text": "Een half uur per week",
    "reasons": "Teams spreken elkaar te weinig",
    "consequences": "Het staat in het rooster",
    "on": str(TODAY - timedelta(days=20)),
}
MEETING = {"on": str(TODAY - timedelta(days=5)), "minutes": "Verslag, punt 4"}


def answer(version: int = 1, outcome: str = "consent", **more: Any) -> dict[str, Any]:
    return {"version": version, "outcome": outcome, "reasons": "Goed voor het team", "on": str(TODAY), **more}


async def opened(client: httpx.AsyncClient, **changes: Any) -> str:
    made = await client.post(f"{await plan_of(client)}/works-council/dossiers", json={**SUBJECT, **changes})
    location: str = made.headers["location"]
    await shown(client, location, made)
    return location


async def test_consent_is_asked_talked_over_given_and_decided_on(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Instemming", "instemming@test.example")
    _, (_, olga) = await invited(installation, anna, "Olga", ["works_council"])
    _, (_, maria) = await invited(installation, anna, "Maria", ["management"])
    dossier = await opened(anna)
    await anna.post(f"{dossier}/requests", json=REQUEST)
    early = await olga.post(f"{dossier}/answers", json=answer())
    assert (early.status_code, early.json()["type"]) == (409, "/problems/answer-needs-meeting")
    met = await olga.post(f"{dossier}/meetings", json=MEETING)
    assert (await shown(olga, dossier, met))["turn"]["phase"] == "to_answer"
    own = await anna.post(f"{dossier}/answers", json=answer())
    assert (own.status_code, own.json()["type"]) == (403, "/problems/asker-never-answers")
    alone = await maria.post(f"{dossier}/answers", json=answer())
    assert (alone.status_code, alone.json()["type"]) == (403, "/problems/answer-needs-holder")
    given = await olga.post(
        f"{dossier}/answers", json=answer(outcome="conditions", conditions=["Na een half jaar kijken"])
    )
    assert (await shown(olga, dossier, given))["turn"]["party"] == "management"
    told = await maria.post(f"{dossier}/decision", json={"decision": "We voeren het in", "on": str(TODAY)})
    out = await shown(anna, dossier, told)
    assert out["dossier"]["dossier_state"]["decision"]["covered"] is True
    assert out["turn"]["phase"] == "conditions_open"
    told = await anna.put(f"{dossier}/conditions/1")
    assert (await shown(anna, dossier, told))["turn"]["phase"] == "conditions_to_confirm"
    todos = (await olga.get("/api/v1/todos", params={"min_seq": told.json()["seq"]})).json()
    assert "Zijn de voorwaarden nagekomen? Regeling overlegtijd" in [each["what"] for each in todos]
    met = await olga.put(f"{dossier}/conditions/1")
    assert (await shown(anna, dossier, met))["turn"]["phase"] == "decided"
    opened_again = await maria.delete(f"{dossier}/conditions/1")
    assert (opened_again.status_code, opened_again.json()["type"]) == (403, "/problems/condition-is-the-bodys")
    assert (await anna.put(f"{dossier}/conditions/2")).status_code == 404


async def test_an_answer_to_the_old_text_does_not_count_for_the_new_one(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Versies", "versies@test.example")
    _, (_, olga) = await invited(installation, anna, "Olga", ["works_council"])
    dossier = await opened(anna)
    await anna.post(f"{dossier}/requests", json=REQUEST)
    await olga.post(f"{dossier}/meetings", json=MEETING)
    await olga.post(f"{dossier}/answers", json=answer())
    changed = await anna.post(f"{dossier}/requests", json={**REQUEST, "text": "Een kwartier per week"})
    assert (await shown(anna, dossier, changed))["turn"]["phase"] == "to_answer"
    late = await olga.post(f"{dossier}/answers", json=answer(version=1))
    assert (late.status_code, late.json()["data"]["current"]) == (409, 2)
    assert "versie 2" in late.json()["detail"].lower()


async def test_without_consent_the_month_runs_and_the_body_invokes_nullity(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Nietig", "nietig@test.example")
    _, (_, olga) = await invited(installation, anna, "Olga", ["works_council"])
    _, (_, maria) = await invited(installation, anna, "Maria", ["management"])
    dossier = await opened(anna)
    await anna.post(f"{dossier}/requests", json=REQUEST)
    told = await maria.post(f"{dossier}/decision", json={"decision": "We doen het", "on": str(TODAY)})
    out = await shown(olga, dossier, told)
    assert (out["turn"]["phase"], out["turn"]["until"]) == ("nullity", str(last_day(TODAY)))
    todos = (await olga.get("/api/v1/todos", params={"min_seq": told.json()["seq"]})).json()
    assert any(each["due_on"] == str(last_day(TODAY)) and "nietigheid" in each["what"] for each in todos)
    standings = (await anna.get(f"{dossier.split('/works-council')[0]}/standings")).json()
    (place,) = [each for each in standings if each["place"] == "or"]
    assert place["state"] == "stuck"
    assert (await maria.post(f"{dossier}/nullity", json={"document": "x", "on": str(TODAY)})).status_code == 403
    invoked = await olga.post(f"{dossier}/nullity", json={"document": "Brief 12", "on": str(TODAY)})
    out = await shown(olga, dossier, invoked)
    assert out["turn"]["phase"] == "invoked"
    assert out["dossier"]["dossier_state"]["invocation"]["in_time"] is True


async def test_the_court_takes_the_place_of_consent(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Rechter", "rechter@test.example")
    _, (_, olga) = await invited(installation, anna, "Olga", ["works_council"])
    dossier = await opened(anna)
    await anna.post(f"{dossier}/requests", json=REQUEST)
    await olga.post(f"{dossier}/meetings", json=MEETING)
    await olga.post(f"{dossier}/answers", json=answer(outcome="refusal"))
    asked = await anna.post(f"{dossier}/court", json={"court": "Rechtbank Utrecht", "on": str(TODAY)})
    assert (await shown(anna, dossier, asked))["turn"]["party"] == "court"
    ruling = {"granted": True, "document": "Zaak 1", "on": str(TODAY)}
    ruled = await anna.post(f"{dossier}/court/ruling", json=ruling)
    assert (await shown(anna, dossier, ruled))["turn"]["phase"] == "to_decide"
    notice = {"decision": "We doen het", "on": str(TODAY), "source": {"document": "Brief", "dated": str(TODAY)}}
    told = await anna.post(f"{dossier}/decision", json=notice)
    assert (await shown(anna, dossier, told))["turn"]["phase"] == "decided"


async def test_a_staff_meeting_is_no_body_that_consents(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Klein", "klein@test.example")
    dossier = await opened(anna, body="staff_meeting", staff=20)
    refused = await anna.post(f"{dossier}/requests", json=REQUEST)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/request-needs-consenting-body")
    assert (await anna.get(dossier)).json()["turn"]["phase"] == "no_body"


async def test_informal_support_is_listed_apart_and_struck(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Steun", "steun@test.example")
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    moment = {"occasion": "team_meeting", "mood": "behind", "said": "Fijn plan", "on": str(TODAY)}
    heard = await anna.post(f"{plan}/informal-support", json=moment)
    (row,) = (await shown(anna, f"{plan}/informal-support", heard))["moments"]
    assert (row["said"], row["mood"]) == ("Fijn plan", "behind")
    assert (await eva.post(f"{plan}/informal-support", json=moment)).status_code == 403
    assert (await anna.get(f"{plan}/works-council/dossiers")).json()["dossiers"] == []
    struck = await anna.delete(heard.headers["location"])
    assert (await shown(anna, f"{plan}/informal-support", struck))["moments"] == []


async def test_a_request_is_withdrawn_with_a_reason(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Intrek", "intrek@test.example")
    dossier = await opened(anna)
    await anna.post(f"{dossier}/requests", json=REQUEST)
    gone = await anna.post(f"{dossier}/withdrawn", json={"reason": "Eerst een proef"})
    assert (await shown(anna, dossier, gone))["turn"]["phase"] == "withdrawn"
    pages = (await anna.get(dossier.rsplit("/", 1)[0])).json()
    assert (len(pages["dossiers"]), pages["next"]) == (1, None)
