"""Measures, talks, research and best practices through the API: success, refusal, rights, pages of a list."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx

from infra.bootstrap import today_in
from tests.installation import Installation
from tests.services.test_kickoff_api import invited

TODAY = today_in("Europe/Amsterdam")
TEXT = {
    "title": "Vast overleg",
    "goal": "Elke week een half uur",
    "active_role": "Het team kiest het moment",
    "level": "source",
}


async def plan_of(client: httpx.AsyncClient) -> str:
    answer = await client.post("/api/v1/plans", json={"title": "Plan Noord"})
    path: str = answer.headers["location"]
    assert (await client.get(path, params={"min_seq": answer.json()["seq"]})).status_code == 200
    return path


async def shown(client: httpx.AsyncClient, path: str, done: httpx.Response, **more: Any) -> Any:
    """What a page of the API shows once it knows of what was done."""
    assert done.status_code in (200, 201), done.text
    answer = await client.get(path, params={"min_seq": done.json()["seq"], **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def proposed(client: httpx.AsyncClient, plan: str, **changes: Any) -> str:
    answer = await client.post(f"{plan}/measures", json={**TEXT, **changes})
    location: str = answer.headers["location"]
    await shown(client, location, answer)
    return location


def planning(owner: str | None) -> dict[str, Any]:
    return {"owner": owner, "starts_on": str(TODAY), "due_on": str(TODAY + timedelta(days=30))}


async def test_a_measure_goes_from_proposal_to_done_and_onto_the_shelf(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Maat", "maat@test.example")
    eva, (_, client) = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    measure = await proposed(client, plan)
    assert (await client.put(f"{measure}/planning", json=planning(eva))).status_code == 403
    planned = await anna.put(f"{measure}/planning", json=planning(eva))
    assert (await shown(anna, measure, planned))["state"] == "planned"
    started = await client.post(f"{measure}/start", json={"on": str(TODAY)})
    told = {"on": str(TODAY), "text": "Twee keer gelukt", "percent": 40}
    assert (await anna.post(f"{measure}/progress", json=told)).status_code == 403
    await client.post(f"{measure}/progress", json=told)
    done = await client.post(f"{measure}/done", json={"on": str(TODAY), "result": "Het is er"})
    row = await shown(client, measure, done)
    assert (row["state"], row["done_on"], row["owner"]) == ("done", str(TODAY), eva)
    assert [note["text"] for note in row["notes"]] == ["Twee keer gelukt"]
    assert started.status_code == 200
    example = {"what_worked": "Een vast moment", "where": "Team Noord", "contact": eva}
    shelved = await client.put(f"{measure}/best-practice", json=example)
    (practice,) = (await shown(anna, "/api/v1/best-practices", shelved))["practices"]
    assert (practice["title"], practice["place"], practice["measure"]) == ("Vast overleg", "Team Noord", row["measure"])
    second = await plan_of(anna)
    copy = await proposed(anna, second, origin=practice["practice"])
    assert (await anna.get(copy)).json()["origin"] == practice["practice"]


async def test_what_a_rule_refuses_says_which_field(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Nee", "nee@test.example")
    plan = await plan_of(anna)
    bare = await anna.post(f"{plan}/measures", json={**TEXT, "active_role": " "})
    assert (bare.status_code, bare.json()["errors"][0]["field"]) == (422, "active_role")
    measure = await proposed(anna, plan)
    nobody = await anna.put(f"{measure}/planning", json=planning(None))
    assert (nobody.status_code, nobody.json()["type"]) == (422, "/problems/measure-needs-owner")
    start = await anna.post(f"{measure}/start", json={"on": str(TODAY)})
    assert (start.status_code, start.json()["type"]) == (409, "/problems/measure-not-planned")
    stale = await anna.put(f"{measure}/description", json={**TEXT, "title": "x"}, headers={"If-Match": '"9"'})
    assert stale.status_code == 409
    stranger = await anna.put(f"{measure}/planning", json=planning(str(uuid4())))
    assert stranger.status_code == 404


async def test_the_list_goes_page_by_page_and_by_state(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Lijst", "lijst@test.example")
    plan = await plan_of(anna)
    last = None
    for number in range(5):
        last = await anna.post(f"{plan}/measures", json={**TEXT, "title": f"Maatregel {number}"})
    assert last is not None
    first = await shown(anna, f"{plan}/measures", last, limit=2)
    rest = (await anna.get(f"{plan}/measures", params={"limit": 200, "before": first["next"]})).json()
    titles = [each["title"] for page in (first, rest) for each in page["measures"]]
    assert titles == [f"Maatregel {number}" for number in (4, 3, 2, 1, 0)]
    assert rest["next"] is None
    gone = await anna.post(f"{plan}/measures/{first['measures'][0]['measure']}/dropped", json={"reason": "Geen mensen"})
    dropped = await shown(anna, f"{plan}/measures", gone, state="dropped")
    assert [each["reason"] for each in dropped["measures"]] == ["Geen mensen"]
    back = await anna.post(f"{plan}/measures/{first['measures'][0]['measure']}/reopened", json={"reason": "Toch"})
    assert (await shown(anna, f"{plan}/measures", back, state="dropped"))["measures"] == []


async def test_research_is_decided_on_or_against_and_ends_with_its_outcome(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Onderzoek", "onderzoek@test.example")
    plan = await plan_of(anna)
    wish = {"question": "Hoe vaak?", "why": "Onduidelijk", "by_whom": "Capaciteit", "due_on": str(TODAY)}
    decided = await anna.post(f"{plan}/research", json=wish)
    against = await anna.post(f"{plan}/research/rejected", json={"question": "Enquête?", "because": "Net geweest"})
    one = decided.headers["location"]
    ended = await anna.put(f"{one}/outcome", json={"outcome": "In het weekend", "on": str(TODAY)})
    found = await shown(anna, f"{plan}/research", ended)
    assert [(each["state"], each["outcome"]) for each in found["research"]] == [
        ("rejected", ""),
        ("concluded", "In het weekend"),
    ]
    assert against.status_code == 201
    again = await anna.put(f"{one}/rejected", json={"question": "Hoe vaak?", "because": "Te duur"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/research-ended")


async def test_another_organisations_measures_look_like_what_does_not_exist(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Een", "m-een@test.example")
    bert = await installation.organisation("Zorg Twee", "m-twee@test.example")
    measure = await proposed(anna, await plan_of(anna))
    mine = await plan_of(bert)
    for method, path, body in (
        ("GET", "", None),
        ("POST", "/start", {"on": str(TODAY)}),
        ("POST", "/dropped", {"reason": "x"}),
    ):
        theirs = await bert.request(method, measure + path, json=body)
        none = await bert.request(method, f"{mine}/measures/{uuid4()}{path}", json=body)
        assert (theirs.status_code, theirs.content) == (404, none.content)
    for place in ("measures", "consultations", "research", "works-council/dossiers", "informal-support"):
        theirs = await bert.get(f"{measure.split('/measures')[0]}/{place}")
        assert (theirs.status_code, theirs.content) == (404, none.content)


async def test_a_repeated_key_proposes_once(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Dubbel", "dubbel@test.example")
    plan = await plan_of(anna)
    answers = [await anna.post(f"{plan}/measures", json=TEXT, headers={"Idempotency-Key": "een"}) for _ in range(2)]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert len((await shown(anna, f"{plan}/measures", answers[0]))["measures"]) == 1


async def test_what_is_mine_and_what_is_stuck(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vast", "vast@test.example")
    eva, (_, client) = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    measure = await proposed(anna, plan, title="Rust in het rooster")
    late = {"owner": eva, "starts_on": str(TODAY - timedelta(days=9)), "due_on": str(TODAY - timedelta(days=2))}
    done = await anna.put(f"{measure}/planning", json=late)
    await shown(anna, measure, done)
    todos = (await client.get("/api/v1/todos", params={"min_seq": done.json()["seq"]})).json()
    assert any("Rust in het rooster" in each["what"] and each["href"].endswith(measure[-36:]) for each in todos)
    standings = {each["place"]: each for each in (await anna.get(f"{plan}/standings")).json()}
    assert standings["maatregelen"]["state"] == "stuck"
    assert "Rust in het rooster" in standings["maatregelen"]["stuck"][0]


async def test_a_measure_answers_signals_and_issues_of_its_own_plan_only(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vindplaats", "vindplaats@test.example")
    plan = await plan_of(anna)
    for what in ("signals", "issues"):
        asked = await anna.post(f"{plan}/measures", json={**TEXT, what: [str(uuid4())]})
        assert (asked.status_code, asked.json()["type"]) == (404, "/problems/not-found"), what
