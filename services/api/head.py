"""HEAD: the same answer as GET would get, but for its body (RFC 9110, 9.3.2), wherever GET is answered."""

from typing import Any

from litestar import Litestar
from litestar.types import Message, Send


class Headed(Litestar):
    """The application, which answers a HEAD request as the GET request that it stands for and sends no body."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one connection."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await super().__call__(scope, receive, send)
            return
        asked: Any = {**scope, "method": "GET"}
        await super().__call__(asked, receive, _bodiless(send))


def _bodiless(send: Send) -> Send:
    """The headers at once, an empty end with the first piece of the body, and nothing of what follows."""
    ended = False

    async def only_headers(message: Message) -> None:
        nonlocal ended
        if message["type"] != "http.response.body":
            await send(message)
        elif not ended:
            ended = True
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return only_headers
