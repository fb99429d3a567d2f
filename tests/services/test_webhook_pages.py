"""The pages of connections: webhooks and API tokens, with what is refused beside its field."""

from uuid import uuid4

import httpx
import pytest

from tests.installation import Installation
from tests.services.receiver import Receiver
from tests.services.test_mail_decisions import HTML
from tests.services.test_webhooks import PAGE, PATH, anna, installation, receiver

__all__ = ["anna", "installation", "receiver"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://example.com/hook", "https://"),
        ("https://127.0.0.1/hook", "netwerk"),
        ("https://[::ffff:10.0.0.1]/hook", "netwerk"),
        ("https://169.254.169.254/latest/meta-data", "netwerk"),
        ("https://localhost/hook", "netwerk"),
        ("https://user:pw@example.com/", "webadres"),
        ("ftp://example.com", "webadres"),
        ("niets", "webadres"),
    ],
)
async def test_an_address_that_cannot_be_is_refused_beside_the_field_and_kept(
    anna: httpx.AsyncClient, address: str, reason: str
) -> None:
    form = {"address": address, "parts": "measures", "csrf": anna.headers["x-csrf-token"], "key": uuid4().hex}
    answer = await anna.post(PAGE, data=form, headers=HTML)
    assert answer.status_code == 422 or answer.status_code == 400, answer.status_code
    assert 'id="fout-address"' in answer.text
    assert reason in answer.text
    assert 'value="measures" checked' in answer.text
    assert (await anna.get(PATH)).json() == []


async def test_the_pages_show_the_secret_once_and_do_everything(anna: httpx.AsyncClient, receiver: Receiver) -> None:
    form = {"address": receiver.address, "csrf": anna.headers["x-csrf-token"], "key": uuid4().hex}
    shown = (await anna.post(PAGE, data=form, headers=HTML)).text
    assert "whsec_" in shown
    again = (await anna.get(PAGE, headers=HTML)).text
    assert "whsec_" not in again
    hook = (await anna.get(PATH)).json()[0]["id"]
    for what, says in (("test", "proefbericht"), ("stop", "Zet weer aan"), ("resume", "Zet uit")):
        sent = {"do": what, "csrf": anna.headers["x-csrf-token"], "key": uuid4().hex}
        answer = await anna.post(f"{PAGE}/{hook}", data=sent, headers=HTML)
        assert answer.status_code == 303, answer.text
        assert says in (await anna.get(answer.headers["location"], headers=HTML)).text
    sent = {"do": "remove", "csrf": anna.headers["x-csrf-token"], "key": uuid4().hex}
    answer = await anna.post(f"{PAGE}/{hook}", data=sent, headers=HTML)
    assert "Er is nog geen webhook." in (await anna.get(answer.headers["location"], headers=HTML)).text


async def test_tokens_are_made_shown_once_and_revoked_on_a_page(
    installation: Installation, anna: httpx.AsyncClient
) -> None:
    form = {"csrf": anna.headers["x-csrf-token"], "key": uuid4().hex, "do": "make", "scopes": "read", "days": "90"}
    refused = await anna.post("/koppelingen", data=form, headers=HTML)
    assert 'id="fout-name"' in refused.text
    shown = (await anna.post("/koppelingen", data={**form, "name": "Dashboard"}, headers=HTML)).text
    secret = shown[shown.index("wb_api_") :].partition("<")[0]
    program = installation.client()
    program.headers["authorization"] = f"Bearer {secret}"
    assert (await program.get("/api/v1/events")).status_code == 200
    assert (await program.post("/api/v1/organisation/units", json={"name": "Nee"})).status_code == 403
    token = (await anna.get("/api/v1/api-tokens")).json()[0]["id"]
    revoke = {"csrf": anna.headers["x-csrf-token"], "key": uuid4().hex, "do": "revoke", "token": token}
    answer = await anna.post("/koppelingen", data=revoke, headers=HTML)
    assert "Ingetrokken" in (await anna.get(answer.headers["location"], headers=HTML)).text
    assert (await anna.get("/api/v1/api-tokens")).json() == []
