"""What HTTP itself asks: the formats that a body may have, the methods that an address knows, where to go instead."""

from typing import Any

from litestar import Litestar, Request, Response
from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotFoundException
from litestar.handlers.base import BaseRouteHandler
from litestar.response import Redirect

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
FORMATS = ("application/json", "multipart/form-data")


async def guard_format(connection: "ASGIConnection[Any, Any, Any, Any]", _: BaseRouteHandler) -> None:
    """Refuse (415) a body sent to the API in another format than JSON (or a form with files)."""
    if not connection.url.path.startswith("/api/") or connection.headers.get("content-length", "0") == "0":
        return
    if connection.headers.get("content-type", FORMATS[0]).partition(";")[0].strip().lower() not in FORMATS:
        raise HTTPException(status_code=415)


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
