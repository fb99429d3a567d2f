"""The people in whose name something is copied, and how the tests of their own voice speak for them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from infra.bootstrap import today_in
from tests.installation import Installation
from tests.services.stories import invited

TODAY = today_in("Europe/Amsterdam")
KNOWN = TODAY - timedelta(days=8)
MINUTES = {"document": "Notulen OR", "dated": "2026-11-20"}
COUNCIL = {"kind": "works_council"}


class Cast:
    """An organisation in which Olga is the works council, Maria management, Henk HR; Anna coordinates."""

    anna: httpx.AsyncClient
    maria: httpx.AsyncClient
    olga: httpx.AsyncClient
    henk: httpx.AsyncClient


@pytest.fixture(scope="module")
async def cast(installation: Installation) -> Cast:
    found = Cast()
    found.anna = await installation.organisation("Zorg Eigen Stem", "eigenstem@test.example")
    _, found.maria = await invited(installation, found.anna, "Maria", ["management"])
    _, found.olga = await invited(installation, found.anna, "Olga", ["works_council"])
    _, found.henk = await invited(installation, found.anna, "Henk", ["hr"])
    return found


async def sent(client: httpx.AsyncClient, path: str, **fields: Any) -> httpx.Response:
    form = {"csrf": client.headers["x-csrf-token"], "key": uuid4().hex, **fields}
    return await client.post(path, data=form, headers={"accept": "text/html"}, follow_redirects=True)


async def page(client: httpx.AsyncClient, path: str, seq: int | None = None) -> str:
    query = {"min_seq": seq} if seq else {}
    return (await client.get(path, params=query, headers={"accept": "text/html"})).text


async def done(answer: httpx.Response) -> int:
    assert answer.status_code in (200, 201), answer.text
    return int(answer.json()["seq"])


async def todos(client: httpx.AsyncClient, seq: int) -> list[str]:
    answer = await client.get("/api/v1/todos", params={"min_seq": seq})
    return [
        each["what"] for each in answer.json() if "namens jullie" in each["what"] or "on your behalf" in each["what"]
    ]
