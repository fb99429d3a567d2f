"""What the operator and a scraper see; what a browser is told about every answer."""

import asyncio
import json
import re

import pytest

from tests.installation import Installation


async def test_health_and_metrics_tell_the_state_and_name_no_organisation(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Meting", "meting@test.example")
    async with installation.client() as scraper:
        assert (await scraper.get("/health/live")).json()["status"] == "ok"
        assert (await scraper.get("/health/ready")).json()["status"] == "ok"
        figures = (await scraper.get("/metrics")).text
        outside = await scraper.get("/metrics", headers={"x-forwarded-for": "203.0.113.9"})
    assert "werkbalans_projection_lag_events" in figures
    assert 'werkbalans_mails{kind="sign_up",state="accepted"}' in figures
    assert outside.status_code == 404
    assert (await anna.get("/api/v1/me")).json()["organisation"]["id"] not in figures


async def test_the_description_of_the_api_is_openapi_3_1_with_examples_and_problems(installation: Installation) -> None:
    async with installation.client() as program:
        described = (await program.get("/api/openapi.json")).json()
        page = await program.get("/api/docs")
    assert described["openapi"].startswith("3.1")
    paths = [path for path in described["paths"] if path.startswith("/api/v1")]
    assert len(paths) > 15
    assert not [path for path in described["paths"] if not path.startswith("/api/v1")]
    for path in paths:
        for operation in described["paths"][path].values():
            assert "application/problem+json" in json.dumps(operation["responses"]["404"]), path
        for method, operation in described["paths"][path].items():
            bodies = [operation.get("requestBody", {}), *(r for s, r in operation["responses"].items() if s < "300")]
            assert all("example" in json.dumps(b) for b in bodies if b.get("content")), (method, path)
    assert described["components"]["schemas"]["NewPlan"]["properties"]["title"]["examples"]
    change = described["paths"]["/api/v1/plans/{plan}/kickoff/rows/{row}/answer"]["put"]
    assert {p["name"] for p in change["parameters"]} >= {"Idempotency-Key", "If-Match"}
    assert change["responses"]["200"]["headers"]["ETag"]
    assert described["paths"]["/api/v1/sign-in"]["post"]["security"] == []
    assert not re.search(r"(src|href|action)=.https?://(?!testserver)", page.text)
    assert "<script" not in page.text
    assert all(f"<b>{method}</b>" in page.text for method in ("GET", "POST", "PUT", "DELETE"))
    assert page.text.count("<summary>") == sum(len(operations) for operations in described["paths"].values())


async def test_every_answer_carries_the_strict_headers(installation: Installation) -> None:
    async with installation.client() as browser:
        for path in ("/", "/api/v1/me", "/nergens", "/health/live"):
            headers = (await browser.get(path, headers={"accept": "text/html"})).headers
            assert "default-src 'none'" in headers["content-security-policy"], path
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cache-control"] == "no-store"


class Heard:
    """Stands in for the log and keeps what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def info(self, event: str, **facts: object) -> None:
        self.lines.append(f"{event} {facts}")

    error = warning = info


async def test_logs_hold_no_personal_data(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Heard()
    monkeypatch.setattr("services.api.logs.log", heard)
    monkeypatch.setattr("services.api.errors.log", heard)
    anna = await installation.organisation("Zorg Stilte", "stilte@test.example")
    await anna.post(
        "/api/v1/organisation/members", json={"name": "Geheim", "email": "geheim@test.example", "roles": []}
    )
    await anna.post("/api/v1/plans", json={"title": "Vertrouwelijk plan"})
    written = "\n".join(heard.lines)
    assert "/api/v1/organisation/members" in written
    for word in ("stilte", "Geheim", "geheim", "Vertrouwelijk", anna.cookies["__Host-session"]):
        assert word not in written


async def test_the_operator_sees_figures_and_no_organisation_does(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Beheer", "beheer@test.example")
    for language, words in (("nl", "Je bent ingelogd bij je organisatie"), ("en", "This page is for the operator")):
        await anna.post("/taal", data={"language": language})
        hers = await anna.get("/beheer", headers={"accept": "text/html"})
        assert (hers.status_code, words in hers.text, "Log eerst in" in hers.text) == (403, True, False)
    async with installation.client() as browser:
        await browser.post("/api/v1/sign-in", json={"email": "operator@werkbalans.example"})
        secret = await asyncio.to_thread(installation.post.secret, "operator@werkbalans.example")
    operator = await installation.sign_in(secret)
    page = await operator.get("/beheer", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "Zorg Beheer" not in page.text
    assert (await operator.get("/api/v1/plans")).status_code == 401
