"""Being erased: asked by oneself, ordered by an administrator, carried out by the worker; nothing is found again."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from domain.kernel.ids import TenantId
from domain.kernel.personal import Erased
from domain.signals.views import SIGNALS
from infra.event_store.encoding import decode
from infra.event_store.verify import verify_tenant
from infra.event_store.worker import WorkerLog
from infra.keys import KeyRing
from infra.read_models.names import name_of
from infra.tenancy import TenantTokens
from tests.installation import Installation, ten_o_clock
from tests.services.accounts import see, send
from tests.services.stories import invited, plan_of

Connection = psycopg.Connection[Any]
NAME, WORDS = "Kanariebram", "Kanarievogels zingen om vijf uur"
SAID = {"kind": "too_high", "theme": "planning", "source": "other", "noticed_on": "2026-11-20", "text": WORDS}


@pytest.fixture
def admin(installation: Installation) -> Iterator[Connection]:
    with psycopg.connect(installation.settings.database_url, autocommit=True) as connection:
        yield connection


def found_in(admin: Connection, tenant: UUID, canaries: list[str]) -> set[str]:
    """The tables with rows of the organisation in which one of these stands, as text or as bytes."""
    tables = admin.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
        " WHERE c.relnamespace = 'werkbalans'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped"
    ).fetchall()
    wanted = [form for each in canaries for form in (f"%{each}%", f"%{each.encode().hex()}%")]
    asked = "SELECT count(*) FROM werkbalans.{} t WHERE tenant_id = %s AND t::text ILIKE ANY (%s)"
    return {name for (name,) in tables if (admin.execute(asked.format(name), (tenant, wanted)).fetchone() or (0,))[0]}


async def carried_out(installation: Installation, admin: Connection, tenant: UUID) -> None:
    """The worker did what it does at once; and two minutes later, when nobody remembers the key, the rest."""
    worker, asked = installation.worker, "SELECT destroyed FROM werkbalans.erasing WHERE tenant_id = %s"
    for wanted in ([(True,)], []):
        for _ in range(500):
            if admin.execute(asked, (tenant,)).fetchall() == wanted:
                break
            await asyncio.sleep(0.02)
        assert admin.execute(asked, (tenant,)).fetchall() == wanted
        worker.now = lambda: ten_o_clock() + timedelta(minutes=3)
        worker.ring()
    worker.now = ten_o_clock


def known_to_a_provider(admin: Connection, tenant: UUID, person: str) -> None:
    """The organisation's provider made this person, in a group, and they signed in by it."""
    key = {"tenant": tenant, "person": person, "group": uuid4(), "hash": bytes(32)}
    for rows in (
        "scim_user (tenant_id, person_id, external_id) VALUES (%(tenant)s, %(person)s, '00u7')",
        "scim_group (tenant_id, group_id, name) VALUES (%(tenant)s, %(group)s, 'wb-hr')",
        "scim_member (tenant_id, group_id, person_id) VALUES (%(tenant)s, %(group)s, %(person)s)",
        "provider_identity (tenant_id, person_id, subject_hash, issuer_hash)"
        " VALUES (%(tenant)s, %(person)s, %(hash)s, %(hash)s)",
    ):
        admin.execute(f"INSERT INTO werkbalans.{rows}", key)


async def known_as(client: httpx.AsyncClient) -> tuple[TenantId, str, str]:
    me = (await client.get("/api/v1/me/data")).json()
    return TenantId(UUID(me["organisation"])), me["person"]["id"], me["person"]["email"]


async def test_planted_words_and_name_are_gone_and_the_log_still_verifies(
    installation: Installation, admin: Connection, capfd: pytest.CaptureFixture[str]
) -> None:
    anna = await installation.organisation("Zorg Wissen", "wissen@test.example")
    _, bram = await invited(installation, anna, NAME, ["employee"])
    plan = f"/api/v1/plans/{await plan_of(anna)}"
    said = await bram.post(f"{plan}/signals", json=SAID)
    await bram.get("/api/v1/plans", params={"min_seq": said.json()["seq"]})
    tenant, person, email = await known_as(bram)
    known_to_a_provider(admin, tenant, person)
    assert found_in(admin, tenant, [NAME, WORDS, email]) == {"person", name_of(SIGNALS)}
    provider = (await bram.get("/api/v1/me/data")).json()["provider"]
    assert (provider["external_id"], provider["groups"], bool(provider["linked_at"])) == ("00u7", ["wb-hr"], True)
    asked = await send(bram, "/mijn-gegevens", do="ask", key="vraag")
    assert "Trek mijn verzoek in" in await see(bram, asked.headers["location"])
    place = f"/organisatie/wissen/{person}"
    assert place in (await anna.get("/organisatie", headers={"accept": "text/html"})).text
    assert (await send(bram, place, do="order")).status_code == 403
    assert 'id="fout-certain"' in (await send(anna, place, do="order", key="wis")).text
    ordered = await send(anna, place, do="order", key="wis", certain="yes")
    assert ordered.status_code == 303, ordered.text
    await carried_out(installation, admin, tenant)
    assert found_in(admin, tenant, [NAME, WORDS, email]) == set()
    tokens = TenantTokens(installation.settings.key("tenant-token"))
    fresh = WorkerLog(tokens, KeyRing(installation.settings.key("keys")))
    with psycopg.connect(installation.settings.worker_database_url) as connection:
        assert verify_tenant(connection, tokens, tenant, None, lambda _: None).problem is None
        rows = fresh.page(connection, tenant, 0, 1000)
        told = [decode(row, fresh.keys(connection, tenant, rows)) for row in rows]
    said_by = [each.event for each in told if each.event.NAME.startswith("signals.")]
    assert any(isinstance(getattr(event, name), Erased) for event in said_by for name in event.__struct_fields__)
    assert told[-1].event.NAME == "privacy.person_erased"
    assert not admin.execute("SELECT 1 FROM werkbalans.account WHERE email = %s", (email,)).fetchall()
    assert not admin.execute("SELECT 1 FROM werkbalans.session WHERE person_id = %s", (person,)).fetchall()
    for table in ("provider_identity", "scim_user", "scim_member"):
        assert not admin.execute(f"SELECT 1 FROM werkbalans.{table} WHERE person_id = %s", (person,)).fetchall()
    assert WORDS not in (await anna.get(f"{plan}/signals")).text
    output = capfd.readouterr()
    assert not [each for each in (NAME, WORDS, email) if each in output.out + output.err]
    again = {"name": "Bram", "email": email, "roles": ["employee"]}
    anew = await anna.post("/api/v1/organisation/members", json=again)
    assert (anew.status_code, anew.headers["location"].endswith(person)) == (201, False)


async def test_a_request_is_declined_with_a_reason_that_only_the_person_reads(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Weigeren", "weigeren@test.example")
    person, bram = await invited(installation, anna, "Bram", ["employee"])
    place = f"/organisatie/wissen/{person}"
    seq = (await bram.post("/api/v1/me/erasure")).json()["seq"]
    await see(anna, f"/organisatie/wissen?min_seq={seq}")
    empty = await send(anna, place, do="decline", reason=" ")
    assert (empty.status_code, 'id="fout-reason"' in empty.text) == (422, True)
    said = await anna.post(f"/api/v1/organisation/members/{person}/erasure/refusal", json={"reason": "Je doet nog mee"})
    assert said.status_code == 201
    shown = await see(bram, f"/mijn-gegevens?min_seq={said.json()['seq']}")
    assert "Je doet nog mee" in shown
    assert "Autoriteit Persoonsgegevens" in shown


async def test_nobody_is_erased_by_themselves_or_from_another_organisation(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Zelf", "zelf@test.example")
    stranger = await installation.organisation("Zorg Ver", "ver@test.example")
    _, person, _ = await known_as(anna)
    order = f"/api/v1/organisation/members/{person}/erasure"
    assert (await anna.post(order)).json()["type"] == "/problems/erasure-by-another"
    unknown = order.replace(person, person[:-4] + "0000")
    theirs, nobodys = await stranger.post(order), await stranger.post(unknown)
    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.json() | {"instance": ""} == nobodys.json() | {"instance": ""}
