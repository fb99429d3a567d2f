"""The audit trail: found by any combination, paged both ways, taken along whole, harmless and provable."""

import csv
import io
import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from infra.bootstrap import today_in
from infra.event_store.hashing import START, leaf_of, link
from services.api.export import harmless
from tests.installation import Installation
from tests.services.stories import agreement_of, invited, plan_of

TODAY = today_in("Europe/Amsterdam")


async def trail(client: httpx.AsyncClient, path: str, **query: Any) -> list[dict[str, Any]]:
    answer = await client.get(f"/api/v1/{path}/audit-trail", params=query)
    assert answer.status_code == 200, answer.text
    entries: list[dict[str, Any]] = answer.json()["entries"]
    return entries


async def test_part_person_row_and_day_filter_together(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Filter", "filter@test.example")
    me = (await anna.get("/api/v1/me")).json()["person"]
    hr, henk = await invited(installation, anna, "Henk", ["hr"])
    plan = await plan_of(anna)
    await agreement_of(anna, plan)
    await agreement_of(henk, plan, title="Van HR")
    here = f"plans/{plan}"
    assert {e["type"] for e in await trail(anna, here, part="agreements")} == {"agreements.proposed"}
    (mine,) = await trail(anna, here, part="agreements", person=hr, **{"from": str(TODAY), "to": str(TODAY)})
    assert (mine["name"], mine["content"]["content"]["title"]) == ("Henk", "Van HR")
    assert await trail(anna, here, part="agreements", person=hr, row="1a") == []
    assert await trail(anna, here, part="kickoff", person=hr) == []
    yesterday, tomorrow = str(TODAY - timedelta(days=1)), str(TODAY + timedelta(days=1))
    assert await trail(anna, here, to=yesterday) == []
    assert await trail(anna, here, **{"from": tomorrow}) == []
    assert {e["actor"] for e in await trail(anna, here, person=me)} == {me}


async def test_the_organisations_trail_also_shows_what_belongs_to_no_plan(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Breed", "breed@test.example")
    bert = await installation.organisation("Zorg Anders", "anders@test.example")
    plan = await plan_of(anna)
    await invited(installation, anna, "Eva", ["employee"])
    types = [e["type"] for e in await trail(anna, "organisation")]
    assert types[-2:] == ["organisation.member_invited", "organisation.registered"]
    assert {"plan.started", "kickoff.opened"} <= set(types)
    assert {e["type"] for e in await trail(anna, "organisation", part="organisation")} == {
        "organisation.member_invited",
        "organisation.registered",
    }
    assert {e["type"] for e in await trail(anna, "organisation", plan=plan)} == {"plan.started", "kickoff.opened"}
    theirs = await bert.get("/api/v1/organisation/audit-trail", params={"plan": plan})
    assert theirs.status_code == 404
    assert not {e["seq"] for e in await trail(bert, "organisation")} - {1, 2, 3, 4}


async def test_a_plans_trail_tells_of_the_mandates_of_its_units(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Mandaat", "mandaat@test.example")
    me = (await anna.get("/api/v1/me")).json()["person"]
    units = [await anna.post("/api/v1/organisation/units", json={"name": name}) for name in ("Noord", "Zuid")]
    north, south = (each.headers["location"].rsplit("/", 1)[1] for each in units)
    await anna.get("/api/v1/organisation/units", params={"min_seq": units[1].json()["seq"]})
    plans = []
    for its in ([north], [south], []):
        made = await anna.post("/api/v1/plans", json={"title": "Plan", "units": its})
        plans.append(made.headers["location"].rsplit("/", 1)[1])
    card = {
        "person": me, "role_name": "regisseur", "powers": "Besluit over het rooster", "minutes_per_week": 60,
        "valid_from": str(TODAY),
    }  # fmt: skip
    for unit in (north, None):
        done = await anna.post("/api/v1/contact-persons", json={"unit": unit, "card": card})
        assert done.status_code == 201, done.text
    last = {"min_seq": done.json()["seq"]}
    told = [[e["content"]["unit"] for e in await trail(anna, f"plans/{p}", part="contact", **last)] for p in plans]
    assert told == [[north], [], [None]]
    mine = await trail(anna, f"plans/{plans[0]}")
    assert [e["seq"] for e in mine] == sorted((e["seq"] for e in mine), reverse=True)
    assert {"contact.appointed", "plan.started"} <= {e["type"] for e in mine}
    lines = (await exported(anna, f"plans/{plans[0]}")).text.splitlines()
    assert [json.loads(each)["type"] for each in lines].count("contact.appointed") == 1


async def test_who_read_the_statement_is_told_to_them_and_to_who_steers(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Gelezen", "gelezen@test.example")
    _, maria = await invited(installation, anna, "Maria", ["management"])
    eva_id, eva = await invited(installation, anna, "Eva", ["employee"])
    _, olaf = await invited(installation, anna, "Olaf", ["works_council"])
    plan = await plan_of(anna)
    words = {"goals": "Rust", "results": "Minder ruilen", "people": "Eva", "means": "Tijd"}
    assert (await maria.put(f"/api/v1/plans/{plan}/statement", json=words)).status_code == 200
    read = await eva.put(f"/api/v1/plans/{plan}/statement/1/read")
    seen = {}
    for name, client in {"anna": anna, "maria": maria, "eva": eva, "olaf": olaf}.items():
        entries = await trail(client, f"plans/{plan}", min_seq=read.json()["seq"])
        seen[name] = [e["actor"] for e in entries if e["type"] == "support.statement_read"]
    assert seen == {"anna": [eva_id], "maria": [eva_id], "eva": [eva_id], "olaf": []}
    assert await trail(olaf, f"plans/{plan}", person=eva_id) == []
    assert "statement_read" not in (await exported(olaf, f"plans/{plan}")).text
    assert "statement_read" in (await exported(anna, f"plans/{plan}")).text
    page = (await olaf.get(f"/plannen/{plan}/draagvlak", headers={"accept": "text/html"})).text
    assert "1 persoon heeft deze versie gelezen" in page
    assert "Wie heeft het gelezen?" not in page


async def test_pages_go_both_ways(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Heenweer", "heenweer@test.example")
    plan = await plan_of(anna)
    for number in range(6):
        last = await anna.post(f"/api/v1/plans/{plan}/kickoff/rows", json={"text": f"Rij {number}"})
    here = f"/api/v1/plans/{plan}/audit-trail"
    first = (await anna.get(here, params={"limit": 3, "min_seq": last.json()["seq"]})).json()
    second = (await anna.get(here, params={"limit": 3, "before": first["next"]})).json()
    third = (await anna.get(here, params={"limit": 3, "before": second["next"]})).json()
    assert (first["previous"], third["next"]) == (None, None)
    back = (await anna.get(here, params={"limit": 3, "after": third["previous"]})).json()
    assert back["entries"] == second["entries"]
    again = (await anna.get(here, params={"limit": 3, "after": back["previous"]})).json()
    assert (again["entries"], again["previous"]) == (first["entries"], None)


async def test_the_page_keeps_its_filters_in_the_address(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Adres", "adres@test.example")
    plan = await plan_of(anna)
    for number in range(51):
        last = await anna.post(f"/api/v1/plans/{plan}/kickoff/rows", json={"text": f"=Rij {number}"})
    html = {"accept": "text/html"}
    query = {"deel": "kickoff", "min_seq": last.json()["seq"]}
    shown = (await anna.get(f"/plannen/{plan}/logboek", params=query, headers=html)).text
    assert '<option value="kickoff" selected>Aftrap</option>' in shown
    older = shown.split('href="?deel=kickoff&amp;voor=')[1].split('"')[0]
    page = (await anna.get(f"/plannen/{plan}/logboek?deel=kickoff&voor={older}", headers=html)).text
    assert 'href="?deel=kickoff&amp;na=' in page
    assert "startte het plan" not in page
    assert shown.count(f'<h2 id="dag-{TODAY}">') == 1
    first = shown[shown.index('class="log"') :].split("</li>")[0]
    assert first.index("<dt>Tekst</dt><dd>=Rij 50</dd>") < first.index("Precieze inhoud") < first.index("<pre")
    whole = (await anna.get("/organisatie/logboek", headers=html)).text
    assert "Logboek van de organisatie" in whole
    assert f'<option value="{plan}">' in whole


async def exported(client: httpx.AsyncClient, path: str, **query: Any) -> httpx.Response:
    return await client.get(f"/api/v1/{path}/audit-trail/export", params=query)


async def test_json_lines_prove_themselves(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Bewijs", "bewijs@test.example")
    plan = await plan_of(anna)
    await anna.put(f"/api/v1/plans/{plan}/kickoff/rows/1a/remark", json={"text": "Alleen voor ons"})
    _, digest = await agreement_of(anna, plan)
    answer = await exported(anna, "organisation")
    assert answer.headers["content-disposition"] == 'attachment; filename="logboek.jsonl"'
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    chain = START
    for line in lines:
        leaf = leaf_of(
            UUID(line["tenant"]), line["seq"], line["stream"], line["stream_version"], UUID(line["event_id"]),
            line["type"], line["schema_version"], datetime.fromisoformat(line["recorded_at"]),
            line["payload"].encode(),
        )  # fmt: skip
        chain = link(chain, leaf)
        assert (line["leaf"], line["chain"]) == (leaf.hex(), chain.hex())
    assert lines[-1]["content"]["digest"] == digest
    assert lines[0]["name"] == "Anna Test"
    remark = next(line for line in lines if line["type"] == "kickoff.row_remarked")
    assert "Alleen voor ons" in json.dumps(remark["content"])
    assert "Alleen voor ons" not in remark["payload"]
    part = [json.loads(line) for line in (await exported(anna, f"plans/{plan}", part="agreements")).text.splitlines()]
    assert [line["type"] for line in part] == ["agreements.proposed"]


async def test_csv_is_read_by_a_spreadsheet_and_starts_no_formula(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Blad", "csv@test.example")
    plan = await plan_of(anna)
    evil = '=HYPERLINK("http://evil.example","klik")'
    await anna.post(f"/api/v1/plans/{plan}/kickoff/rows", json={"text": evil})
    last = await anna.post(f"/api/v1/plans/{plan}/kickoff/rows", json={"text": 'x";=1+1'})
    await trail(anna, f"plans/{plan}", min_seq=last.json()["seq"])
    answer = await exported(anna, f"plans/{plan}", format="csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:6] == ["seq", "recorded_at", "actor", "name", "part", "type"]
    assert {len(row) for row in rows} == {12}
    assert "\"'=HYPERLINK" in rows[-2][9]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    for line in answer.content.decode("utf-8-sig").split("\r\n"):
        for separator in ",;\t":
            assert not any(part.lstrip('" ').startswith("=") for part in line.split(separator)), line


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("gewoon", "gewoon"),
        ("2026-11-24", "2026-11-24"),
        ("Team Noord - nacht", "Team Noord - nacht"),
        ("=1+1", "'=1+1"),
        ("  =1+1", "  '=1+1"),
        ("+31", "'+31"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("a;=1", "a;'=1"),
        ("a, @x", "a, '@x"),
        ('a"=1', "a\"'=1"),
        ("a\n=1", "a\n'=1"),
        ("\uff1d1", "'\uff1d1"),
    ],
)
def test_whatever_could_begin_a_formula_gets_an_apostrophe(cell: str, made: str) -> None:
    assert harmless(cell) == made


async def test_only_who_may_export_does(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Mag", "mag@test.example")
    bert = await installation.organisation("Zorg Niet", "niet@test.example")
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    for path in (f"plans/{plan}", "organisation"):
        assert (await exported(eva, path)).status_code == 403
        assert (await exported(anna, path)).status_code == 200
    assert (await exported(bert, f"plans/{plan}")).status_code == 404
    html = {"accept": "text/html"}
    assert "uitvoer" not in (await eva.get(f"/plannen/{plan}/logboek", headers=html)).text
    assert (await eva.get(f"/plannen/{plan}/logboek/uitvoer", headers=html)).status_code == 403
    assert (await anna.get(f"/plannen/{plan}/logboek/uitvoer?vorm=csv", headers=html)).status_code == 200
