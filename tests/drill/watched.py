"""The API as Schemathesis asks it: in the loop where it lives; what it answers is counted and read, or spoilt."""

import asyncio
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec

OUR_INSIDES = re.compile(
    rb"Traceback|File \\?\"/|site-packages|asyncpg|psycopg|sqlalchemy|\bSELECT\b.{1,80}\bFROM\b|\bINSERT INTO\b"
)
BODY_OF_A_PROBLEM = {"type", "title", "status", "detail", "errors", "data"}


class Watched:
    """The application, called from the thread in which Schemathesis asks; it counts, and reads each problem."""

    def __init__(self, app: Any, planted: Mapping[str, str]) -> None:
        self._app, self._planted, self._loop = app, planted, asyncio.get_running_loop()
        self.answers = Counter[str]()
        self.wrong: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request; there is no lifespan here, since the application lives already."""
        if scope["type"] != "http":
            raise RuntimeError("lives already")
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        asked = asyncio.run_coroutine_threadsafe(_asked(self._app, scope, body), self._loop)
        start, content = await asyncio.wrap_future(asked)
        if self._planted and scope["method"] == "GET" and start["status"] == 200:
            start, content = _spoilt(self._planted.get(scope["path"]), start, content)
        self._read(scope, start, content)
        await send(start)
        await send({"type": "http.response.body", "body": content})

    def _read(self, scope: Any, start: Any, content: bytes) -> None:
        status, where = start["status"], f"{scope['method']} {scope['path']}"
        self.answers[f"{status // 100}xx"] += 1
        if status >= 400 and scope["method"] != "HEAD":
            kind = dict(start["headers"]).get(b"content-type", b"")
            told = msgspec.json.decode(content) if kind == b"application/problem+json" else {}
            if set(told) != BODY_OF_A_PROBLEM or told["status"] != status:
                self.wrong.append(f"no problem as RFC 9457 has it: {status} from {where}")
            if OUR_INSIDES.search(content):
                self.wrong.append(f"tells of our insides: {status} from {where}")


async def _asked(app: Any, scope: Any, body: bytes) -> tuple[Any, bytes]:
    """The whole answer of the application."""
    sent: list[Any] = []
    told, ended = iter([{"type": "http.request", "body": body, "more_body": False}]), asyncio.Event()

    async def receive() -> Any:
        first = next(told, None)
        if first is None:
            await ended.wait()
        return first or {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)
        if message["type"] == "http.response.body" and not message.get("more_body"):
            ended.set()

    await app({**scope, "state": {}}, receive, send)
    return sent[0], b"".join(message.get("body", b"") for message in sent[1:])


def _spoilt(how: str | None, start: Any, content: bytes) -> tuple[Any, bytes]:
    """What the control answers instead."""
    if how is None:
        return start, content
    start = {**start, "headers": [each for each in start["headers"] if each[0] != b"content-length"]}
    if how == "a fault":
        return {**start, "status": 500}, b'{"detail":"SELECT name FROM werkbalans.person"}'
    told = msgspec.json.decode(content)
    return start, msgspec.json.encode({name: told[name] for name in told if name != "plans"})
