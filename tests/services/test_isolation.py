"""What another organisation owns is, byte for byte, what does not exist: asked of every route that takes an id."""

import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import httpx

from tests.installation import Installation
from tests.services.test_kickoff_api import plan_of

MESSAGE = {"what": "x", "to_whom": "y", "on": "2026-12-01", "by_words": "z"}
NOBODYS = str(uuid4())
PRIVATE = ("date", "content-length")


async def described(client: httpx.AsyncClient) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (await client.get("/api/openapi.json")).json()["paths"]
    return found


async def things_of(anna: httpx.AsyncClient) -> dict[str, str]:
    """Ids that are really Anna's organisation's, by the name of the path's parameter."""
    kickoff = await plan_of(anna, "Plan van Anna")
    unit = (await anna.post("/api/v1/organisation/units", json={"name": "Nacht"})).headers["location"]
    me = (await anna.get("/api/v1/me")).json()
    token = (await anna.post("/api/v1/api-tokens", json={"name": "sync", "scopes": ["read"]})).json()["id"]
    card = {"person": me["person"], "role_name": "x", "powers": "x", "minutes_per_week": 60, "valid_from": "2026-12-01"}
    appointed = await anna.post("/api/v1/contact-persons", json={"unit": None, "card": card})
    planned = await anna.post(f"{kickoff.removesuffix('/kickoff')}/messages", json=MESSAGE)
    return {
        "mandate": appointed.headers["location"].rsplit("/", 1)[1],
        "item": planned.headers["location"].rsplit("/", 1)[1],
        "plan": kickoff.split("/")[4],
        "unit": unit.rsplit("/", 1)[1],
        "person": str(me["person"]),
        "token": token,
    }


def filled(path: str, ids: Mapping[str, str]) -> str:
    known = {"row": "1a", "secret": "onzin", "step": "3", "version": "1", "number": "1", "condition": "1", **ids}
    return re.sub(r"{(\w+)}", lambda match: known.get(match.group(1), NOBODYS), path)


def told(answer: httpx.Response, ids: Mapping[str, str]) -> tuple[int, str, dict[str, str]]:
    body = answer.text
    for value in ids.values():
        body = body.replace(value, "<id>")
    return answer.status_code, body, {k: v for k, v in answer.headers.items() if k not in PRIVATE}


async def test_invariant_7_foreign_things_answer_like_things_that_do_not_exist(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Eigenaar", "eigenaar@test.example")
    bert = await installation.organisation("Zorg Vreemd", "vreemd@test.example")
    foreign = await things_of(anna)
    nobody = {name: str(uuid4()) for name in foreign}
    asked = 0
    for path, item in (await described(anna)).items():
        if not any("{" + name + "}" in path for name in foreign):
            continue
        for method, operation in item.items():
            media = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            sent = {"json": media["example"]} if "example" in media else {}
            answers = [await bert.request(method, filled(path, ids), **sent) for ids in (foreign, nobody)]
            first, second = (told(answer, ids) for answer, ids in zip(answers, (foreign, nobody), strict=True))
            assert first == second, f"{method} {path}: {first} {second}"
            nothing_done = first[0] == 200 and '"seq":null' in first[1]
            assert 400 <= first[0] < 500 or nothing_done, f"{method} {path}: {first}"
            asked += 1
    assert asked > 10


async def test_foreign_people_and_units_in_a_body_are_not_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Binnen", "binnen@test.example")
    bert = await installation.organisation("Zorg Buiten", "buiten@test.example")
    foreign = await things_of(anna)
    kickoff = await plan_of(bert)
    bodies: list[tuple[str, str, dict[str, Any]]] = [
        ("PUT", f"{kickoff}/rows/1a/responsible", {"people": ["<person>"]}),
        ("PUT", f"{kickoff}/meeting/record", {"on": "2026-11-02", "present": ["<person>"]}),
        ("POST", "/api/v1/plans", {"title": "Plan", "units": ["<unit>"]}),
        ("POST", "/api/v1/organisation/units", {"name": "Onder", "parent": "<unit>"}),
        ("PUT", f"{kickoff.removesuffix('/kickoff')}/leader", {"person": "<person>"}),
        ("POST", f"{kickoff.removesuffix('/kickoff')}/messages", {**MESSAGE, "by": "<person>"}),
    ]
    for method, path, body in bodies:
        answers = []
        for ids in (foreign, {name: str(uuid4()) for name in foreign}):
            text = json.dumps(body)
            for name, value in ids.items():
                text = text.replace(f"<{name}>", value)
            answers.append(told(await bert.request(method, path, json=json.loads(text)), ids))
        assert answers[0] == answers[1], path
        assert answers[0][0] == 404, (path, answers[0])
