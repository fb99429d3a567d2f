"""The helpdesk looks along after a yes, in a few pages, without names, noted page by page, and not a moment longer."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from msgspec.structs import replace

from services.api.looking import COOKIE, OPEN
from services.api.rules import OPERATOR, PUBLIC, handlers_of, rule_of
from tests.conftest import Database
from tests.installation import Installation, text_of
from tests.services.accounts import HTML, see, send
from tests.services.doors import doors
from tests.services.stories import invited, plan_of
from tests.services.test_mail_decisions import operator

__all__ = ["operator"]
ACCESSES = "/api/v1/organisation/helpdesk-accesses"
WHY = "Plan Noord opent niet bij jullie"


@pytest.fixture
def admin(module_database: Database) -> Any:
    with psycopg.connect(module_database.admin_url, autocommit=True) as connection:
        yield connection


async def organisation_of(installation: Installation, name: str) -> tuple[httpx.AsyncClient, UUID, str]:
    """A new organisation: its administrator, its id, the administrator's address."""
    email = f"{uuid4().hex[:8]}@test.example"
    anna = await installation.organisation(name, email)
    return anna, UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"]), email


async def asked(operator: httpx.AsyncClient, anna: httpx.AsyncClient, tenant: UUID, **fields: str) -> str:
    """Ask to look along: the access's path in the API."""
    wish = {"do": "ask", "reason": WHY, "hours": "24", "key": uuid4().hex, **fields}
    answer = await send(operator, f"/beheer/organisaties/{tenant}", **wish)
    assert answer.status_code == 303, answer.text
    seq = answer.headers["location"].rpartition("min_seq=")[2]
    (first, *_) = (await anna.get(ACCESSES, params={"min_seq": seq})).json()
    return f"{ACCESSES}/{first['id']}"


async def test_after_a_yes_they_read_a_few_pages_each_of_which_is_noted_and_change_nothing(
    installation: Installation, operator: httpx.AsyncClient
) -> None:
    anna, tenant, email = await organisation_of(installation, "Zorg Meekijk")
    plan = await plan_of(anna)
    assert "Zorg Meekijk" in await see(operator, "/beheer/organisaties")
    empty = await send(operator, f"/beheer/organisaties/{tenant}", do="ask", reason=" ", hours="24", key="leeg")
    assert (empty.status_code, 'id="fout-reason"' in empty.text) == (422, True)
    access = await asked(operator, anna, tenant)
    mail = await asyncio.to_thread(installation.post.wait, email, "vraagt om mee te kijken")
    assert WHY in text_of(mail)
    named = {"do": "look", "access": access.rpartition("/")[2], "key": "kijk"}
    early = await send(operator, f"/beheer/organisaties/{tenant}", **named)
    assert early.status_code == 403
    assert "eslis of de helpdesk mag meekijken" in await see(anna, "/organisatie")
    granted = await anna.post(f"{access}/grant", json={"hours": 4}, headers={"idempotency-key": "ja"})
    again = await anna.post(f"{access}/grant", json={"hours": 4}, headers={"idempotency-key": "ja"})
    assert (granted.status_code, again.status_code) == (201, 200), granted.text
    into = await send(operator, f"/beheer/organisaties/{tenant}", **named)
    assert into.headers["location"] == "/organisatie"
    shown = await see(operator, f"/plannen/{plan}")
    assert "Je kijkt mee bij Zorg Meekijk" in shown
    assert "Plan Noord" in shown
    shown += await see(operator, "/organisatie") + await see(operator, "/organisatie/meekijken")
    assert "Anna Test" not in shown
    for closed in (f"/plannen/{plan}/signalen", f"/plannen/{plan}/or", "/organisatie/mensen", "/organisatie/logboek"):
        answer = await operator.get(closed, headers=HTML)
        assert (answer.status_code, "Deze pagina is dicht" in answer.text) == (403, True), closed
    assert (await operator.get(f"/api/v1/plans/{plan}")).status_code == 403
    change = await send(operator, "/plannen/nieuw", title="Van een ander")
    assert change.status_code in (403, 404, 405)
    assert (await operator.get("/beheer", headers=HTML)).status_code == 200
    read = (await anna.get(f"{access}/reads")).json()["reads"]
    while len(read) < 3:
        read = (await anna.get(f"{access}/reads", params={"min_seq": read[0]["seq"] + 1})).json()["reads"]
    assert [each["page"] for each in read] == ["/organisatie/meekijken", "/organisatie", f"/plannen/{plan}"]
    mine = await see(anna, f"/organisatie/meekijken?bekeken={named['access']}")
    assert "3 pagina’s" in mine
    assert f"<code>/plannen/{plan}</code>" in mine
    assert f"bekeek de pagina /plannen/{plan}" in await see(anna, "/organisatie/logboek")
    assert "Zorg Meekijk" not in (await send(operator, "/beheer/meekijken/stop")).text
    assert COOKIE not in operator.cookies


async def test_it_ends_at_once_when_taken_back_and_by_itself_when_its_time_is_over(
    installation: Installation, operator: httpx.AsyncClient, admin: Any
) -> None:
    anna, tenant, _ = await organisation_of(installation, "Zorg Korter")
    access = await asked(operator, anna, tenant)
    assert (await anna.post(f"{access}/grant", json={"hours": 1})).status_code == 201
    named = {"do": "look", "access": access.rpartition("/")[2]}
    await send(operator, f"/beheer/organisaties/{tenant}", **named, key=uuid4().hex)
    assert (await operator.get("/plannen", headers=HTML)).status_code == 200
    assert (await anna.post(f"{access}/withdrawal")).status_code == 201
    over = await operator.get("/plannen", headers=HTML)
    assert (over.status_code, "Het meekijken is afgelopen" in over.text) == (403, True)
    again = await send(operator, f"/beheer/organisaties/{tenant}", **named, key=uuid4().hex)
    assert again.status_code == 403
    second = await asked(operator, anna, tenant)
    assert (await anna.post(f"{second}/grant", json={"hours": 1})).status_code == 201
    named["access"] = second.rpartition("/")[2]
    await send(operator, f"/beheer/organisaties/{tenant}", **named, key=uuid4().hex)
    for minutes, status in ((59, 200), (61, 403)):
        with later(installation, timedelta(minutes=minutes)):
            assert (await operator.get("/plannen", headers=HTML)).status_code == status
    await send(operator, "/beheer/meekijken/stop")


@contextmanager
def later(installation: Installation, by: timedelta) -> Iterator[None]:
    """The service's clock goes so much ahead."""
    state, services = installation.app.state, installation.app.state.services
    state.services = replace(services, clock=SimpleNamespace(now=lambda: services.clock.now() + by))
    yield
    state.services = services


async def test_who_may_see_and_decide(installation: Installation, operator: httpx.AsyncClient) -> None:
    anna, tenant, _ = await organisation_of(installation, "Zorg Wie")
    other, _, _ = await organisation_of(installation, "Zorg Ander")
    _, cem = await invited(installation, anna, "Cem", ["works_council"])
    _, dewi = await invited(installation, anna, "Dewi", ["employee"])
    access = await asked(operator, anna, tenant)
    assert (await cem.get(ACCESSES)).json()[0]["reason"] == WHY
    assert "Laat de helpdesk meekijken" not in await see(cem, "/organisatie/meekijken")
    assert (await dewi.get(ACCESSES)).status_code == 403
    for who in (cem, dewi):
        assert (await who.post(f"{access}/grant", json={"hours": 1})).status_code == 403
    nowhere = f"{ACCESSES}/{uuid4()}"
    theirs, nobodys = await other.get(f"{access}/reads"), await other.get(f"{nowhere}/reads")
    assert theirs.status_code == 404
    assert theirs.content == nobodys.content
    assert (await other.post(f"{access}/refusal", json={})).status_code == 404
    page = access.rpartition("/")[2]
    wrong = await send(anna, f"/organisatie/meekijken/{page}", do="grant", hours="200", reason="eerst bellen", key="x")
    assert (wrong.status_code, "eerst bellen" in wrong.text) == (422, True)
    said = await send(anna, f"/organisatie/meekijken/{page}", do="refuse", reason="Bel ons eerst", key="nee")
    assert "geweigerd" in await see(anna, said.headers["location"])
    assert "Bel ons eerst" in await see(operator, f"/beheer/organisaties/{tenant}")
    late = await anna.post(f"{access}/grant", json={"hours": 1})
    assert late.status_code == 409
    csrf = anna.headers["x-csrf-token"]
    await anna.post("/taal", data={"language": "en", "here": "/", "csrf": csrf}, headers=HTML)
    assert "The helpdesk looking along" in await see(anna, "/organisatie/meekijken")


def test_what_is_open_is_named_and_all_that_comes_to_be_is_closed() -> None:
    app = doors()
    ruled = {re.sub(r":\w+}", "}", path): rule_of(its) for method, path, its in handlers_of(app) if method == "GET"}
    assert set(ruled) >= OPEN
    assert all(ruled[path] not in (PUBLIC, OPERATOR) and not path.startswith("/api/") for path in OPEN)
    personal = {"signalen", "or", "peilingen", "bestanden", "logboek", "mensen", "rapporten", "voortgang", "account"}
    assert not [path for path in OPEN if personal & set(path.split("/"))]
