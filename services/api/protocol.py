"""What HTTP itself asks: the formats that a body may have, the methods that an address knows, where to go instead."""

from typing import Any

from litestar import Litestar, Request, Response
from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotFoundException, ValidationException
from litestar.handlers.base import BaseRouteHandler
from litestar.response import Redirect
from litestar.types import Message, Scope

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
FORMATS = ("application/json", "multipart/form-data")
# Places in the log, wherever an address names one, and what such a number can be.
SEQS, LAST_SEQ = ("min_seq", "before", "after"), 2**62
LONGEST_KEY = 200


async def guard_format(connection: "ASGIConnection[Any, Any, Any, Any]", _: BaseRouteHandler) -> None:
    """Refuse (415) a body sent to the API in another format than JSON (or a form with files)."""
    if not connection.url.path.startswith("/api/") or connection.headers.get("content-length", "0") == "0":
        return
    if connection.headers.get("content-type", FORMATS[0]).partition(";")[0].strip().lower() not in FORMATS:
        raise HTTPException(status_code=415)


async def guard_values(connection: "ASGIConnection[Any, Any, Any, Any]", _: BaseRouteHandler) -> None:
    """Refuse (400) a request to the API that says one thing twice, or names a place or a key that cannot be.

    Nothing of the API takes a list in its address: which of two values counts must not depend on who reads it.
    """
    if not connection.url.path.startswith("/api/"):
        return
    asked = connection.query_params
    twice = [name for name in asked if len(asked.getall(name)) > 1]
    wrong = dict.fromkeys(twice, "Stated twice")
    for name in SEQS:
        value = asked.get(name, "")
        if value.removeprefix("-").isdecimal() and not 0 <= int(value[:20]) <= LAST_SEQ:
            wrong[name] = f"Expected `int` {'>= 0' if value.startswith('-') else f'<= {LAST_SEQ}'}"
    if len(connection.headers.get("idempotency-key", "")) > LONGEST_KEY:
        wrong["Idempotency-Key"] = f"Expected `str` of length <= {LONGEST_KEY}"
    if wrong:
        raise ValidationException(extra=[{"key": name, "message": reason} for name, reason in wrong.items()])


async def tell_methods(message: Message, scope: Scope) -> None:
    """Name all methods of an address on the answer to OPTIONS. A hook for `before_send`."""
    if scope.get("method") != "OPTIONS" or message["type"] != "http.response.start" or message["status"] != 204:
        return
    known = ", ".join([*allowed(scope["litestar_app"], scope["path"]), "OPTIONS"])
    kept = [each for each in message["headers"] if each[0].lower() != b"allow"]
    message["headers"] = [*kept, (b"allow", known.encode())]


def allowed(app: Litestar, path: str) -> list[str]:
    """The methods that an address knows, for the header Allow."""
    known = [method for method in METHODS if _knows(app, path, method)]
    return ["GET", "HEAD", *known[1:]] if known[:1] == ["GET"] else known


def page_above(request: Request[Any, Any, Any]) -> Response[Any]:
    """Where a browser goes that asks for an address which only takes forms: the page that the form stands on."""
    return Redirect(request.url.path.rstrip("/").rpartition("/")[0] or "/", status_code=303)


def _knows(app: Litestar, path: str, method: Any) -> bool:
    try:
        app.asgi_router.handle_routing(path, method)
    except (MethodNotAllowedException, NotFoundException, KeyError):
        return False
    return True
