"""Structured logs that hold no personal data: routes instead of paths, error types and places instead of messages."""

import logging
import sys
import time
import traceback

import structlog
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger("werkbalans.api")
QUIET = ("/health/live", "/health/ready", "/metrics")


def set_up_logs() -> None:
    """One JSON line an event on standard error, UTC; the server's own access log, which names paths, is off."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.getLogger("uvicorn.access").disabled = True


def places_of(error: BaseException) -> list[str]:
    """Where an error came from, innermost last, without its message (which may quote somebody's words)."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


class AccessLog(ASGIMiddleware):
    """One line a request: method, route, status, milliseconds."""

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass the request on and log how it went."""
        if scope["type"] != ScopeType.HTTP:
            await next_app(scope, receive, send)
            return
        began, status, method = time.perf_counter(), 500, scope["method"]

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await next_app(scope, receive, watch)
        finally:
            route = str(scope.get("path_template", ""))
            if route not in QUIET:
                spent = round((time.perf_counter() - began) * 1000, 1)
                log.info("request", method=method, route=route, status=status, ms=spent)


class SafeHeaders:
    """What every answer says to a browser: nothing from elsewhere, no framing, no guessing, no storing.

    A hook for `before_send`, so that an answer to an unknown path has them too.
    """

    def __init__(self, https: bool) -> None:
        self._headers = {
            "content-security-policy": (
                "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
                "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
            "cache-control": "no-store",
            **({"strict-transport-security": "max-age=31536000"} if https else {}),
        }

    async def __call__(self, message: Message, _scope: Scope) -> None:
        """Add the headers that the answer does not have itself."""
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
