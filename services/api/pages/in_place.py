"""A form that goes elsewhere and was refused: the page on which it stood, asked anew with what was typed."""

import re
from collections.abc import Callable
from typing import Any

from litestar import Response
from litestar.enums import MediaType
from litestar.types import Message

from services.api.pages.page import AnyRequest

HERE = re.compile(rb'(<form\b(?![^>]*\baction=)|<a\b[^>]*\bhref="(?=\?))')


async def page_at(request: AnyRequest, path: str, **told: Any) -> Response[bytes]:
    """The page at `path` as this reader gets it now; `told` stands in its scope's state."""
    scope: Any = {
        **request.scope,
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [each for each in request.scope["headers"] if not each[0].startswith(b"content-")],
        "state": told,
    }
    status, body = 500, bytearray()

    async def take(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body.extend(message["body"])

    await request.app(scope, request.receive, take)
    return Response(HERE.sub(_pointing_to(path.encode()), body), status_code=status, media_type=MediaType.HTML)


def _pointing_to(path: bytes) -> Callable[[re.Match[bytes]], bytes]:
    """What points to the page on which it stands says which one: the browser's address is another."""
    return lambda found: found[0] + (b' action="' + path + b'"' if found[0].startswith(b"<form") else path)
