"""How a request goes out and an answer comes back: the token, safe repetition, versions, problems."""

import time
from collections.abc import Mapping
from typing import Any, Generic, Self, TypeVar
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx
import msgspec

T = TypeVar("T")
TRIES = 3
LONGEST_WAIT = 60.0
SAFE = ("GET", "HEAD")


class Answer(msgspec.Struct, Generic[T], frozen=True):
    """What came back. `version` is the thing's version now: give it as `seen` with your next change of it."""

    value: T
    version: int | None = None
    location: str | None = None

    @property
    def id(self) -> UUID:
        """The id of what was made. Raises ValueError where nothing was."""
        return UUID((self.location or "").rpartition("/")[2])


class FieldProblem(msgspec.Struct, frozen=True):
    """What is wrong with one field, named by its path in what was sent."""

    field: str
    detail: str


class Problem(Exception):
    """The server says no (RFC 9457): `detail` says what to do, `data` which rule, version or row it is about."""

    def __init__(self, told: "Told") -> None:
        super().__init__(f"{told.status} {told.title}: {told.detail}")
        self.type, self.title, self.status, self.detail = told.type, told.title, told.status, told.detail
        self.errors, self.data = told.errors, told.data


class Told(msgspec.Struct, frozen=True):
    """The body of a problem."""

    type: str = "about:blank"
    title: str = ""
    status: int = 0
    detail: str = ""
    errors: list[FieldProblem] = []
    data: dict[str, Any] = {}


class Connection:
    """One server, one token. Use it with `with`; not from several threads at once.

    What fails on the way, and what the server puts off (429, 503), is tried again: each change carries a key under
    which the server does it once.
    """

    def __init__(self, address: str, token: str, *, http: httpx.Client | None = None) -> None:
        self._http = http or httpx.Client(timeout=30.0)
        self._address, self._token = address.rstrip("/"), token
        self._begin()

    def _begin(self) -> None:
        """Set up the groups."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def ask(
        self,
        method: str,
        path: str,
        returns: Any,
        query: Mapping[str, Any] | None = None,
        data: Any = None,
        form: Any = None,
        key: str | None = None,
        seen: int | None = None,
    ) -> Answer[Any]:
        """Send one request and read its answer as `returns`. Raises Problem, and httpx.TransportError."""
        headers = {"Authorization": f"Bearer {self._token}"}
        if method not in SAFE:
            headers["Idempotency-Key"] = key or str(uuid4())
        if seen is not None:
            headers["If-Match"] = f'"{seen}"'
        sent: dict[str, Any] = {"headers": headers, "params": _written(query or {})}
        if form is not None:
            sent |= _form(form)
        elif data is not None:
            headers["Content-Type"] = "application/json"
            sent["content"] = msgspec.json.encode(data)
        return _read(self._send(method, path, sent), returns)

    def _send(self, method: str, path: str, sent: Mapping[str, Any]) -> httpx.Response:
        for turn in range(TRIES):
            last = turn == TRIES - 1
            try:
                answer = self._http.request(method, f"{self._address}{path}", **sent)
            except httpx.TransportError:
                if last:
                    raise
                time.sleep(0.2 * 2**turn)
                continue
            if answer.status_code not in (429, 503) or last:
                break
            time.sleep(min(float(answer.headers.get("retry-after", "1")), LONGEST_WAIT))
        return answer


class Group:
    """Operations that belong together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _ask(self, method: str, path: str, returns: Any, **more: Any) -> Answer[Any]:
        return self._connection.ask(method, path, returns, **more)


def segment(value: object) -> str:
    """A value as a part of an address."""
    return quote(str(value), safe="")


def _written(query: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in query.items() if value is not None}


def _text(value: Any) -> str:
    return str(msgspec.to_builtins(value)).lower() if isinstance(value, bool) else str(msgspec.to_builtins(value))


def _form(form: Any) -> dict[str, Any]:
    told = {name: getattr(form, name) for name in form.__struct_fields__}
    files = {name: value for name, value in told.items() if isinstance(value, bytes)}
    return {"files": files, "data": _written({name: value for name, value in told.items() if name not in files})}


def _read(answer: httpx.Response, returns: Any) -> Answer[Any]:
    if answer.status_code >= 400:
        is_problem = answer.headers.get("content-type", "").startswith("application/problem+json")
        told = msgspec.json.decode(answer.content, type=Told) if is_problem else Told(status=answer.status_code)
        raise Problem(told)
    tag = answer.headers.get("etag", "").strip('"')
    version = int(tag) if tag.isdigit() else None
    value = answer.content if returns is bytes else None
    if returns not in (bytes, None) and answer.content:
        value = msgspec.json.decode(answer.content, type=returns)
    return Answer(value, version, answer.headers.get("location"))
