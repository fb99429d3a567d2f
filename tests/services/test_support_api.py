"""Management's statement and the communication plan through the API: who says what, who read it, who was informed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from infra.bootstrap import today_in
from tests.installation import Installation
from tests.services.test_kickoff_api import invited
from tests.services.test_plan_api import plan_of

TODAY = today_in("Europe/Amsterdam")
WORDS = {"goals": "Rust", "results": "Minder ruilen", "people": "Eva, 4 uur", "means": "€ 2.000"}
UNREAD = "Lees wat het management over de aanpak zegt"
MESSAGE: dict[str, Any] = {"what": "De uitkomst", "to_whom": "Team Noord", "on": str(TODAY), "by_words": "De adviseur"}


async def test_management_publishes_versions_and_everybody_reads(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Steun", "steun@test.example")
    plan = await plan_of(anna)
    _, (_, maria) = await invited(installation, anna, "Maria", ["management"])
    eva, (_, client) = await invited(installation, anna, "Eva", ["employee"])
    refused = await anna.put(f"{plan}/statement", json=WORDS)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/statement-needs-management")
    stuck = {each["place"]: each["stuck"] for each in (await client.get(f"{plan}/standings")).json()}["draagvlak"]
    assert stuck == ["het management heeft de aanpak nog niet openlijk gesteund"]
    assert (await maria.put(f"{plan}/statement", json=WORDS, headers={"If-Match": '"0"'})).status_code == 200
    more = {**WORDS, "people": "Eva, 6 uur"}
    stale = await maria.put(f"{plan}/statement", json=more, headers={"If-Match": '"0"'})
    assert stale.status_code == 409
    done = await maria.put(f"{plan}/statement", json=more, headers={"If-Match": '"1"'})
    versions = (await client.get(f"{plan}/statement", params={"min_seq": done.json()["seq"]})).json()
    assert [(each["version"], each["words"]["people"]) for each in versions] == [(2, "Eva, 6 uur"), (1, "Eva, 4 uur")]
    assert "Lees wat het management over de aanpak zegt" in [
        t["what"] for t in (await client.get("/api/v1/todos")).json()
    ]
    first, again = [await client.put(f"{plan}/statement/2/read") for _ in range(2)]
    assert (first.status_code, again.json()["seq"]) == (200, None)
    assert (await client.put(f"{plan}/statement/3/read")).status_code == 404
    assert (await client.get(f"{plan}/statement/2/readers")).status_code == 403
    readers = (await anna.get(f"{plan}/statement/2/readers", params={"min_seq": first.json()["seq"]})).json()
    assert [(each["person"], each["on"]) for each in readers] == [(eva, str(TODAY))]
    todos = (await client.get("/api/v1/todos", params={"min_seq": first.json()["seq"]})).json()
    assert UNREAD not in [each["what"] for each in todos]


async def test_a_message_is_planned_told_and_then_stands(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Bericht", "bericht@test.example")
    plan = await plan_of(anna)
    eva, (_, client) = await invited(installation, anna, "Eva", ["employee"])
    assert (await client.post(f"{plan}/messages", json=MESSAGE)).status_code == 403
    nobody = await anna.post(f"{plan}/messages", json={**MESSAGE, "by_words": ""})
    assert (nobody.status_code, nobody.json()["errors"][0]["field"]) == (422, "by")
    late = {**MESSAGE, "by": eva, "on": str(TODAY - timedelta(days=2))}
    made = await anna.post(f"{plan}/messages", json=late)
    path = made.headers["location"]
    todos = (await client.get("/api/v1/todos", params={"min_seq": made.json()["seq"]})).json()
    assert ("Vertel: De uitkomst", late["on"]) in [(each["what"], each["due_on"]) for each in todos]
    stuck = {each["place"]: each["stuck"] for each in (await anna.get(f"{plan}/standings")).json()}["draagvlak"]
    assert any("nog niet verteld" in reason for reason in stuck)
    told = await client.post(f"{path}/told", json={"on": str(TODAY), "informed": "Noord en Zuid"})
    page = (await anna.get(f"{plan}/messages", params={"min_seq": told.json()["seq"]})).json()
    assert (await anna.get(path)).json()["told_on"] == str(TODAY)
    assert [(each["told_on"], each["informed"]) for each in page["messages"]] == [(str(TODAY), "Noord en Zuid")]
    assert (await anna.post(f"{path}/drop", json={"reason": "Toch niet"})).status_code == 409


async def test_messages_are_read_page_by_page(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Blad", "blad@test.example")
    plan = await plan_of(anna)
    made = [await anna.post(f"{plan}/messages", json={**MESSAGE, "what": f"Bericht {n}"}) for n in range(5)]
    cursor: dict[str, Any] = {"limit": 2, "min_seq": made[-1].json()["seq"]}
    told: list[str] = []
    while True:
        page = (await anna.get(f"{plan}/messages", params=cursor)).json()
        told += [each["message"]["what"] for each in page["messages"]]
        if page["next"] is None:
            break
        cursor = {"limit": 2, "after": page["next"]}
    assert told == [f"Bericht {n}" for n in range(5)]


async def test_another_organisations_support_is_not_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Hier", "hier@test.example")
    bert = await installation.organisation("Zorg Daar", "daar@test.example")
    plan, nothing = await plan_of(anna), f"/api/v1/plans/{uuid4()}"
    item = (await anna.post(f"{plan}/messages", json=MESSAGE)).headers["location"].rsplit("/", 1)[1]
    for method, path, body in (
        ("GET", "/statement", None),
        ("GET", "/messages", None),
        ("POST", "/messages", MESSAGE),
        ("POST", f"/messages/{item}/told", {"on": str(TODAY)}),
        ("PUT", "/statement/1/read", None),
    ):
        theirs = await bert.request(method, plan + path, json=body)
        none = await bert.request(method, nothing + path, json=body)
        assert (theirs.status_code, theirs.content) == (404, none.content), path
