"""People at the API while faults are done, where a worker of its own sends their sign-in links."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import httpx

from infra.local.mail_catcher import Mailbox
from infra.settings import Settings
from services.api.app import create_app
from tests.faults.engine import Engine
from tests.installation import ACCEPTED, LINK, Post, living, text_of


@asynccontextmanager
async def signed_in_at(settings: Settings, mailbox: Mailbox, email: str = "") -> AsyncIterator[httpx.AsyncClient]:
    """The operator of this address, else whoever founded a fresh organisation; some worker sends the mails."""
    async with living(create_app(settings)) as app:
        asked: tuple[str, dict[str, str]] = ("/api/v1/sign-in", {"email": email})
        if not email:
            email = f"{uuid4().hex}@test.example"
            wish = {"organisation": "Zorg Werkt", "name": "Anna Test", "email": email, **ACCEPTED}
            asked = ("/api/v1/organisations", wish)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="https://testserver.local") as client:
            assert (await client.post(asked[0], json=asked[1])).status_code == 202
            mail = await asyncio.to_thread(Post(mailbox).wait, email, "", 60)
            found = LINK.search(text_of(mail))
            assert found
            answer = await client.post(f"/api/v1/sign-in/{found.group(1)}")
            client.headers["x-csrf-token"] = answer.json()["csrf_token"]
            yield client


@asynccontextmanager
async def people_at_the_api(engine: Engine) -> AsyncIterator[list[float]]:
    """Somebody who makes a plan ten times a second; how long each answer took. Raises when one is refused."""
    waited: list[float] = []

    async def go_on(client: httpx.AsyncClient) -> None:
        while True:
            began = time.monotonic()
            wish = {"title": f"Plan {len(waited)}"}
            made = await client.post("/api/v1/plans", json=wish, headers={"idempotency-key": str(uuid4())})
            assert made.status_code == 201, made.text
            waited.append(time.monotonic() - began)
            await asyncio.sleep(0.1)

    async with signed_in_at(engine.settings, engine.mailbox) as client:
        working = asyncio.create_task(go_on(client))
        try:
            yield waited
        finally:
            if working.done():
                working.result()
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
