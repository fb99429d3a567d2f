"""How many calls a minute an API token has, told on every answer to it.

Headers as in draft-ietf-httpapi-ratelimit-headers (`RateLimit-Policy`, `RateLimit`), and `Retry-After` (RFC 9110) with
the refusal. Counted in the database, so that it is exact however many processes answer.
"""

from typing import Any

import msgspec
from litestar import Request
from litestar.types import Message, Scope

from infra.bootstrap import Services
from services.api.errors import TooManyCalls

MINUTE = 60


class Calls(msgspec.Struct, frozen=True):
    """How many calls of `quota` a token has left (below 0: this one was too many), and when it has all again."""

    quota: int
    remaining: int
    resets_in: int


async def count_call(request: Request[Any, Any, Any], services: Services, token: str) -> None:
    """Count a request of an API token. Raises TooManyCalls; its answer tells how long to wait."""
    quota = services.settings.api_calls
    calls = Calls(quota, *await services.door.count_call(token, quota, MINUTE))
    request.scope["state"]["calls"] = calls
    if calls.remaining < 0:
        raise TooManyCalls


async def tell_calls(message: Message, scope: Scope) -> None:
    """Add what is left to the answer. A hook for `before_send`."""
    calls: Calls | None = scope.get("state", {}).get("calls")
    if calls is None or message["type"] != "http.response.start":
        return
    texts = {
        "ratelimit-policy": f'"token";q={calls.quota};w={MINUTE}',
        "ratelimit": f'"token";r={max(calls.remaining, 0)};t={calls.resets_in}',
        **({"retry-after": str(calls.resets_in)} if calls.remaining < 0 else {}),
    }
    kept = [each for each in message["headers"] if each[0].lower().decode() not in texts]
    message["headers"] = [*kept, *((name.encode(), text.encode()) for name, text in texts.items())]
