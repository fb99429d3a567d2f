"""Whatever a client sends, the answer says what to do, changes nothing, and is never a fault of ours."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.installation import Installation
from tests.services.test_kickoff_api import plan_of

NUL = "rij met nul \x00 erin"
HUGE = "9" * 20


@pytest.mark.parametrize(
    ("method", "path", "sent"),
    [
        ("GET", "/kickoff?min_seq=" + HUGE, {}),
        ("GET", "/audit-trail?before=" + HUGE, {}),
        ("GET", "/audit-trail?row=%00", {}),
        ("POST", "/kickoff/rows", {"json": {"text": NUL}}),
        ("PUT", "/kickoff/rows/1a/remark", {"json": {"text": "x" * 4001}}),
        ("PUT", "/kickoff/rows/1a/check", {"headers": {"If-Match": '"²"'.encode()}}),
        ("PUT", "/kickoff/rows/1a/check", {"headers": {"If-Match": f'"{HUGE}"'}}),
        ("PUT", "/kickoff/meeting", {"json": {"on": "0001-01-01"}}),
        ("POST", "/kickoff/rows", {"content": b"{", "headers": {"Content-Type": "application/json"}}),
    ],
)
async def test_what_cannot_be_is_refused_with_a_problem(
    installation: Installation, method: str, path: str, sent: dict[str, Any]
) -> None:
    anna = await installation.organisation("Zorg Invoer", f"{uuid4().hex[:8]}@test.example")
    plan = (await plan_of(anna)).removesuffix("/kickoff")
    answer = await anna.request(method, plan + path, **sent)
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    after = await anna.post(f"{plan}/kickoff/rows", json={"text": "Gewone rij"})
    shown = await anna.get(f"{plan}/kickoff", params={"min_seq": after.json()["seq"]})
    assert [row["row"]["own_text"] for row in shown.json()["rows"]][-1] == "Gewone rij"


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/aanmelden", {"organisation": "Zorg", "name": "x" * 300, "email": "a@test.example"}),
        ("/aanmelden", {"organisation": "Zorg", "name": "Anna", "email": "a" * 300 + "@test.example"}),
        ("/aanmelden", {"organisation": "Zorg\nBcc: x@test.example", "name": "Anna", "email": "a@test.example"}),
        ("/inloggen", {"email": "a\x00b@test.example"}),
        ("/inloggen", {"email": "jörg@test.example"}),
    ],
)
async def test_a_form_that_cannot_be_comes_back_with_what_was_typed(
    installation: Installation, path: str, form: dict[str, str]
) -> None:
    async with installation.client() as browser:
        answer = await browser.post(path, data=form, headers={"accept": "text/html"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


async def test_a_page_that_only_takes_forms_leads_to_the_page_above_it(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Adres", "adres@test.example")
    plan = (await plan_of(anna)).removesuffix("/kickoff").removeprefix("/api/v1/plans/")
    at: httpx.Response = await anna.get(
        f"/plannen/{plan}/aftrap/rijen/1a", headers={"accept": "text/html"}, follow_redirects=True
    )
    assert (at.status_code, at.url.path) == (200, f"/plannen/{plan}/aftrap")


async def test_an_address_tells_which_methods_it_knows_and_which_formats(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vorm", "vorm@test.example")
    wrong = await anna.delete("/api/v1/plans")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, HEAD, POST")
    assert wrong.json()["type"] == "/problems/not-possible-here"
    for place in ("/api/v1/plans", "/api/v1/me", "/organisatie", "/organisatie/logboek/uitvoer", "/api/openapi.json"):
        full, bare = await anna.get(place), await anna.head(place)
        assert (full.status_code, bare.status_code, bare.content) == (200, 200, b"")
        assert bare.headers["content-type"] == full.headers["content-type"]
    assert (await anna.head(f"/api/v1/plans/{UUID(int=9)}")).status_code == 404
    xml = await anna.post("/api/v1/plans", content=b"<x/>", headers={"Content-Type": "application/xml"})
    assert (xml.status_code, xml.json()["type"]) == (415, "/problems/unknown-format")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/v1/plans/x"),
        ("PATCH", "/api/v1/plans/abc"),
        ("POST", "/api/v1/plans/00000000-0000-4000-8000-000000000000/agreements/x"),
        ("DELETE", "/api/v1/plans/00000000-0000-4000-8000-000000000000/issues/x"),
        ("POST", "/plannen/x"),
        ("POST", "/bestanden/x"),
    ],
)
async def test_an_address_that_cannot_be_is_never_a_fault_of_ours(
    installation: Installation, method: str, path: str
) -> None:
    async with installation.client() as anybody:
        answer = await anybody.request(method, path, json={})
    assert answer.status_code in (401, 403, 404, 405), answer.text
    assert "Internal Server Error" not in answer.text
