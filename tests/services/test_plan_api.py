"""A plan's approach, steps and cycles through the API; rights, refusals and other organisations included."""

from typing import Any
from uuid import uuid4

import httpx

from tests.installation import Installation
from tests.services.test_kickoff_api import invited

SMALL = {"reach": "one_team", "complexity": "one_cause", "ambition": "solve_one", "pace": "at_once"}
LARGE = {"reach": "organisation", "complexity": "many_causes", "ambition": "lasting", "pace": "steady"}
LEFT = [{"step": step, "reason": "De oorzaak is bekend"} for step in (1, 2, 6)]
CHOICE: dict[str, Any] = {"answers": SMALL, "size": "small", "steps": [3, 4, 5], "left_out": LEFT, "start": 4}
PATH = [{"text": "Alle teams gesproken", "on": "2027-02-01"}]


async def unit_of(client: httpx.AsyncClient, name: str) -> str:
    made = await client.post("/api/v1/organisation/units", json={"name": name})
    await client.get("/api/v1/organisation/units", params={"min_seq": made.json()["seq"]})
    return str(made.headers["location"].rsplit("/", 1)[1])


async def plan_of(client: httpx.AsyncClient, units: list[str] | None = None) -> str:
    answer = await client.post("/api/v1/plans", json={"title": "Plan Noord", "units": units or []})
    assert answer.status_code == 201, answer.text
    path: str = answer.headers["location"]
    assert (await client.get(path, params={"min_seq": answer.json()["seq"]})).status_code == 200
    return path


async def shown(client: httpx.AsyncClient, plan: str, done: httpx.Response) -> Any:
    assert done.status_code in (200, 201), done.text
    return (await client.get(plan, params={"min_seq": done.json()["seq"]})).json()


async def test_a_small_plan_is_chosen_begun_adopted_and_goes_round(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Klein", "klein@test.example")
    plan = await plan_of(anna)
    proposed = (await anna.get("/api/v1/approach/proposal", params=SMALL)).json()
    assert (proposed["size"], proposed["steps"], proposed["leader"]) == ("small", [3, 4, 5], False)
    row = await shown(anna, plan, await anna.put(f"{plan}/approach", json=CHOICE))
    assert [step["progress"] for step in row["steps"]] == ["left_out", "left_out", "open", "busy", "open", "left_out"]
    bare = await anna.post(f"{plan}/adopt", json={})
    assert (bare.status_code, bare.json()["type"]) == (422, "/problems/open-rows-need-reason")
    assert bare.json()["data"]["rows"][0] == "1"
    row = await shown(anna, plan, await anna.post(f"{plan}/adopt", json={"reason": "Het kan niet wachten"}))
    assert (len(row["open_rows"]), row["adopted_reason"]) == (11, "Het kan niet wachten")
    done = await anna.post(f"{plan}/steps/4", json={"do": "complete", "note": "Sneller dan gedacht"})
    row = await shown(anna, plan, done)
    assert (row["steps"][3]["progress"], row["steps"][3]["note"]) == ("done", "Sneller dan gedacht")
    point = {"kind": "measure", "id": "m-1", "text": "Vast overlegmoment"}
    row = await shown(anna, plan, await anna.post(f"{plan}/cycles", json={"carried": [point]}))
    assert (row["cycle"], row["carried"], row["adopted_on"], row["steps"][3]["progress"]) == (2, [point], None, "open")
    cycles = (await anna.get(f"{plan}/cycles")).json()
    assert [(each["cycle"], each["closed_on"] is None) for each in cycles] == [(1, False), (2, True)]
    row = await shown(anna, plan, await anna.post(f"{plan}/close", json={"reason": "Alles loopt"}))
    assert row["closed_reason"] == "Alles loopt"
    assert (await anna.put(f"{plan}/title", json={"title": "Anders"})).status_code == 409
    assert (await anna.post(f"{plan}/reopen", json={"reason": " "})).status_code == 422
    row = await shown(anna, plan, await anna.post(f"{plan}/reopen", json={"reason": "Er is meer te doen"}))
    assert row["closed_on"] is None


async def test_a_step_is_left_out_only_for_a_reason_and_stays_visible(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Reden", "reden@test.example")
    plan = await plan_of(anna)
    refused = await anna.put(f"{plan}/approach", json={**CHOICE, "left_out": LEFT[:2]})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/step-needs-reason")
    assert refused.json()["errors"][0]["field"] == "left_out.6"
    await anna.put(f"{plan}/approach", json=CHOICE)
    assert (await anna.post(f"{plan}/steps/5", json={"do": "leave_out"})).status_code == 422
    row = await shown(anna, plan, await anna.post(f"{plan}/steps/5", json={"do": "leave_out", "reason": "Te klein"}))
    assert (row["steps"][4]["progress"], row["steps"][4]["reason"]) == ("left_out", "Te klein")
    row = await shown(anna, plan, await anna.post(f"{plan}/steps/5", json={"do": "take_in"}))
    assert row["steps"][4]["progress"] == "open"


async def test_a_small_plan_grows_large_half_way_with_several_units(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Groot", "groot@test.example")
    north, south = await unit_of(anna, "Noord"), await unit_of(anna, "Zuid")
    tom, _ = await invited(installation, anna, "Tom", ["team_lead"])
    plan = await plan_of(anna, [north])
    await anna.put(f"{plan}/approach", json=CHOICE)
    wish = {"leader": tom, "milestones": PATH, "reason": "Het speelt ook in Zuid", "steps": [1, 2]}
    assert (await anna.post(f"{plan}/approach/upgrade", json={**wish, "milestones": []})).status_code == 422
    row = await shown(anna, plan, await anna.post(f"{plan}/approach/upgrade", json=wish))
    assert (row["size"], row["leader"], row["steps"][3]["progress"]) == ("large", tom, "busy")
    assert [step["progress"] for step in row["steps"][:2]] == ["open", "open"]
    row = await shown(anna, plan, await anna.put(f"{plan}/units/{south}", json={"reason": "Zelfde rooster"}))
    assert row["units"] == [north, south]
    assert (await anna.put(f"{plan}/leader", json={"person": None})).status_code == 422
    left = await anna.post(f"{plan}/units/{north}/leave", json={"reason": "Opgeheven"})
    assert (await shown(anna, plan, left))["units"] == [south]
    last = await anna.post(f"{plan}/units/{south}/leave", json={"reason": "Opgeheven"})
    assert (last.status_code, last.json()["type"]) == (409, "/problems/plan-needs-unit")
    goals = {"goals": [{"text": "Gezond naar het pensioen", "aim": "employability"}]}
    assert (await shown(anna, plan, await anna.put(f"{plan}/goals", json=goals)))["goals"] == goals["goals"]


async def test_choosing_otherwise_than_proposed_needs_a_reason(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Anders", "anders@test.example")
    plan = await plan_of(anna)
    other = {**CHOICE, "answers": LARGE}
    refused = await anna.put(f"{plan}/approach", json=other)
    assert (refused.status_code, refused.json()["title"]) == (422, "Jullie kiezen anders dan het voorstel")
    row = await shown(anna, plan, await anna.put(f"{plan}/approach", json={**other, "reason": "Eerst klein beginnen"}))
    assert (row["proposed"]["size"], row["size"], row["choice_reason"]) == ("large", "small", "Eerst klein beginnen")


async def test_who_does_not_steer_looks_and_another_organisation_sees_nothing(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Mijn", "mijn@test.example")
    bert = await installation.organisation("Zorg Jouw", "jouw@test.example")
    plan, nothing = await plan_of(anna), f"/api/v1/plans/{uuid4()}"
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    for method, path, body in (
        ("PUT", "/approach", CHOICE),
        ("POST", "/steps/4", {"do": "start"}),
        ("POST", "/adopt", {"reason": "x"}),
        ("POST", "/close", {"reason": "x"}),
        ("PUT", "/title", {"title": "x"}),
    ):
        assert (await eva.request(method, plan + path, json=body)).status_code == 403
        theirs = await bert.request(method, plan + path, json=body)
        none = await bert.request(method, nothing + path, json=body)
        assert (theirs.status_code, theirs.content) == (404, none.content)
    assert (await eva.get(plan)).status_code == 200


async def test_a_repeated_choice_is_made_once_and_an_old_version_is_refused(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Keuze", "keuze@test.example")
    plan = await plan_of(anna)
    key = {"Idempotency-Key": "keuze"}
    first, again = [await anna.put(f"{plan}/approach", json=CHOICE, headers=key) for _ in range(2)]
    assert first.json() == again.json()
    stale = await anna.put(f"{plan}/title", json={"title": "Oud"}, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.headers["etag"]) == (409, f'"{first.json()["version"]}"')
