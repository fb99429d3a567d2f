"""What another organisation owns is, byte for byte, what does not exist: asked of every route that takes an id.

The routes come from the router, pages and API alike, so a new one is asked by itself. Who asks holds every right.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import httpx

from services.api.rules import OPERATOR, PUBLIC, handlers_of, rule_of
from tests.installation import Installation
from tests.services.doors import filled, parameters_of
from tests.services.stories import CONTENT, invited

# What somebody makes under an id of their own choice; whose else it may be tells nothing.
CHOSEN = {
    "PUT /api/v1/plans/{plan:uuid}/research/{research:uuid}/rejected",
    "PUT /api/v1/plans/{plan:uuid}/results/measurements/{measurement:uuid}",
}
MESSAGE = {"what": "x", "to_whom": "y", "on": "2026-12-01", "by_words": "z"}
DONE = re.compile(r'"seq":\d+,"chain":"[0-9a-f]+"')
PRIVATE = ("date", "content-length")


async def described(client: httpx.AsyncClient) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (await client.get("/api/openapi.json")).json()["paths"]
    return found


SIGNAL = {
    "kind": "too_high", "theme": "planning", "source": "team_meeting", "noticed_on": "2026-11-20", "text": "Te druk.",
}  # fmt: skip
MEASURE = {"title": "Overleg", "goal": "Elke week", "active_role": "Het team kiest", "level": "source"}


async def plan_of(client: httpx.AsyncClient, title: str = "Plan") -> str:
    """The path of a new plan's kick-off, once it is to be seen, however busy the machine is."""
    answer = await client.post("/api/v1/plans", json={"title": title})
    path = f"{answer.headers['location']}/kickoff"
    for _ in range(10):
        if (await client.get(path, params={"min_seq": answer.json()["seq"]})).status_code == 200:
            return path
    raise AssertionError(f"{path} is not to be seen")


async def made(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> str:
    """The id of a thing that was made."""
    answer = await client.post(path, json=body)
    assert answer.status_code in (200, 201), answer.text
    return answer.headers["location"].rsplit("/", 1)[1]


async def things_of(anna: httpx.AsyncClient) -> dict[str, str]:
    """Ids that are really Anna's organisation's, by the name of the path's parameter."""
    kickoff = await plan_of(anna, "Plan van Anna")
    unit = (await anna.post("/api/v1/organisation/units", json={"name": "Nacht"})).headers["location"]
    me = (await anna.get("/api/v1/me")).json()
    token = (await anna.post("/api/v1/api-tokens", json={"name": "sync", "scopes": ["read"]})).json()["id"]
    card = {"person": me["person"], "role_name": "x", "powers": "x", "minutes_per_week": 60, "valid_from": "2026-12-01"}
    appointed = await anna.post("/api/v1/contact-persons", json={"unit": None, "card": card})
    planned = await anna.post(f"{kickoff.removesuffix('/kickoff')}/messages", json=MESSAGE)
    within = kickoff.removesuffix("/kickoff")
    await anna.get(f"{within}/signals", params={"min_seq": planned.json()["seq"]})
    signal = await made(anna, f"{within}/signals", SIGNAL)
    return {
        "signal": signal,
        "measure": await made(anna, f"{within}/measures", MEASURE),
        "issue": await made(anna, f"{within}/issues", {"title": "Roosters", "description": "", "signals": []}),
        "agreement": await made(anna, f"{within}/agreements", CONTENT),
        "report": await made(anna, "/api/v1/reports", {}),
        "mandate": appointed.headers["location"].rsplit("/", 1)[1],
        "item": planned.headers["location"].rsplit("/", 1)[1],
        "plan": kickoff.split("/")[4],
        "unit": unit.rsplit("/", 1)[1],
        "person": str(me["person"]),
        "token": token,
    }


def told(answer: httpx.Response, ids: Mapping[str, str]) -> tuple[int, str, dict[str, str]]:
    body = answer.text
    for value in ids.values():
        body = body.replace(value, "<id>")
    body = DONE.sub("<done>", body)
    return answer.status_code, body, {k: v for k, v in answer.headers.items() if k not in PRIVATE}


def strangers(names: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """Ids of nobody for the parameters for which none is known."""
    return {name: str(uuid4()) for name in names if name not in known}


async def asked(client: httpx.AsyncClient, method: str, path: str, examples: Mapping[str, Any]) -> httpx.Response:
    """The answer to a request with the body that the API's own description gives as an example, or to an empty form."""
    if path.startswith("/api/"):
        media = examples.get(method.lower(), {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        return await client.request(method, path, **({"json": media["example"]} if "example" in media else {}))
    form = {"csrf": client.headers["x-csrf-token"], "key": "k"}
    sent: dict[str, Any] = {} if method == "GET" else {"data": form}
    return await client.request(method, path, headers={"accept": "text/html"}, **sent)


def tells(answers: list[httpx.Response], ids: Sequence[Mapping[str, str]], about: str) -> str:
    """What tells the answers apart, or what they tell at all; empty when nothing does."""
    first, second = (told(answer, each) for answer, each in zip(answers, ids, strict=True))
    if about in CHOSEN:
        return "" if first[0] == second[0] in (200, 404) else f"{about}: {first[0]} {second[0]}"
    nothing = 300 <= first[0] < 500 or (first[0] == 200 and '"seq":null' in first[1])
    return "" if first == second and nothing else f"{about}: {first} {second}"


async def test_invariant_7_foreign_things_answer_like_things_that_do_not_exist(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Eigenaar", "eigenaar@test.example")
    bert = await installation.organisation("Zorg Vreemd", "vreemd@test.example")
    everything = ["administrator", "coordinator", "hr", "management", "team_lead", "employee"]
    _, all_round = await invited(installation, bert, "Alles", everything)
    foreign, own = await things_of(anna), (await plan_of(bert, "Plan van Bert")).split("/")[4]
    nobody = {name: str(uuid4()) for name in foreign}
    paths, counts, wrong = await described(anna), Counter[str](), list[str]()
    for method, path, handler in handlers_of(installation.app):
        names = [name for name, kind in parameters_of(path).items() if kind == "uuid"]
        if not names or rule_of(handler) in (PUBLIC, OPERATOR):
            continue
        examples = paths.get(re.sub(r":\w+}", "}", path), {})
        pairs = [[foreign, nobody]]
        if "plan" in names and len(names) > 1:
            pairs.append([{**foreign, "plan": own}, {**nobody, "plan": own}])
        for ids in ([{**each, **strangers(names, each)} for each in pair] for pair in pairs):
            answers = [await asked(all_round, method, filled(path, each), examples) for each in ids]
            wrong.append(tells(answers, ids, f"{method} {path}"))
        if method == "GET" and path.startswith("/api/"):
            bad = [await asked(all_round, method, filled(path, nobody, malformed=name), examples) for name in names]
            plain = await asked(all_round, method, filled(path, nobody), examples)
            counts["malformed"] += sum(told(each, nobody) == told(plain, nobody) for each in bad if each.is_error)
    assert [each for each in wrong if each] == []
    assert len(wrong) > 300
    assert counts["malformed"] > 40


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
