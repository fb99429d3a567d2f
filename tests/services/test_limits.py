"""Calls of an API token: exact over processes, told on each answer, a token's own."""

import asyncio
import time
from collections.abc import AsyncIterator

import httpx
import pytest

from services.api.app import create_app
from tests.conftest import Database, Servers
from tests.installation import Installation, installed, living

QUOTA = 25


@pytest.fixture(scope="module")
async def installation(
    module_database: Database, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Installation]:
    folder = tmp_path_factory.mktemp("installation")
    async with installed(module_database, servers.redis_url, folder, api_calls=QUOTA) as made:
        yield made


def program(app: object, secret: str) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    headers = {"authorization": f"Bearer {secret}"}
    return httpx.AsyncClient(transport=transport, base_url="https://testserver.local", headers=headers)


async def test_two_processes_answer_a_token_so_often_together_and_no_more(installation: Installation) -> None:
    anna = await installation.organisation()
    async with living(create_app(installation.settings)) as other:
        for name in ("One", "Two", "Three"):  # a minute may end in between; then it is asked once more
            secret = (await anna.post("/api/v1/api-tokens", json={"name": name, "scopes": ["read"]})).json()["secret"]
            both, began = (program(installation.app, secret), program(other, secret)), time.time() // 60
            calls = [both[number % 2].get("/api/v1/organisation/units") for number in range(QUOTA + 15)]
            answers = await asyncio.gather(*calls)
            if time.time() // 60 == began:
                break
    statuses = [answer.status_code for answer in answers]
    assert (statuses.count(200), statuses.count(429)) == (QUOTA, 15)
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert refused.json()["type"] == "/problems/too-many-calls"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["ratelimit-policy"] == f'"token";q={QUOTA};w=60'
    assert refused.headers["ratelimit"].startswith('"token";r=0;')
    fresh = (await anna.post("/api/v1/api-tokens", json={"name": "Else", "scopes": ["read"]})).json()["secret"]
    another = await program(installation.app, fresh).get("/api/v1/organisation/units")
    assert another.status_code == 200
    assert another.headers["ratelimit"].startswith(f'"token";r={QUOTA - 1};')


async def test_who_is_signed_in_with_a_session_is_not_counted(installation: Installation) -> None:
    anna = await installation.organisation(email="else@test.example")
    for _ in range(QUOTA + 1):
        answer = await anna.get("/api/v1/organisation/units")
    assert answer.status_code == 200
    assert "ratelimit" not in answer.headers
