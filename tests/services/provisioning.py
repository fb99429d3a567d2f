"""A provider's own SCIM client, as it asks for users and groups."""

from typing import Any

import httpx

from services.api.scim.messages import CORE, KIND, MESSAGES
from tests.installation import Installation

USERS, GROUPS = "/scim/v2/Users", "/scim/v2/Groups"
Json = dict[str, Any]


async def client_of(
    installation: Installation, anna: httpx.AsyncClient, *scopes: str, status: int = 201
) -> httpx.AsyncClient:
    made = await anna.post("/api/v1/api-tokens", json={"name": "Provider", "scopes": list(scopes or ["scim"])})
    assert made.status_code == status, made.text
    client = installation.client()
    client.headers.update({"authorization": f"Bearer {made.json().get('secret', '')}", "content-type": KIND})
    return client


def patched(*operations: Json) -> Json:
    return {"schemas": [MESSAGES + "PatchOp"], "Operations": list(operations)}


async def made(scim: httpx.AsyncClient, email: str, **more: Any) -> Json:
    answer = await scim.post(USERS, json={"schemas": [CORE + "User"], "userName": email, **more})
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def found(scim: httpx.AsyncClient, path: str, filter_: str) -> list[Json]:
    answer = await scim.get(path, params={"filter": filter_})
    assert answer.status_code == 200, answer.text
    resources: list[Json] = answer.json()["Resources"]
    return resources
