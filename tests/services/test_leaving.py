"""Leaving with everything: an export of all that one owns, and a deletion that leaves nothing and proves it."""

import asyncio
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from domain.kernel.ids import TenantId
from infra.event_store.hashing import START, leaf_of, link
from infra.event_store.verify import verify_tenant
from infra.tenancy import enter
from services.worker.post import deliver
from services.worker.subscriptions import look_after
from tests.installation import ACCEPTED, Installation, ten_o_clock
from tests.services.reminding import ALWAYS

API = "/api/v1/organisation/subscription"
HTML = {"accept": "text/html"}
OPERATOR = "operator@werkbalans.example"
Connection = psycopg.Connection[Any]


@pytest.fixture
def admin(installation: Installation) -> Iterator[Connection]:
    with psycopg.connect(installation.settings.database_url, autocommit=True) as connection:
        yield connection


async def filled(installation: Installation, name: str, email: str) -> httpx.AsyncClient:
    """An organisation with a plan, a signal in somebody's own words and a file."""
    anna = await installation.organisation(name, email)
    begun = await anna.post("/api/v1/plans", json={"title": "Werkdrukplan"})
    plan = begun.headers["location"]
    await anna.get(plan, params={"min_seq": begun.json()["seq"]})
    said = {
        "kind": "too_high",
        "theme": "planning",
        "source": "other",
        "noticed_on": "2026-11-20",
        "text": "Te veel telefoontjes",
    }
    assert (await anna.post(f"{plan}/signals", json=said)).status_code == 201
    paper = {"file": ("verslag.txt", b"Wat we bespraken", "text/plain")}
    made = await anna.post(f"{plan}/files", files=paper, data={"kind": "minutes"})
    assert made.status_code == 201, made.text
    return anna


async def tenant_of(anna: httpx.AsyncClient) -> TenantId:
    return TenantId(UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"]))


def tables(admin: Connection) -> list[str]:
    rows = admin.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
        " WHERE c.relnamespace = 'werkbalans'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped"
    ).fetchall()
    return sorted(row[0] for row in rows)


def rows_of(admin: Connection, tenant: UUID) -> dict[str, tuple[int, str]]:
    """Of every table that has tenants: how many rows of this one, and a hash over all of them."""
    found = {}
    for name in tables(admin):
        row = admin.execute(
            f"SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM werkbalans.{name} t"
            " WHERE tenant_id = %s",
            (tenant,),
        ).fetchone()
        assert row is not None
        if row[0]:
            found[name] = (row[0], row[1])
    return found


async def test_everything_is_taken_along_in_one_file_that_proves_itself(installation: Installation) -> None:
    anna = await filled(installation, "Zorg Mee", "mee@test.example")
    stranger = await installation.organisation("Zorg Vreemd", "vreemd@test.example")
    asked = await anna.post(f"{API}/exports", headers={"idempotency-key": "mee"})
    assert asked.status_code == 201
    place = asked.headers["location"]
    assert (await anna.post(f"{API}/exports")).json()["type"] == "/problems/export-is-being-made"
    await asyncio.to_thread(installation.post.wait, "mee@test.example", "staat klaar om mee te nemen")
    page = (await anna.get("/organisatie/abonnement", headers=HTML)).text
    assert "Download het bestand van" in page
    answer = await anna.get(place)
    assert answer.headers["content-type"] == "application/zip"
    assert len(answer.content) == int(answer.headers["content-length"])
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        lines = [json.loads(line) for line in archive.read("events.jsonl").splitlines()]
        people = json.loads(archive.read("people.json"))
        assert {n: hashlib.sha256(archive.read(n)).hexdigest() for n in manifest["sha256"]} == manifest["sha256"]
        (paper,) = [name for name in names if name.startswith("files/")]
        assert archive.read(paper) == b"Wat we bespraken"
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert chain_of(lines, await tenant_of(anna)) == manifest["chain"] == lines[-1]["chain"]
    assert [each["email"] for each in people] == ["mee@test.example"]
    gone = await stranger.get(place)
    assert (gone.status_code, gone.content) == (404, (await stranger.get(place[:-1] + "0")).content)


def chain_of(lines: list[dict[str, Any]], tenant: TenantId) -> str:
    """The chain value after all of them, computed from what the export says alone."""
    chain = START
    for line in lines:
        leaf = leaf_of(
            tenant,
            line["seq"],
            line["stream"],
            line["stream_version"],
            UUID(line["event_id"]),
            line["type"],
            line["schema_version"],
            datetime.fromisoformat(line["recorded_at"]),
            line["payload"].encode(),
        )
        chain = link(chain, leaf)
    return chain.hex()


async def test_who_cancelled_is_deleted_after_the_grace_with_a_certificate_and_nobody_else_is_touched(
    installation: Installation, admin: Connection
) -> None:
    anna = await filled(installation, "Zorg Weg", "weg@test.example")
    other = await filled(installation, "Zorg Blijft", "blijft@test.example")
    tenant, theirs, worker = await tenant_of(anna), await tenant_of(other), installation.worker
    assert (await anna.put("/api/v1/organisation/reminders", json=ALWAYS)).status_code == 200
    assert (await anna.post(f"{API}/cancellation", json={"confirmation": "Zorg Weg"})).status_code == 200
    await asyncio.to_thread(installation.post.wait, "weg@test.example")
    worker.pause()
    try:
        others = rows_of(admin, theirs)
        for days in (0, 30, 59):
            await asyncio.to_thread(looked, installation, tenant, days)
        assert len(rows_of(admin, tenant)["event"]) == 2
        refused = await anna.post("/api/v1/plans", json={"title": "Nog een"})
        assert refused.json()["type"] == "/problems/organisation-is-read-only"
        await asyncio.to_thread(looked, installation, tenant, 60)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            admin.execute("DELETE FROM werkbalans.event WHERE tenant_id = %s", (tenant,))
        left = rows_of(admin, tenant)
        await asyncio.to_thread(deliver, worker.parts, tenant)
        await asyncio.to_thread(looked, installation, tenant, 61)
        assert rows_of(admin, tenant) == {}
        assert rows_of(admin, theirs) == others
        accounts = [row[0] for row in admin.execute("SELECT email FROM werkbalans.account")]
        assert ("weg@test.example" in accounts, "blijft@test.example" in accounts) == (False, True)
        with psycopg.connect(installation.settings.worker_database_url) as connection:
            proof = verify_tenant(connection, worker.parts.tokens, theirs)
            assert (proof.problem, proof.events) == (None, others["event"][0])
            assert worker.parts.projector.run(connection, tenant) == 0
        assert rows_of(admin, tenant) == {}, "what runs late brings nothing back"
    finally:
        worker.go_on()
    certified(installation, admin, tenant, left)
    async with installation.client() as browser:
        await browser.post("/api/v1/sign-in", json={"email": OPERATOR})
    operator = await installation.sign_in(await asyncio.to_thread(installation.post.secret, OPERATOR))
    archive = (await operator.get("/beheer/verwijderd", headers=HTML)).text
    assert str(tenant) in archive
    found = re.search(r'href="(/beheer/verwijderd/[^"]+)"', archive)
    assert found
    assert (await operator.get(found.group(1))).content.startswith(b"%PDF-")
    await asyncio.sleep(2.1)
    assert (await anna.get("/api/v1/me")).status_code == 401


def looked(installation: Installation, tenant: TenantId, days: int) -> None:
    """The worker looks after the tenant on that day, until nothing is due."""
    parts, now = installation.worker.parts, ten_o_clock() + timedelta(days=days)
    for _ in range(3):
        look_after(parts, tenant, now + timedelta(minutes=5 * _))
        with parts.connection() as connection:
            parts.projector.run(connection, tenant)


def certified(
    installation: Installation, admin: Connection, tenant: TenantId, left: dict[str, tuple[int, str]]
) -> None:
    """The mail holds the certificate, and the service keeps it: what, when, counts, the chain; nobody's address."""
    mail = installation.post.wait("weg@test.example", "is verwijderd")
    attached = {str(part.get_filename()): part.get_payload(decode=True) for part in mail.iter_attachments()}
    pdf, data = attached["bewijs-van-verwijdering.pdf"], attached["bewijs-van-verwijdering.json"]
    assert isinstance(pdf, bytes)
    assert pdf.startswith(b"%PDF-")
    assert isinstance(data, bytes)
    told = json.loads(data)
    assert told["organisation"] == str(tenant)
    assert told["rows"]["event"] == told["position"] == left["event"][0]
    assert [word for word in (b"weg@test", b"Zorg Weg") if word in data] == []
    kept = admin.execute(
        "SELECT content, executed_at IS NOT NULL, encode(chain, 'hex'), removed FROM werkbalans.deletion_certificate"
        " WHERE organisation_id = %s",
        (tenant,),
    ).fetchone()
    assert kept is not None
    assert json.loads(kept[0]) == told
    assert (kept[1], kept[2]) == (True, told["chain"])
    assert kept[3]["event"] == left["event"][0]


async def test_nobody_is_deleted_that_did_not_cancel(installation: Installation, admin: Connection) -> None:
    anna = await installation.organisation("Zorg Vast", "vast@test.example")
    tenant = await tenant_of(anna)
    with psycopg.connect(installation.settings.worker_database_url) as connection:
        token = installation.worker.parts.tokens.of(tenant)
        assert connection.execute("SELECT werkbalans.remove_organisation(%s)", (token,)).fetchone() == (False,)
        assert connection.execute("SELECT werkbalans.forget_sign_up(%s)", (token,)).fetchone() == (False,)
        newest = "SELECT seq, chain FROM werkbalans.event WHERE tenant_id = %s ORDER BY seq DESC LIMIT 1"
        enter(connection, token)
        seq, chain = connection.execute(newest, (tenant,)).fetchone() or (0, b"")
        connection.execute(
            "SELECT werkbalans.keep_certificate(%s, gen_random_uuid(), %s, %s, '', '', '', now())", (token, seq, chain)
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="nobody cancelled"):
            connection.execute("SELECT werkbalans.remove_organisation(%s)", (token,))
        connection.rollback()
    assert "event" in rows_of(admin, tenant)


async def test_a_sign_up_that_nobody_confirmed_is_forgotten_with_its_address(
    installation: Installation, admin: Connection
) -> None:
    wish = {"organisation": "Zorg Nooit", "name": "Anna", "email": "nooit@test.example", **ACCEPTED}
    async with installation.client() as nobody:
        assert (await nobody.post("/api/v1/organisations", json=wish)).status_code == 202
    await asyncio.to_thread(installation.post.wait, "nooit@test.example")
    worker = installation.worker
    worker.pause()
    try:
        admin.execute("UPDATE werkbalans.sign_up SET expires_at = now() WHERE organisation = 'Zorg Nooit'")
        with psycopg.connect(installation.settings.worker_database_url, autocommit=True) as connection:
            ((tenant,),) = connection.execute("SELECT werkbalans.sign_ups_over()").fetchall()
            token = worker.parts.tokens.of(tenant)
            assert connection.execute("SELECT werkbalans.forget_sign_up(%s)", (token,)).fetchone() == (True,)
        assert rows_of(admin, tenant) == {}
    finally:
        worker.go_on()
