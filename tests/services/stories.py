"""People and things that several tests of the API begin from."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx

from tests.installation import Installation


async def invited(
    installation: Installation, anna: httpx.AsyncClient, name: str, roles: list[str], unit: str | None = None
) -> tuple[str, httpx.AsyncClient]:
    """A new member: the id, and a signed-in client."""
    email = f"{name.lower()}-{uuid4().hex[:6]}@test.example"
    wish = {"name": name, "email": email, "roles": roles, "unit": unit}
    answer = await anna.post("/api/v1/organisation/members", json=wish)
    assert answer.status_code == 201, answer.text
    secret = await asyncio.to_thread(installation.post.secret, email, "Welkom")
    return answer.headers["location"].rsplit("/", 1)[1], await installation.sign_in(secret)


async def unit_of(anna: httpx.AsyncClient, name: str = "Team Noord") -> str:
    """A new unit's id."""
    answer = await anna.post("/api/v1/organisation/units", json={"name": name})
    return str(answer.headers["location"].rsplit("/", 1)[1])


async def plan_of(anna: httpx.AsyncClient, title: str = "Plan Noord") -> str:
    """The id of a new plan, once it is to be seen."""
    answer = await anna.post("/api/v1/plans", json={"title": title})
    path = answer.headers["location"]
    assert (await anna.get(path, params={"min_seq": answer.json()["seq"]})).status_code == 200
    return str(path.rsplit("/", 1)[1])


CONTENT: dict[str, Any] = {
    "title": "Roosteroverleg",
    "text": "Het rooster heeft elke week een vast overlegmoment van een uur.",
    "parties": [{"kind": "management"}, {"kind": "works_council"}],
    "effective_on": "2026-11-01",
    "due_on": "2027-04-01",
    "time": "1 uur per week",
}


async def agreement_of(anna: httpx.AsyncClient, plan: str, **changes: Any) -> tuple[str, str]:
    """The path of a new agreement in the API, and the digest of its first version."""
    answer = await anna.post(f"/api/v1/plans/{plan}/agreements", json={**CONTENT, **changes})
    assert answer.status_code == 201, answer.text
    path = answer.headers["location"]
    shown = await anna.get(path, params={"min_seq": answer.json()["seq"]})
    assert shown.status_code == 200, shown.text
    return path, shown.json()["agreement"]["digest"]
