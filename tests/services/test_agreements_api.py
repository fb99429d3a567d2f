"""Agreements through the API: agreed on exactly one version, four eyes, kept, as of a past day, nobody else's."""

import hashlib
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.installation import Installation
from tests.services.stories import CONTENT, agreement_of, invited, plan_of, unit_of


async def position(client: httpx.AsyncClient, path: str, party: str, digest: str, **more: Any) -> httpx.Response:
    body = {"party": {"kind": party}, "stance": "agreed", "digest": digest, **more}
    return await client.post(f"{path}/positions", json=body)


async def test_two_parties_agree_keep_and_the_record_says_so(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Afspraak", "afspraak@test.example")
    _, maria = await invited(installation, anna, "Maria", ["management"])
    _, olga = await invited(installation, anna, "Olga", ["works_council"])
    path, digest = await agreement_of(anna, await plan_of(anna), effective_on="2026-01-01", due_on="2026-02-01")
    assert (await position(maria, path, "management", digest)).status_code == 200
    assert (await position(maria, path, "management", digest)).json()["seq"] is None
    agreed = await position(olga, path, "works_council", digest)
    whole = (await olga.get(path, params={"min_seq": agreed.json()["seq"]})).json()
    assert (whole["agreement"]["state"], whole["kept"]) == ("agreed", "not_kept")
    assert hashlib.sha256(whole["canonical"].encode()).hexdigest() == digest
    report = {"party": {"kind": "management"}, "fulfilled_on": "2026-01-20", "evidence": "Het rooster van januari"}
    assert (await maria.post(f"{path}/fulfilment", json=report)).status_code == 200
    mine = await maria.post(
        f"{path}/fulfilment/judgements", json={"party": {"kind": "management"}, "report": 1, "right": True}
    )
    assert (mine.status_code, mine.json()["type"]) == (403, "/problems/own-report")
    right = {"party": {"kind": "works_council"}, "report": 1, "right": True}
    done = await olga.post(f"{path}/fulfilment/judgements", json=right)
    assert (await anna.get(path, params={"min_seq": done.json()["seq"]})).json()["kept"] == "kept"
    blank = await anna.put(f"{path}/overruling", json={"verdict": "partly", "reason": " "})
    assert (blank.status_code, blank.json()["errors"][0]["field"]) == (422, "reason")
    over = await anna.put(f"{path}/overruling", json={"verdict": "partly", "reason": "Alleen in week 3"})
    shown = (await anna.get(path, params={"min_seq": over.json()["seq"]})).json()
    assert (shown["kept"], shown["agreement"]["overruled"]["verdict"]) == ("kept", "partly")


async def test_a_change_needs_agreeing_anew_and_an_old_digest_is_told_what_changed(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Versies", "versies@test.example")
    _, olga = await invited(installation, anna, "Olga", ["works_council"])
    path, digest = await agreement_of(anna, await plan_of(anna))
    await position(olga, path, "works_council", digest)
    other = {**CONTENT, "text": "Het rooster heeft elke week een vast overlegmoment van twee uur."}
    made = await anna.post(f"{path}/versions", json={"digest": digest, "content": other, "why": "Een uur is te kort"})
    assert made.status_code == 201, made.text
    late = await position(olga, path, "works_council", digest)
    problem = late.json()
    assert (late.status_code, problem["type"]) == (409, "/problems/version-changed")
    assert (problem["data"]["seen_version"], problem["data"]["version"], problem["data"]["changed"]) == (1, 2, ["text"])
    whole = (await olga.get(path, params={"min_seq": made.json()["seq"]})).json()
    assert [each["stance"] for each in whole["agreement"]["parties"]] == ["waiting", "waiting"]
    assert [each["stance"] for each in whole["versions"][0]["parties"]] == ["waiting", "agreed"]
    changed = (await olga.get(f"{path}/changes", params={"from": 1, "to": 2})).json()
    assert [each["part"] for each in changed] == ["text"]
    assert {"text": "twee", "changed": True} in changed[0]["after"]
    assert (await olga.get(f"{path}/changes", params={"from": 9})).status_code == 404


async def test_a_position_of_another_party_names_its_source_and_is_not_the_proposers(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Bron", "bron@test.example")
    unit = await unit_of(anna)
    _, hr = await invited(installation, anna, "Henk", ["hr"])
    _, tom = await invited(installation, anna, "Tom", ["team_lead"], unit)
    team = {"kind": "team", "unit": unit}
    path, digest = await agreement_of(anna, await plan_of(anna), parties=[{"kind": "management"}, team])
    source = {"document": "Verslag MT", "dated": "2026-11-02"}
    assert (await position(hr, path, "management", digest)).json()["type"] == "/problems/not-yours-to-say"
    own = await position(anna, path, "management", digest, source=source)
    assert own.json()["type"] == "/problems/proposer-does-not-copy-consent"
    assert (await position(hr, path, "management", digest, source=source)).status_code == 200
    spoken = {"party": team, "stance": "agreed", "digest": digest}
    assert (await tom.post(f"{path}/positions", json=spoken)).json()["type"] == "/problems/team-needs-source"
    agreed = await tom.post(f"{path}/positions", json={**spoken, "source": source})
    shown = (await anna.get(path, params={"min_seq": agreed.json()["seq"]})).json()["agreement"]
    assert (shown["state"], shown["parties"][0]["source"]) == ("agreed", source)


async def test_the_means_of_the_kickoff_become_an_agreement_once(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Middelen", "middelen@test.example")
    unit = await unit_of(anna)
    plan = await plan_of(anna)
    rows = f"/api/v1/plans/{plan}/kickoff/rows"
    means = {"kind": "means", "agreements": [{"unit": unit, "time": "2 uur per week"}]}
    await anna.put(f"{rows}/4/answer", json={"answer": means})
    last = await anna.put(f"{rows}/1g/answer", json={"answer": {"kind": "results_date", "on": "2099-04-01"}})
    await anna.get(f"/api/v1/plans/{plan}/kickoff", params={"min_seq": last.json()["seq"]})
    here = f"/api/v1/plans/{plan}/agreements/from-kickoff"
    (found,) = (await anna.get(here)).json()
    assert (found["content"]["time"], found["content"]["due_on"], found["dated"]) == (
        "2 uur per week",
        "2099-04-01",
        True,
    )
    made = await anna.post(here, json={"agreement": found["agreement"]})
    assert made.status_code == 201, made.text
    path = made.headers["location"]
    assert (await anna.get(path, params={"min_seq": made.json()["seq"]})).json()["agreement"]["state"] == "proposed"
    assert (await anna.get(here)).json() == []
    assert (await anna.post(here, json={"agreement": found["agreement"]})).status_code == 404


async def test_agreements_are_listed_page_by_page(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Lijst", "lijst@test.example")
    plan = await plan_of(anna)
    made = [(await agreement_of(anna, plan, title=f"Afspraak {number}"))[0] for number in range(5)]
    here, seen = f"/api/v1/plans/{plan}/agreements", []
    cursor: dict[str, Any] = {"limit": 2}
    while True:
        page = (await anna.get(here, params=cursor)).json()
        seen += [each["agreement"]["agreement"] for each in page["agreements"]]
        if page["next"] is None:
            break
        cursor["before"] = page["next"]
    assert seen == [path.rsplit("/", 1)[1] for path in reversed(made)]
    assert (await anna.get(here, params={"state": "agreed"})).json() == {"agreements": [], "next": None}


async def test_another_organisations_agreement_looks_like_none(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Een", "een-a@test.example")
    bert = await installation.organisation("Zorg Twee", "twee-a@test.example")
    plan = await plan_of(anna)
    path, digest = await agreement_of(anna, plan)
    nothing = f"/api/v1/plans/{plan}/agreements/{uuid4()}"
    for action, body in (("", None), ("/changes", None), ("/end", {"digest": digest, "reason": "x"})):
        method = "POST" if body else "GET"
        theirs = await bert.request(method, path + action, json=body)
        none = await bert.request(method, nothing + action, json=body)
        mine = await anna.request(method, nothing + action, json=body)
        assert theirs.status_code == 404
        assert theirs.content == none.content == mine.content
    stranger = str(uuid4())
    parties = [{"kind": "management"}, {"kind": "person", "person": stranger}]
    made = await anna.post(f"/api/v1/plans/{plan}/agreements", json={**CONTENT, "parties": parties})
    assert made.status_code == 404


@pytest.mark.parametrize("role", ["employee", "administrator"])
async def test_who_may_not_propose_is_told_so_in_english(installation: Installation, role: str) -> None:
    anna = await installation.organisation(f"Zorg {role}", f"{role}@test.example")
    plan = await plan_of(anna)
    _, eva = await invited(installation, anna, "Eva", [role])
    refused = await eva.post(f"/api/v1/plans/{plan}/agreements", json=CONTENT)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-allowed")


async def test_an_agreement_names_a_measure_of_its_own_organisation_only(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Maatregel", "afspraak-maatregel@test.example")
    plan = await plan_of(anna)
    asked = await anna.post(f"/api/v1/plans/{plan}/agreements", json={**CONTENT, "measure": str(uuid4())})
    assert asked.status_code == 404, asked.text
