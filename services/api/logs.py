"""Structured logs that hold no personal data: routes instead of paths, error types and places instead of messages."""

import logging
import sys
import time
import traceback
from typing import Any

import msgspec
import structlog
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import Histogram

log = structlog.get_logger("werkbalans.api")
QUIET = ("/health/live", "/health/ready", "/metrics")
# Reporting unnamed, answering a poll: no line and no figure may say that somebody did, or when (decisions 0050, 0140).
UNNAMED = ("/melden/", "/peiling/", "/api/v1/unnamed/")
REQUESTS = Histogram(
    "werkbalans_request_duration_seconds", "Requests and how long they took.", ["method", "route", "status"]
)


def set_up_logs() -> None:
    """One JSON line an event on standard error, UTC; the server's own access log, which names paths, is off."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _as_json,
        ],
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )
    logging.getLogger("uvicorn.access").disabled = True


def _as_json(_logger: object, _method: str, entry: Any) -> bytes:
    return msgspec.json.encode(entry, enc_hook=repr)


def places_of(error: BaseException) -> list[str]:
    """Where an error came from, innermost last, without its message (which may quote somebody's words)."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


class AccessLog(ASGIMiddleware):
    """One line a request (method, route, status, milliseconds), and the same as a figure for Prometheus."""

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
            if route not in QUIET and not route.startswith(UNNAMED):
                spent = time.perf_counter() - began
                REQUESTS.labels(method, route, status).observe(spent)
                log.info("request", method=method, route=route, status=status, ms=round(spent * 1000, 1))


class SafeHeaders:
    """What every answer says to a browser: nothing from elsewhere, no framing, no guessing, no storing.

    A hook for `before_send`, so that an answer to an unknown path has them too.
    """

    def __init__(self, https: bool) -> None:
        texts = {
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
        self._headers = [(name.encode(), value.encode()) for name, value in texts.items()]

    async def __call__(self, message: Message, _scope: Scope) -> None:
        """Add the headers that the answer does not have itself."""
        if message["type"] == "http.response.start":
            own = list(message["headers"])
            names = {name.lower() for name, _ in own}
            message["headers"] = [*own, *(header for header in self._headers if header[0] not in names)]
