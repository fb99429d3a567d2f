"""Who read what is sensitive is kept for who watches over it and for whom it is about; what has no name never is."""

import json
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from infra.privacy.readings import Sensitive
from services.api.words.readings import WHAT
from tests.conftest import Database
from tests.installation import Installation
from tests.services.accounts import HTML, see
from tests.services.stories import invited, plan_of
from tests.services.unnamed import opened, released, send

READINGS = "/api/v1/organisation/readings"
SAID = {"kind": "too_high", "theme": "planning", "source": "other", "noticed_on": "2026-11-20", "text": "Te veel"}


@pytest.fixture
def admin(module_database: Database) -> Any:
    with psycopg.connect(module_database.admin_url, autocommit=True) as connection:
        yield connection


async def id_of(client: httpx.AsyncClient) -> str:
    return str((await client.get("/api/v1/me")).json()["person"])


async def signal(client: httpx.AsyncClient, plan: str) -> tuple[str, int]:
    made = await client.post(f"{plan}/signals", json=SAID)
    return made.headers["location"], made.json()["seq"]


async def test_who_read_a_signal_is_kept_for_whom_it_is_about_and_for_who_watches(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Gelezen", "gelezen@test.example")
    bram, bram_reads = await invited(installation, anna, "Bram", ["employee"])
    cem, cem_reads = await invited(installation, anna, "Cem", ["works_council"])
    other = await installation.organisation("Zorg Elders", "elders@test.example")
    plan = await plan_of(anna)
    path, seq = await signal(bram_reads, f"/api/v1/plans/{plan}")
    assert (await anna.get(path, params={"min_seq": seq})).status_code == 200
    await anna.get(path)
    await bram_reads.get(path)
    await see(cem_reads, f"/plannen/{plan}/signalen")
    (by_cem, by_anna) = (await cem_reads.get(READINGS)).json()["items"]
    assert (by_cem["reader"], by_cem["subject"], by_cem["what"], by_cem["times"]) == (cem, bram, "signal", 1)
    assert (by_anna["reader"], by_anna["times"], by_anna["plan"]) == (await id_of(anna), 2, plan)
    assert (await bram_reads.get(READINGS)).status_code == 403
    mine = (await bram_reads.get("/api/v1/me/readings")).json()
    assert {row["reader"] for row in mine} == {cem, await id_of(anna)}
    page = await see(bram_reads, "/mijn-gegevens")
    assert "signaal met naam" in page
    assert "Cem" in page
    assert len((await bram_reads.get("/api/v1/me/data")).json()["seen_by"]) == 2
    shown = await see(cem_reads, f"/organisatie/gelezen?over={bram}&wie={cem}")
    assert shown.count("<td>signaal met naam</td>") == 1
    assert "Er is niets dat hierbij past" in await see(cem_reads, f"/organisatie/gelezen?over={cem}")
    assert (await other.get(READINGS)).json()["items"] == []
    first = (await cem_reads.get(READINGS, params={"limit": 1})).json()
    second = (await cem_reads.get(READINGS, params={"limit": 1, "before": first["next"]})).json()
    assert [first["items"][0], second["items"][0], second["next"]] == [by_cem, by_anna, None]
    csrf = cem_reads.headers["x-csrf-token"]
    await cem_reads.post("/taal", data={"language": "en", "here": "/", "csrf": csrf}, headers=HTML)
    assert "signal with a name" in await see(cem_reads, "/organisatie/gelezen")


async def test_what_else_is_kept(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Meer", "meer@test.example")
    bram, _ = await invited(installation, anna, "Bram", ["employee"])
    plan = await plan_of(anna)
    for path in (
        f"/api/v1/organisation/audit-trail?person={bram}",
        f"/api/v1/plans/{plan}/audit-trail/export",
        f"/api/v1/organisation/members/{bram}/responsibilities",
    ):
        assert (await anna.get(path)).status_code == 200, path
    await see(anna, f"/organisatie/wissen/{bram}")
    kept = {row["what"]: row for row in (await anna.get(READINGS)).json()["items"]}
    assert set(kept) == {"acts_of_one", "audit_export", "responsibilities", "erasure"}
    assert kept["acts_of_one"]["subject"] == kept["erasure"]["subject"] == bram
    assert kept["audit_export"]["subject"] is None
    assert set(WHAT) == set(Sensitive)


async def test_nothing_says_who_looked_at_what_has_no_name(installation: Installation, admin: Any) -> None:
    anna = await installation.organisation("Zorg Ongenoemd", "ongenoemd@test.example")
    _, bram = await invited(installation, anna, "Bram", ["employee"])
    plan = await plan_of(anna)
    link = await opened(anna, f"/api/v1/plans/{plan}")
    async with installation.client() as somebody:
        for _ in range(3):
            await send(somebody, link)
    signal = (await released(installation, anna, f"/api/v1/plans/{plan}", 3))[0]["signal"]
    for client in (anna, bram):
        await see(client, f"/plannen/{plan}/signalen")
        await see(client, f"/plannen/{plan}/signalen/{signal}")
        assert (await client.get(f"/api/v1/plans/{plan}/signals/{signal}/messages")).status_code == 200
        await see(client, f"/plannen/{plan}/peilingen")
    tenant = UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"])
    rows = admin.execute("SELECT row_to_json(r) FROM werkbalans.reading r WHERE tenant_id = %s", (tenant,)).fetchall()
    assert rows == [], json.dumps(rows)
