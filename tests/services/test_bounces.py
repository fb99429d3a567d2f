"""Mails that come back stop an address; administrators hear of it and can mend it; who signs in is reachable again."""

import asyncio
import hashlib
import hmac
import json
import mailbox
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import httpx
import psycopg
import pytest
from typer.testing import CliRunner

from domain.kernel.ids import TenantId
from infra.cli import app as cli
from infra.mail.addresses import tell_of_stopped_addresses
from tests.conftest import Database, Servers, environment_of
from tests.contracts.test_bounce_reports import MESSAGE_ID, POSTFIX, report
from tests.installation import Installation, installed, ten_o_clock, text_of
from tests.services.reminding import ALWAYS
from tests.services.stories import invited

HTML = {"accept": "text/html"}
SECRET = "een lang geheim van de mailserver"
HOOK = "/hooks/bounces"


@pytest.fixture(scope="module")
async def installation(
    module_database: Database, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Installation]:
    folder = tmp_path_factory.mktemp("installation")
    async with installed(module_database, servers.redis_url, folder, bounce_secret=SECRET) as made:
        yield made


@pytest.fixture
def admin(module_database: Database) -> Any:
    with psycopg.connect(module_database.admin_url, autocommit=True) as connection:
        yield connection


async def reported(installation: Installation, body: bytes, kind: str = "application/json", **changes: str) -> Any:
    """What the hook answers to a report that is signed."""
    signed = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"content-type": kind, "x-signature": f"sha256={signed}", **changes}
    async with installation.client() as relay:
        return await relay.post(HOOK, content=body, headers=headers)


async def counted(installation: Installation, message_id: str, status: str = "5.0.0", final: bool = True) -> Any:
    bounce = {"message_id": message_id, "final": final, "status": status, "report": uuid4().hex}
    answer = await reported(installation, json.dumps({"bounces": [bounce]}).encode())
    assert answer.status_code == 200, answer.text
    return answer.json()


class Eva:
    """A member, the mails to her, and the administrator who looks."""

    def __init__(self, installation: Installation, anna: httpx.AsyncClient, person: str, email: str) -> None:
        self.installation, self.anna, self.person, self.email = installation, anna, person, email

    async def mails(self, wanted: int) -> list[str]:
        """The Message-IDs of so many mails to her, newest first; she asks for links until there are so many."""
        async with self.installation.client() as nobody:
            while len(found := self.installation.post.all(self.email)) < wanted:
                await nobody.post("/api/v1/sign-in", json={"email": self.email})
                await asyncio.to_thread(self.installation.post.wait_for, self.email, len(found) + 1)
        return [str(mail["Message-ID"]) for mail in found]

    async def stopped(self) -> list[str]:
        return [each["person"] for each in (await self.anna.get("/api/v1/organisation/stopped-addresses")).json()]


@pytest.fixture
async def eva(installation: Installation) -> Eva:
    mark = uuid4().hex[:6]
    anna = await installation.organisation(f"Zorg {mark}", f"anna-{mark}@test.example")
    assert (await anna.put("/api/v1/organisation/reminders", json=ALWAYS)).status_code == 200
    wish = {"name": "Eva", "email": f"eva-{mark}@test.example", "roles": ["employee"]}
    at = (await anna.post("/api/v1/organisation/members", json=wish)).headers["location"]
    await asyncio.to_thread(installation.post.wait, wish["email"])
    return Eva(installation, anna, at.rsplit("/", 1)[1], str(wish["email"]))


async def test_three_dead_mails_stop_an_address_and_soft_ones_do_not(installation: Installation, eva: Eva) -> None:
    first, second, third = await eva.mails(3)
    for _ in range(5):
        assert (await counted(installation, first, "4.4.1", final=False))["counted"] == 1
    assert (await counted(installation, first))["counted"] == 1
    assert (await counted(installation, first))["known"] == 1, "a mail is dead once"
    assert (await counted(installation, second))["counted"] == 1
    assert await eva.stopped() == []
    assert (await counted(installation, third))["stopped"] == 1
    assert await eva.stopped() == [eva.person]


async def test_no_mail_goes_to_a_stopped_address_but_one_sign_in_link_a_day_which_ends_the_stop(
    installation: Installation, eva: Eva, admin: Any
) -> None:
    (only,) = await eva.mails(1)
    assert (await counted(installation, only, "5.1.1"))["stopped"] == 1
    async with installation.client() as nobody:
        answers = [await nobody.post("/api/v1/sign-in", json={"email": eva.email}) for _ in range(3)]
        answers.append(await nobody.post("/api/v1/sign-in", json={"email": "nobody@test.example"}))
    assert len({(answer.status_code, answer.text) for answer in answers}) == 1
    await asyncio.to_thread(installation.post.wait, eva.email, "inloglink")
    await asyncio.to_thread(_settled, admin, eva.person)
    rows = admin.execute(
        "SELECT state, reason FROM werkbalans.outbox WHERE recipient = %s AND kind = 'sign_in'", (eva.person,)
    ).fetchall()
    assert sorted(map(str, rows)) == sorted(map(str, [("accepted", None), *[("refused", "address_stopped")] * 2]))
    await installation.sign_in(installation.post.secret(eva.email, "inloglink"))
    assert await eva.stopped() == []


def _settled(admin: Any, person: str) -> None:
    import time

    until, open_states = time.monotonic() + 10, ("planned", "claimed", "sending")
    query = "SELECT count(*) FROM werkbalans.outbox WHERE recipient = %s AND state = ANY (%s)"
    while admin.execute(query, (person, list(open_states))).fetchone() != (0,):
        assert time.monotonic() < until
        time.sleep(0.02)


async def test_an_administrator_hears_of_it_once_and_gives_another_address_on_the_page(
    installation: Installation, eva: Eva
) -> None:
    (only,) = await eva.mails(1)
    await counted(installation, only, "5.1.1")
    anna = eva.email.replace("eva-", "anna-")
    mail = await asyncio.to_thread(installation.post.wait, anna, "komt niet aan")
    assert eva.email in text_of(mail)
    page = (await eva.anna.get("/organisatie/mensen", headers=HTML)).text
    assert "Mail die niet aankomt" in page
    assert "De mailserver zegt dat het adres niet bestaat." in page
    form = {"csrf": eva.anna.headers["x-csrf-token"], "key": uuid4().hex, "person": eva.person, "do": "address"}
    taken = await eva.anna.post("/organisatie/mensen", data=form | {"email": anna}, headers=HTML)
    assert (taken.status_code, "Dit adres is van een collega" in taken.text) == (409, True)
    assert f'value="{anna}"' in taken.text
    new = f"nieuw-{uuid4().hex[:6]}@test.example"
    done = await eva.anna.post("/organisatie/mensen", data=form | {"email": new, "key": "2"}, headers=HTML)
    assert done.status_code == 303
    shown = (await eva.anna.get(done.headers["location"], headers=HTML)).text
    assert (new in shown, "Mail die niet aankomt" in shown) == (True, False)
    async with installation.client() as nobody:
        await nobody.post("/api/v1/sign-in", json={"email": new})
    await asyncio.to_thread(installation.post.wait, new, "inloglink")
    trail = (await eva.anna.get("/organisatie/logboek", headers=HTML)).text
    assert "gaf een ander mailadres op voor Eva." in trail
    assert new not in trail
    assert len(installation.post.all(anna, "komt niet aan")) == 1


async def test_at_night_nobody_is_woken_by_an_address_that_was_stopped(
    installation: Installation, eva: Eva, admin: Any
) -> None:
    (only,) = await eva.mails(1)
    quiet = ALWAYS | {"quiet_from": 20, "quiet_until": 7}
    assert (await eva.anna.put("/api/v1/organisation/reminders", json=quiet)).status_code == 200
    tenant = TenantId(UUID((await eva.anna.get("/api/v1/me")).json()["organisation"]["id"]))
    installation.worker.pause()
    try:
        await counted(installation, only, "5.1.1")
        parts, night = installation.worker.parts, ten_o_clock() + timedelta(hours=13)
        with parts.inside(tenant) as connection:
            tell_of_stopped_addresses(parts.log, connection, tenant, night)
        planned = "SELECT next_try_at FROM werkbalans.outbox WHERE tenant_id = %s AND kind = 'address_stopped'"
        (at,) = admin.execute(planned, (tenant,)).fetchone()
    finally:
        installation.worker.go_on()
    assert at.astimezone(ZoneInfo("Europe/Amsterdam")).hour == ALWAYS["hour"]
    assert timedelta(0) < at - night < timedelta(hours=12)


async def test_an_address_that_works_is_taken_from_nobody_and_nobody_else_than_an_administrator_mends(
    installation: Installation, eva: Eva
) -> None:
    at = f"/api/v1/organisation/members/{eva.person}"
    works = await eva.anna.put(f"{at}/address", json={"email": "ander@test.example"})
    assert (works.status_code, works.json()["type"]) == (409, "/problems/address-works")
    (only,) = await eva.mails(1)
    await counted(installation, only, "5.1.1")
    _, tom = await invited(installation, eva.anna, "Tom", ["hr"])
    assert (await tom.get("/api/v1/organisation/stopped-addresses")).status_code == 403
    assert (await tom.post(f"{at}/try-address-again")).status_code == 403
    assert (await tom.put(f"{at}/address", json={"email": "ander@test.example"})).status_code == 403
    assert "Mail die niet aankomt" not in (await tom.get("/organisatie/mensen", headers=HTML)).text
    nobody = f"/api/v1/organisation/members/{uuid4()}"
    assert (await eva.anna.post(f"{nobody}/try-address-again")).status_code == 404
    assert (await eva.anna.post(f"{at}/try-address-again")).status_code == 204
    assert await eva.stopped() == []
    key = {"idempotency-key": "1"}
    await counted(installation, (await eva.mails(2))[0], "5.1.1")
    changed = [await eva.anna.put(f"{at}/address", json={"email": f"a{eva.email}"}, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in changed] == [200, 200]
    assert changed[0].json()["seq"] == changed[1].json()["seq"]


async def test_a_report_as_it_came_is_taken_by_the_hook_and_by_the_mailbox_reader_and_counts_once(
    installation: Installation, eva: Eva, tmp_path: Path
) -> None:
    (only,) = await eva.mails(1)
    raw = report(POSTFIX).replace(MESSAGE_ID.encode(), only.encode())
    box, folder = mailbox.mbox(tmp_path / "bounces"), mailbox.Maildir(tmp_path / "maildir")
    for message in (raw, b"Subject: Re: Herinnering\n\nDank je wel.", report(POSTFIX)):
        box.add(message)
        folder.add(message)
    box.close()
    known = {**environment_of(installation.settings), "COLUMNS": "200"}
    runs = [
        CliRunner().invoke(cli, ["read-bounces", str(tmp_path / name)], env=known) for name in ("bounces", "maildir")
    ]
    assert "3 messages, of which 2 report mail that came back." in runs[0].stdout
    assert "counted: 0, stopped: 1, known: 0, not_ours: 1" in runs[0].stdout
    assert "counted: 0, stopped: 0, known: 1, not_ours: 1" in runs[1].stdout
    assert (await reported(installation, raw, "message/rfc822")).json()["known"] == 1
    assert await eva.stopped() == [eva.person]
    missing = CliRunner().invoke(cli, ["read-bounces", str(tmp_path / "nergens")], env=known)
    assert missing.exit_code == 2


async def test_the_hook_hears_nobody_without_the_secret(installation: Installation) -> None:
    body = b'{"bounces": []}'
    assert (await reported(installation, body)).json() == {"counted": 0, "stopped": 0, "known": 0, "not_ours": 0}
    for signature in ("", "sha256=", "sha256=" + "0" * 64):
        answer = await reported(installation, body, **{"x-signature": signature})
        assert answer.status_code == 401, signature
    for wrong in (b"", b"[]", b'{"bounces": [{"message_id": 1}]}', b'{"bounces": [{"message_id": "<x>", "final": 1}]}'):
        assert (await reported(installation, wrong)).status_code in (400, 422), wrong
    nonsense = {"bounces": [{"message_id": "<geen@ons.example>", "final": True}]}
    assert (await reported(installation, json.dumps(nonsense).encode())).json()["not_ours"] == 1


async def test_without_a_secret_there_is_no_hook(database: Database, servers: Servers, tmp_path: Path) -> None:
    async with installed(database, servers.redis_url, tmp_path) as quiet, quiet.client() as relay:
        assert (await relay.post(HOOK, content=b"{}")).status_code == 404
