"""What the operator sees of the mails, counted by reason; and decides about one that nobody knows the end of."""

import asyncio
import re
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from tests.conftest import Database
from tests.faults.engine import wait_until
from tests.installation import ACCEPTED, Installation

HTML = {"accept": "text/html"}
OPERATOR = "operator@werkbalans.example"


@pytest.fixture
def admin(module_database: Database) -> Any:
    with psycopg.connect(module_database.admin_url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="module")
async def operator(installation: Installation) -> httpx.AsyncClient:
    async with installation.client() as browser:
        await browser.post("/api/v1/sign-in", json={"email": OPERATOR})
    return await installation.sign_in(await asyncio.to_thread(installation.post.secret, OPERATOR))


async def mail_of(installation: Installation, admin: Any, email: str, state: str, reason: str | None = None) -> Any:
    """An invitation that nobody used yet and that ended so: its organisation and its id."""
    wish = {"organisation": f"Zorg {email}", "name": "Anna Test", "email": email, **ACCEPTED}
    async with installation.client() as nobody:
        assert (await nobody.post("/api/v1/organisations", json=wish)).status_code == 202
    await asyncio.to_thread(installation.post.wait, email)
    query = (
        "SELECT o.tenant_id, o.mail_id FROM werkbalans.outbox o JOIN werkbalans.person p ON p.person_id = o.recipient"
    )
    tenant, mail = admin.execute(f"{query} WHERE p.email = %s", (email,)).fetchone()
    await wait_until(lambda: state_of(admin, mail) == "accepted", 10, "the invitation goes out")
    admin.execute(
        "UPDATE werkbalans.outbox SET state = %s, reason = %s, detail = '550' WHERE mail_id = %s", (state, reason, mail)
    )
    return tenant, mail


def state_of(admin: Any, mail: UUID) -> str:
    return str(admin.execute("SELECT state FROM werkbalans.outbox WHERE mail_id = %s", (mail,)).fetchone()[0])


async def test_a_mail_that_is_unknown_arrived_or_goes_out_once_more_and_who_said_so_is_kept(
    installation: Installation, operator: httpx.AsyncClient, admin: Any
) -> None:
    csrf = {"csrf": operator.headers["x-csrf-token"]}
    tenant, first = await mail_of(installation, admin, "een@test.example", "unknown")
    theirs, second = await mail_of(installation, admin, "twee@test.example", "unknown")
    assert (await operator.get("/beheer", headers=HTML)).text.count("Hij is aangekomen") == 2
    arrived = await operator.post(f"/beheer/mails/{tenant}/{first}", data=csrf | {"do": "arrived"}, headers=HTML)
    assert (arrived.status_code, state_of(admin, first)) == (303, "accepted")
    shown = (await operator.get(arrived.headers["location"], headers=HTML)).text
    assert ("Gedaan." in shown, shown.count("Hij is aangekomen")) == (True, 1)
    late = await operator.post(f"/beheer/mails/{tenant}/{first}", data=csrf | {"do": "again"}, headers=HTML)
    assert "done=too_late" in late.headers["location"]
    await operator.post(f"/beheer/mails/{theirs}/{second}", data=csrf | {"do": "again"}, headers=HTML)
    await asyncio.to_thread(installation.post.wait_for, "twee@test.example", 2)
    await wait_until(lambda: state_of(admin, second) == "accepted", 10, "the mail goes out")
    again, before = installation.post.all("twee@test.example")
    assert again["Message-ID"] == before["Message-ID"]
    assert len(installation.post.all("een@test.example")) == 1
    decided = admin.execute("SELECT decision, was FROM werkbalans.mail_decision ORDER BY decided_at").fetchall()
    assert decided == [("arrived", "unknown"), ("again", "unknown")]


async def test_a_mail_that_was_given_up_goes_out_once_more_and_one_nobody_wants_does_not(
    installation: Installation, operator: httpx.AsyncClient, admin: Any
) -> None:
    csrf = {"csrf": operator.headers["x-csrf-token"]}
    tenant, given_up = await mail_of(installation, admin, "vier@test.example", "refused", "server_refused")
    theirs, unwanted = await mail_of(installation, admin, "vijf@test.example", "refused", "left")
    page = (await operator.get("/beheer", headers=HTML)).text
    assert "de mailserver weigerde (550)" in page
    assert f"/beheer/mails/{theirs}/{unwanted}" not in page
    await operator.post(f"/beheer/mails/{theirs}/{unwanted}", data=csrf | {"do": "again"}, headers=HTML)
    assert state_of(admin, unwanted) == "refused"
    not_arrived = await operator.post(f"/beheer/mails/{tenant}/{given_up}", data=csrf | {"do": "arrived"}, headers=HTML)
    assert ("too_late" in not_arrived.headers["location"], state_of(admin, given_up)) == (True, "refused")
    await operator.post(f"/beheer/mails/{tenant}/{given_up}", data=csrf | {"do": "again"}, headers=HTML)
    await wait_until(lambda: state_of(admin, given_up) == "accepted", 10, "the mail goes out")


async def test_figures_count_what_was_not_sent_by_reason_and_what_is_stuck(
    installation: Installation, admin: Any
) -> None:
    await mail_of(installation, admin, "zes@test.example", "refused", "turned_off")
    _, stuck = await mail_of(installation, admin, "zeven@test.example", "sending")
    admin.execute(
        "UPDATE werkbalans.outbox SET changed_at = now() - interval '1 hour', next_try_at = now() + interval '1 hour'"
        " WHERE mail_id = %s",
        (stuck,),
    )
    admin.execute(
        "INSERT INTO werkbalans.address (tenant_id, address, stopped_at, told_at)"
        " VALUES (gen_random_uuid(), sha256('x'), now(), now())"
    )
    async with installation.client() as scraper:
        figures = (await scraper.get("/metrics")).text
    assert re.search(r'werkbalans_mails_refused{kind="sign_up",reason="turned_off"} 1\.0', figures)
    assert "werkbalans_addresses_stopped 1.0" in figures
    assert "werkbalans_mails_stuck" in figures


async def test_nobody_but_the_operator_decides_and_not_without_the_forms_token(
    installation: Installation, operator: httpx.AsyncClient, admin: Any
) -> None:
    tenant, mail = await mail_of(installation, admin, "acht@test.example", "unknown")
    anna = await installation.organisation("Zorg Negen", "negen@test.example")
    refused = await anna.post(f"/beheer/mails/{tenant}/{mail}", data={"do": "again"}, headers=HTML)
    assert refused.status_code == 403
    wrong = await operator.post(f"/beheer/mails/{tenant}/{mail}", data={"do": "vergeten"}, headers=HTML)
    assert wrong.status_code == 404
    token = operator.headers.pop("x-csrf-token")
    forged = await operator.post(f"/beheer/mails/{tenant}/{mail}", data={"do": "again"}, headers=HTML)
    assert (forged.status_code, state_of(admin, mail)) == (403, "unknown")
    operator.headers["x-csrf-token"] = token
