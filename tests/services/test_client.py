"""The Python client for customers, over HTTP against the running server."""

import asyncio
import base64
import hmac
import sys
from collections.abc import AsyncIterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import httpx
import pytest
import uvicorn

from infra.bootstrap import today_in
from infra.local.servers import free_port
from services.api.client.document import PLACE, description, sources
from tests.installation import Installation

sys.path.insert(0, str(PLACE.parent))
from werkbalans_client import Client, Problem, models, verified

DUE = today_in("Europe/Amsterdam") + timedelta(days=30)


@pytest.fixture(scope="module")
async def address(installation: Installation) -> AsyncIterator[str]:
    """Where the installation answers over HTTP."""
    port = free_port()
    app = installation.worker.rung_by(installation.app)
    server = uvicorn.Server(uvicorn.Config(app, port=port, lifespan="off", log_level="error", access_log=False))
    serves = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    await serves


@pytest.fixture(scope="module")
async def client(installation: Installation, address: str) -> AsyncIterator[Client]:
    """The client of an administrator with a token."""
    anna = await installation.organisation("Zorg Koppeling", "anna-koppeling@test.example")
    made = await anna.post("/api/v1/api-tokens", json={"name": "Planning", "scopes": ["read", "write"], "days": 9})
    assert made.status_code == 201, made.text
    with Client(address, made.json()["secret"]) as known:
        yield known


def test_the_client_is_what_the_description_says_now() -> None:
    for name, source in sources(description()).items():
        assert (PLACE / name).read_text("utf-8") == source, f"{name} is behind: run ./dev client"


async def test_the_main_job_is_done_with_types(client: Client) -> None:
    await asyncio.to_thread(_main_job, client)


def _main_job(client: Client) -> None:
    me = client.organisation.me().value
    started = client.plans.start(models.NewPlan(title="Werkdrukplan Koppeling"))
    plan = started.id
    read = client.kickoff.checklist(plan, min_seq=started.value.seq)
    assert [row.row.row for row in read.value.rows][:2] == ["1", "1a"]
    assert isinstance(me.person, UUID)
    due = client.kickoff.set_due(plan, "1a", models.DueDate(due_on=DUE), seen=read.version)
    assigned = client.kickoff.assign(plan, "1a", models.Responsible(people=[me.person]))
    row = client.kickoff.row_by_number(plan, "1a", min_seq=assigned.value.seq).value.row
    assert (row.due_on, row.responsible) == (DUE, [me.person])
    assert isinstance(row.due_on, date)
    own = client.kickoff.add_own_row(plan, models.OwnRow(text="Rooster bekijken"), key="rooster-2027")
    again = client.kickoff.add_own_row(plan, models.OwnRow(text="Rooster bekijken"), key="rooster-2027")
    assert again.value.seq == own.value.seq
    client.approach.rename(plan, models.NewTitle(title="Op tijd"), seen=started.version)
    with pytest.raises(Problem) as refused:
        client.approach.rename(plan, models.NewTitle(title="Te laat"), seen=started.version)
    assert (refused.value.status, due.version) == (409, read.version + 1 if read.version else None)
    with pytest.raises(Problem, match="404"):
        client.plans.plan_by_id(uuid4())


async def test_the_log_is_followed_from_where_one_was(client: Client) -> None:
    def follow() -> tuple[list[int], list[int]]:
        every = [event.seq for event in client.events(forever=False)]
        return every, [event.seq for event in client.events(after=every[-2], forever=False)]

    every, rest = await asyncio.to_thread(follow)
    assert every == list(range(1, len(every) + 1))
    assert rest == every[-1:]


async def test_a_webhook_is_made_read_and_taken_away(client: Client) -> None:
    def job() -> None:
        wish = models.WebhookIn(address="https://example.com/werkbalans", parts=["kickoff"])
        made = client.webhooks.add(wish)
        assert made.value.secret.startswith("whsec_")
        listed = client.webhooks.listed(min_seq=made.value.seq).value
        assert [each.address for each in listed] == ["https://example.com/werkbalans"]
        client.webhooks.remove(made.value.id)

    await asyncio.to_thread(job)


def test_what_the_server_puts_off_and_what_gets_lost_is_tried_again_under_one_key() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["idempotency-key"])
        if len(asked) == 1:
            raise httpx.ConnectError("lost")
        if len(asked) == 2:
            return httpx.Response(429, headers={"retry-after": "0"})
        return httpx.Response(200, json={"version": 3, "seq": 9, "chain": "aa"}, headers={"etag": '"3"'})

    client = Client("https://a.example", "wb_api_x", http=httpx.Client(transport=httpx.MockTransport(answer)))
    assert client.approach.rename(uuid4(), models.NewTitle(title="Plan")).version == 3
    assert len(set(asked)) == 1
    assert len(asked) == 3


def test_a_word_that_came_later_is_kept_as_it_came() -> None:
    assert models.SignalKind("brand_new").value == "brand_new"


def test_only_what_is_signed_and_fresh_is_ours() -> None:
    secret, body, now = "whsec_" + base64.b64encode(b"s" * 24).decode(), b'{"type":"x"}', 1790000000
    right = base64.b64encode(hmac.new(b"s" * 24, b"msg_1.1790000000." + body, "sha256").digest()).decode()
    headers = {"Webhook-Id": "msg_1", "webhook-timestamp": str(now), "webhook-signature": f"v1,AAAA v1,{right}"}
    assert verified(secret, headers, body, now)
    assert not verified(secret, headers, body + b" ", now)
    assert not verified(secret, headers, body, now + 301)
    assert not verified(secret, {}, body, now)
