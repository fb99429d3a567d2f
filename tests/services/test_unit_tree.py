"""Rights follow the unit tree, over the API and on the pages."""

import httpx

from tests.installation import Installation
from tests.services.stories import invited

SIGNAL = {
    "kind": "too_high", "theme": "planning", "source": "team_meeting", "noticed_on": "2026-11-20", "text": "Te druk.",
}  # fmt: skip


async def unit_of(anna: httpx.AsyncClient, name: str) -> str:
    """A new unit's id, once it is to be seen."""
    answer = await anna.post("/api/v1/organisation/units", json={"name": name})
    await anna.get("/api/v1/organisation/units", params={"min_seq": answer.json()["seq"]})
    return answer.headers["location"].rsplit("/", 1)[1]


async def test_a_team_lead_reads_the_plan_of_another_unit_and_is_told_plainly_why_to_change_nothing_in_it(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Onderdelen", "onderdelen@test.example")
    north, south = await unit_of(anna, "Noord"), await unit_of(anna, "Zuid")
    started = await anna.post("/api/v1/plans", json={"title": "Plan Zuid", "units": [south]})
    plan = started.headers["location"]
    await anna.get(plan, params={"min_seq": started.json()["seq"]})
    signal = await anna.post(f"{plan}/signals", json={**SIGNAL, "unit": south})
    await anna.get(f"{plan}/signals", params={"min_seq": signal.json()["seq"]})
    _, lead = await invited(installation, anna, "Tom", ["team_lead"], north)
    _, own = await invited(installation, anna, "Zoe", ["team_lead"], south)
    heavier = {"weight": 5, "reason": "Elke dag."}
    assert (await lead.get(f"{plan}/signals")).status_code == 200
    issue = await lead.post(f"{plan}/issues", json={"title": "Roosters", "description": "", "signals": []})
    assert (issue.status_code, issue.json()["type"]) == (403, "/problems/outside-your-units")
    assert "Lezen kan wel" in issue.json()["detail"]
    weight = f"{signal.headers['location']}/weight"
    assert (await lead.put(weight, json=heavier)).json()["type"] == "/problems/outside-your-units"
    assert (await own.put(weight, json=heavier)).status_code == 200
    page = f"{plan.replace('/api/v1/plans', '/plannen')}/analyse"
    html = {"accept": "text/html"}
    assert "/analyse/nieuw" not in (await lead.get(page, headers=html)).text
    assert "/analyse/nieuw" in (await own.get(page, headers=html)).text
    refused = await lead.get(f"{page}/nieuw", headers=html)
    assert refused.status_code == 403
    assert "Dit is van een ander onderdeel" in refused.text


async def test_what_is_yours_to_do_is_what_your_unit_lets_you_do(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vandaag", "vandaag@test.example")
    north, south = await unit_of(anna, "Noord"), await unit_of(anna, "Zuid")
    for title, unit in (("Plan Noord", north), ("Plan Zuid", south)):
        started = await anna.post("/api/v1/plans", json={"title": title, "units": [unit]})
        await anna.get(started.headers["location"], params={"min_seq": started.json()["seq"]})
    _, hr = await invited(installation, anna, "Henk", ["hr"], north)
    found = (await hr.get("/api/v1/todos", params={"min_seq": started.json()["seq"]})).json()
    plans = {plan["plan"]: plan["title"] for plan in (await hr.get("/api/v1/plans")).json()["plans"]}
    assert set(plans.values()) == {"Plan Noord", "Plan Zuid"}
    elsewhere = [todo["what"] for todo in found if plans.get(todo["plan"]) == "Plan Zuid"]
    assert elsewhere == []
    assert any(plans.get(todo["plan"]) == "Plan Noord" for todo in found)
