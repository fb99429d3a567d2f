"""What tests of accounts do in a browser: send forms, set up a code app, make a passkey, let time pass."""

import asyncio
import html
import json
import re
from datetime import UTC, datetime
from typing import Any

import httpx
import psycopg

from infra.identity.codes import code_at, step_at
from services.api.auth import COOKIE, csrf_token
from tests.installation import Installation
from tests.services.authenticator import Authenticator

HTML = {"accept": "text/html"}
GOOD = "zeven groene fietsen op zolder"


def field_of(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', page)
    assert found, f"no field {name}"
    return html.unescape(found.group(1))


async def send(client: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    """Send a form as a browser would, with its session's token. It is not followed."""
    session = client.cookies.get(COOKIE)
    token = csrf_token(session) if session else ""
    answer = await client.post(path, data={"csrf": token, **fields}, headers={**HTML, "x-csrf-token": ""})
    if renewed := client.cookies.get(COOKIE):
        client.headers["x-csrf-token"] = csrf_token(renewed)
    return answer


async def see(client: httpx.AsyncClient, path: str) -> str:
    """A page, which is there."""
    answer = await client.get(path, headers=HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


def code_of(seed: str, later: int = 0) -> str:
    """The code that the app shows, `later` steps from now."""
    return code_at(seed, step_at(datetime.now(UTC)) + later)


async def with_code_app(client: httpx.AsyncClient) -> tuple[str, list[str]]:
    """Turn a code app on: its seed, and the recovery codes. The code of the step before this one is spent by it."""
    page = await see(client, "/account/code-app")
    seed = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page)
    assert seed
    plain = seed.group(1).replace(" ", "")
    shown = await send(client, "/account/code-app", note=field_of(page, "note"), code=code_of(plain, -1))
    assert shown.status_code in (200, 201), shown.text
    return plain, re.findall(r"<li><code>([^<]+)</code>", shown.text)


async def with_passkey(client: httpx.AsyncClient, name: str = "Telefoon Anna") -> Authenticator:
    """Make a passkey."""
    page = await see(client, "/account/toegangssleutel")
    options = re.search(r'data-options="([^"]*)"', page)
    assert options
    key = Authenticator()
    made = await send(client, "/account/toegangssleutel", name=name, passkey=key.make(options_in(options.group(1))))
    assert made.status_code == 303, made.text
    return key


def options_in(attribute: str) -> dict[str, Any]:
    """What a page asks the browser for."""
    found: dict[str, Any] = json.loads(html.unescape(attribute))
    return found


async def asked(client: httpx.AsyncClient) -> dict[str, Any]:
    """What a browser is asked that is to use a passkey."""
    found: dict[str, Any] = (await client.get("/inloggen/toegangssleutel")).json()
    return found


async def ten_minutes_later(installation: Installation) -> None:
    """Everybody's last proof of who they are is long ago; what the API remembers for two seconds is forgotten."""
    with psycopg.connect(installation.settings.database_url) as admin:
        admin.execute("UPDATE werkbalans.session SET confirmed_at = confirmed_at - interval '11 minutes'")
    forget(installation)


def forget(installation: Installation) -> None:
    """Look everybody up anew."""
    app = installation.app
    while not hasattr(app, "state"):
        app = app.app
    app.state.callers._remembered.clear()


async def mail_to(installation: Installation, email: str, subject: str) -> str:
    """The newest mail about something, as text."""
    from tests.installation import text_of

    return text_of(await asyncio.to_thread(installation.post.wait, email, subject))
