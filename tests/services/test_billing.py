"""From a chosen package to a paid invoice: by the operator, by a provider; credit, reminder, standing still."""

import asyncio
import json
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from domain.kernel.ids import TenantId
from services.worker.subscriptions import look_after
from tests.contracts.test_invoice_numbers import recorded, signed
from tests.installation import Installation, ten_o_clock

HERE, BOOKS, API = "/organisatie/abonnement", "/beheer/facturen", "/api/v1/organisation/subscription"
HTML = {"accept": "text/html"}
OPERATOR = "operator@werkbalans.example"
EVERY_DAY = {"days_before": 3, "hour": 9, "weekends": True, "holidays": True}


async def invoiced(installation: Installation, name: str, email: str) -> tuple[httpx.AsyncClient, UUID, UUID]:
    """An organisation that chose a package: its administrator, itself, its invoice."""
    anna = await installation.organisation(name, email)
    assert (await anna.put("/api/v1/organisation/reminders", json=EVERY_DAY)).status_code == 200
    details = {"name": name, "address": "Laan 1\n3500 AA Utrecht", "country": "NL", "vat_number": ""}
    await post(anna, HERE, do="details", **details)
    assert (await anna.put(f"{API}/package", json={"package": "small"})).status_code == 200
    await asyncio.to_thread(installation.post.wait, email, "Factuur")
    with psycopg.connect(installation.settings.database_url) as admin:
        row = admin.execute(
            "SELECT organisation_id, document_id FROM werkbalans.ledger WHERE buyer = %s", (name,)
        ).fetchone()
    assert row is not None
    return anna, row[0], row[1]


async def post(client: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    form = {"csrf": client.headers["x-csrf-token"], "key": str(sorted(fields.items())), **fields}
    return await client.post(path, data=form, headers=HTML)


@pytest.fixture(scope="module")
async def operator(installation: Installation) -> httpx.AsyncClient:
    async with installation.client() as browser:
        await browser.post("/api/v1/sign-in", json={"email": OPERATOR})
    return await installation.sign_in(await asyncio.to_thread(installation.post.secret, OPERATOR))


async def until(client: httpx.AsyncClient, words: str) -> str:
    page = ""
    for _ in range(200):
        page = (await client.get(HERE, headers=HTML)).text
        if words in page:
            return page
        await asyncio.sleep(0.05)
    raise AssertionError(f"the page never said {words!r}: {page}")


async def test_an_invoice_comes_is_paid_and_credited_and_nobody_else_sees_it(
    installation: Installation, operator: httpx.AsyncClient
) -> None:
    anna, _, invoice = await invoiced(installation, "Zorg Kas", "kas@test.example")
    stranger = await installation.organisation("Zorg Buur", "buur@test.example")
    page = (await anna.get(HERE, headers=HTML)).text
    assert "Factuur WB-" in page
    assert "180,29" in page
    pdf = await anna.get(f"{HERE}/facturen/{invoice}")
    assert pdf.content.startswith(b"%PDF-")
    foreign = await stranger.get(f"{HERE}/facturen/{invoice}")
    assert (foreign.status_code, foreign.content) == (
        404,
        (await stranger.get(f"{HERE}/facturen/{UUID(int=1)}")).content,
    )
    assert "te betalen uiterlijk op" in (await operator.get(BOOKS, headers=HTML)).text
    wrong = await post(operator, f"{BOOKS}/{invoice}", do="paid", amount="veel", reference="bank 7")
    assert wrong.status_code == 422
    assert 'value="veel"' in wrong.text
    too_much = await post(operator, f"{BOOKS}/{invoice}", do="paid", amount="180,30", reference="bank 7")
    assert "18029 eurocent" in too_much.text
    for _ in range(2):
        noted = await post(operator, f"{BOOKS}/{invoice}", do="paid", amount="100,00", reference="bank 7")
        assert noted.status_code == 303
    assert "80,29" in await until(anna, "80,29")
    assert (await post(operator, f"{BOOKS}/{invoice}", do="credit", net="49,00", reason="Afspraak")).status_code == 303
    credited = await until(anna, "Creditnota WB-")
    assert "-59,29" in credited or "-€" in credited.replace("\xa0", "")
    await asyncio.to_thread(installation.post.wait, "kas@test.example", "Creditnota")
    assert "hoort bij WB-" in (await operator.get(BOOKS, headers=HTML)).text


async def test_a_provider_tells_of_a_payment_once_whatever_it_sends_again(installation: Installation) -> None:
    anna, tenant, invoice = await invoiced(installation, "Zorg Online", "online@test.example")

    async def told(body: bytes, signature: str = "") -> httpx.Response:
        headers = {"stripe-signature": signature or signed(body, int(time.time())), "content-type": "application/json"}
        async with installation.client() as provider:
            return await provider.post("/hooks/payments", content=body, headers=headers)

    message = json.loads(recorded())
    message["data"]["object"]["metadata"] = {"organisation": str(tenant), "invoice": str(invoice)}
    body = json.dumps(message).encode()
    assert (await told(body, signed(body, int(time.time()) - 400))).status_code == 401
    assert (await told(body, "t=1,v1=00")).status_code == 401
    assert [(await told(body)).json()["status"] for _ in range(2)] == ["noted", "known"]
    again = json.dumps({**message, "id": "evt_other"}).encode()
    assert (await told(again)).json()["status"] == "noted", "another message of the same payment counts nothing"
    unknown: dict[str, Any] = json.loads(body)
    unknown["id"], unknown["data"]["object"]["metadata"]["invoice"] = "evt_unknown", str(UUID(int=5))
    assert (await told(json.dumps(unknown).encode())).json()["status"] == "not booked"
    await until(anna, "Betaald")
    with psycopg.connect(installation.settings.database_url) as admin:
        query = "SELECT count(*) FROM werkbalans.event WHERE tenant_id = %s AND type = 'billing.payment_received'"
        assert admin.execute(query, (tenant,)).fetchone() == (1,)


async def test_who_does_not_pay_is_reminded_then_reads_only_and_goes_on_after_paying(
    installation: Installation, operator: httpx.AsyncClient
) -> None:
    anna, tenant, invoice = await invoiced(installation, "Zorg Laat", "laat@test.example")
    worker = installation.worker
    worker.pause()
    try:
        for days in (31, 46):
            await asyncio.to_thread(looked, installation, TenantId(tenant), days)
    finally:
        worker.go_on()
    await until(anna, "Een factuur is niet betaald")
    refused = await anna.post("/api/v1/plans", json={"title": "Plan"})
    assert refused.json()["type"] == "/problems/organisation-is-read-only"
    await asyncio.to_thread(installation.post.wait, "laat@test.example", "Herinnering")
    with psycopg.connect(installation.settings.database_url) as admin:
        bills = "SELECT document_id, net + vat - settled FROM werkbalans.ledger WHERE organisation_id = %s"
        bills_open = [row for row in admin.execute(bills, (tenant,)).fetchall() if row[1] > 0]
    assert invoice in [row[0] for row in bills_open]
    for document, left in bills_open:
        amount = f"{left // 100},{left % 100:02d}"
        assert (await post(operator, f"{BOOKS}/{document}", do="paid", amount=amount, reference="x")).status_code == 303
    await until(anna, "<b>Loopt.</b>")
    assert (await anna.post("/api/v1/plans", json={"title": "Plan"})).status_code == 201


def looked(installation: Installation, tenant: TenantId, days: int) -> None:
    """The worker looks after the tenant on that day, until nothing is due."""
    parts, now = installation.worker.parts, ten_o_clock() + timedelta(days=days)
    for number in range(4):
        look_after(parts, tenant, now + timedelta(minutes=6 * number))
        with parts.connection() as connection:
            parts.projector.run(connection, tenant)


async def test_what_came_at_midnight_is_mailed_in_the_morning(installation: Installation) -> None:
    _, tenant, _ = await invoiced(installation, "Zorg Nacht", "nacht@test.example")
    worker, midnight = installation.worker, ten_o_clock().replace(hour=0, minute=1) + timedelta(days=31)
    worker.pause()
    try:
        await asyncio.to_thread(look_after, worker.parts, TenantId(tenant), midnight)
        with psycopg.connect(installation.settings.database_url) as admin:
            asked = (
                "SELECT next_try_at FROM werkbalans.outbox"
                " WHERE tenant_id = %s AND kind = 'invoice' AND rule = 'reminder'"
            )
            (again,) = admin.execute(asked, (tenant,)).fetchone() or (None,)
    finally:
        worker.go_on()
    assert again == midnight.replace(hour=9, minute=0)
