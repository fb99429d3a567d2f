"""Webhooks from end to end: a program is told, verifies, fails, is told again, is let rest; nothing leads inside."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from infra.webhooks.addresses import PrivateAddress
from infra.webhooks.deliveries import WAITS
from infra.webhooks.post import Became, Message, send
from tests.conftest import Database, Servers
from tests.installation import Installation, installed
from tests.services.receiver import Receiver, verified
from tests.services.stories import invited

PATH, PAGE = "/api/v1/organisation/webhooks", "/organisatie/webhooks"


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver().open() as found:
        yield found


@pytest.fixture(scope="module")
async def installation(
    module_database: Database, servers: Servers, receiver: Receiver, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Installation]:
    folder = tmp_path_factory.mktemp("installation")
    async with installed(module_database, servers.redis_url, folder, webhook_hosts=(receiver.host,)) as made:
        yield made


@pytest.fixture
async def anna(installation: Installation, receiver: Receiver) -> AsyncIterator[httpx.AsyncClient]:
    """An administrator of an organisation of her own, whose webhooks are gone afterwards."""
    receiver.came, receiver.answers, receiver.headers = [], [], {}
    client = await installation.organisation(email=f"anna-{uuid4().hex[:8]}@test.example")
    yield client
    for hook in (await client.get(PATH)).json():
        removed = (await client.delete(f"{PATH}/{hook['id']}")).json()
        await client.get(PATH, params={"min_seq": removed["seq"]})
    installation.worker.pause()  # the end of its round: nothing is on its way any more
    installation.worker.go_on()


async def added(client: httpx.AsyncClient, receiver: Receiver, *parts: str) -> dict[str, Any]:
    answer = await client.post(PATH, json={"address": receiver.address, "parts": list(parts)})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    await client.get(PATH, params={"min_seq": found["seq"]})
    return found


async def unit(client: httpx.AsyncClient, name: str) -> int:
    answer = await client.post("/api/v1/organisation/units", json={"name": name})
    assert answer.status_code == 201, answer.text
    seq: int = answer.json()["seq"]
    return seq


async def state_of(client: httpx.AsyncClient, hook: str, seq: int, state: str, tries: int = 0) -> dict[str, Any]:
    for _ in range(400):
        for each in (await client.get(f"{PATH}/{hook}/messages")).json()["items"]:
            if (each["seq"], each["state"]) == (seq, state) and each["tries"] >= tries:
                return dict(each)
        await asyncio.sleep(0.02)
    raise AssertionError((await client.get(f"{PATH}/{hook}/messages")).text)


def moved_ahead(database: Database) -> None:
    """What waits to be tried again is due now."""
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        connection.execute("UPDATE werkbalans.webhook_delivery SET next_try_at = now() WHERE state = 'waiting'")


async def test_a_program_is_told_what_happened_without_words_and_can_verify_it(
    anna: httpx.AsyncClient, receiver: Receiver
) -> None:
    hook = await added(anna, receiver, "organisation")
    seq = await unit(anna, "Geheim onderdeel")
    await asyncio.to_thread(receiver.wait, lambda r: len(r.came) == 1)
    headers, body = receiver.came[0]
    assert verified(hook["secret"], headers, body)
    assert not verified(hook["secret"].replace("A", "B", 3), headers, body + b" ")
    told = receiver.told()[0]
    assert (told["type"], told["data"]["seq"], told["data"]["plan"]) == ("organisation.unit_added", seq, None)
    assert b"Geheim" not in body
    followed = (await anna.get("/api/v1/events", params={"after": seq - 1, "limit": 1})).json()
    assert followed["events"][0]["seq"] == seq
    assert followed["events"][0]["data"]["name"] == "Geheim onderdeel"


async def test_what_fails_is_tried_again_with_the_same_id_and_waits_as_long_as_the_receiver_asks(
    anna: httpx.AsyncClient, receiver: Receiver, module_database: Database
) -> None:
    hook = await added(anna, receiver, "organisation")
    receiver.answers, receiver.headers = [503, 302], {"retry-after": "4000", "location": "http://127.0.0.1/other"}
    seq = await unit(anna, "Noord")
    waiting = await state_of(anna, hook["id"], seq, "waiting", tries=1)
    assert waiting["status"] == 503
    assert waiting["next_try_at"] > waiting["changed_at"]
    moved_ahead(module_database)
    await asyncio.to_thread(receiver.wait, lambda r: len(r.came) == 2)
    await state_of(anna, hook["id"], seq, "waiting", tries=2)
    moved_ahead(module_database)
    assert (await state_of(anna, hook["id"], seq, "arrived"))["tries"] == 3
    assert len({headers["webhook-id"] for headers, _ in receiver.came}) == 1
    assert len(receiver.came) == 3


async def test_what_never_arrives_fails_after_ten_tries_and_is_sent_again_when_asked(
    anna: httpx.AsyncClient, receiver: Receiver, module_database: Database
) -> None:
    hook = await added(anna, receiver, "organisation")
    receiver.answers = [500] * (len(WAITS) + 1)
    seq = await unit(anna, "Zuid")
    for _ in WAITS:
        await asyncio.to_thread(receiver.wait, lambda r: bool(r.came))
        receiver.came = []
        while True:
            moved_ahead(module_database)
            if receiver.came:
                break
            await asyncio.sleep(0.02)
    failed = await state_of(anna, hook["id"], seq, "failed")
    assert (failed["tries"], failed["status"]) == (len(WAITS) + 1, 500)
    answer = await anna.post(f"{PATH}/{hook['id']}/again", json={"first": 1, "only_failed": True})
    assert answer.status_code == 200, answer.text
    await state_of(anna, hook["id"], seq, "arrived")


async def test_one_that_says_it_is_gone_rests_and_what_was_missed_is_sent_when_it_is_back(
    anna: httpx.AsyncClient, receiver: Receiver
) -> None:
    hook = await added(anna, receiver, "organisation")
    receiver.answers = [410]
    await unit(anna, "Oost")
    for _ in range(400):
        found = (await anna.get(f"{PATH}/{hook['id']}")).json()
        if found["rests"]:
            break
        await asyncio.sleep(0.02)
    assert found["rests"] == "gone"
    missed = await unit(anna, "West")
    assert (await anna.post(f"{PATH}/{hook['id']}/test")).status_code == 422
    await anna.post(f"{PATH}/{hook['id']}/resume")
    await anna.post(f"{PATH}/{hook['id']}/again", json={"first": missed, "last": missed})
    await state_of(anna, hook["id"], missed, "arrived")


async def test_a_renewed_secret_signs_beside_the_old_one_and_a_test_message_goes_whatever_the_parts_are(
    anna: httpx.AsyncClient, receiver: Receiver
) -> None:
    hook = await added(anna, receiver, "measures")
    renewed = (await anna.post(f"{PATH}/{hook['id']}/secret")).json()
    tested = (await anna.post(f"{PATH}/{hook['id']}/test")).json()
    await state_of(anna, hook["id"], tested["seq"], "arrived")
    headers, body = receiver.came[0]
    assert receiver.told()[0]["type"] == "webhooks.tested"
    assert verified(renewed["secret"], headers, body)
    assert verified(hook["secret"], headers, body)
    assert hook["secret"] != renewed["secret"]


async def test_its_address_stands_in_clear_for_who_manages_it_only(
    installation: Installation, anna: httpx.AsyncClient, receiver: Receiver
) -> None:
    hook = await added(anna, receiver)
    assert (await anna.get(f"{PATH}/{hook['id']}")).json()["address"] == receiver.address
    trail = (await anna.get("/api/v1/organisation/audit-trail", params={"min_seq": hook["seq"]})).text
    assert "webhooks.added" in trail
    assert "127.0.0.1" in trail
    assert "Geheim123" not in trail
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    assert (await eva.get(PATH)).status_code == 403
    other = await installation.organisation(email=f"bas-{uuid4().hex[:8]}@test.example")
    foreign = await other.get(f"{PATH}/{hook['id']}")
    unknown = await other.get(f"{PATH}/{UUID(int=9)}")
    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json()["detail"] == unknown.json()["detail"]


async def test_a_name_that_leads_inside_is_refused_when_connecting(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = Message("msg_1", "plan.started", datetime.now(UTC), {"seq": 1})
    port = int(receiver.host.partition(":")[2])
    receiver.came = []

    async def leads_inside(*_: object, **__: object) -> list[Any]:
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("infra.webhooks.addresses.anyio.getaddrinfo", leads_inside)
    sent = await send(f"http://rebinding.example:{port}/", message, ["whsec_AAAA"], datetime.now(UTC))
    assert (sent.became, sent.detail) == (Became.FAILED, "private_address")
    assert not receiver.came
    vouched = await send(
        f"http://rebinding.example:{port}/", message, ["whsec_AAAA"], datetime.now(UTC), (f"rebinding.example:{port}",)
    )
    assert vouched.became is Became.ARRIVED  # the control: the same name, with the operator's word for it
    assert issubclass(PrivateAddress, Exception)
