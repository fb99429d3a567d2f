"""Sends a message to a webhook and tells what became of it. Nothing of the answer is kept but its status."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import httpcore
import msgspec

from infra.webhooks.addresses import OnlyOutside, PrivateAddress
from infra.webhooks.secrets import signature

# From the name's look-up to the end of the answer's head: a receiver that trickles holds nobody up.
SECONDS = 15.0


class Became(StrEnum):
    """What became of a message: it arrived, did not, or the receiver says that it is not there any more."""

    ARRIVED = "arrived"
    FAILED = "failed"
    GONE = "gone"


class Message(msgspec.Struct, frozen=True):
    """What is told of one event: thin, so that no words leave; who may read them asks the API for `seq`."""

    id: str
    type: str
    timestamp: datetime
    data: dict[str, Any]

    def body(self) -> bytes:
        """As it goes out."""
        return msgspec.json.encode({"type": self.type, "timestamp": self.timestamp, "data": self.data})


class Sent(msgspec.Struct, frozen=True):
    """What became of it, the HTTP status (None: no answer), a word about it, seconds that the receiver asks to wait."""

    became: Became
    status: int | None = None
    detail: str = ""
    wait: int = 0


def message_id(webhook: UUID, event: UUID) -> str:
    """The id of a message: sent again it is the same, so that a receiver takes it once."""
    return f"msg_{webhook.hex[:12]}{event.hex}"


async def send(
    address: str, message: Message, secrets: Sequence[str], now: datetime, vouched: Sequence[str] = ()
) -> Sent:
    """Post a message at this moment (UTC), signed with each of the secrets.

    No redirect is followed, no proxy asked, no cookie kept.
    """
    at, body = int(now.timestamp()), message.body()
    headers = {
        "content-type": "application/json",
        "user-agent": "Werkbalans-Webhooks",
        "webhook-id": message.id,
        "webhook-timestamp": str(at),
        "webhook-signature": " ".join(signature(secret, message.id, at, body) for secret in secrets),
    }
    try:
        async with (
            asyncio.timeout(SECONDS),
            httpcore.AsyncConnectionPool(network_backend=OnlyOutside(vouched)) as pool,
            pool.stream("POST", address, headers=list(headers.items()), content=body) as answer,
        ):
            return _told(answer.status, dict(answer.headers), now)
    except PrivateAddress:
        return Sent(Became.FAILED, detail="private_address")
    except TimeoutError:
        return Sent(Became.FAILED, detail="timeout")
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
        return Sent(Became.FAILED, detail=_name_of(error))


def _told(status: int, headers: dict[bytes, bytes], now: datetime) -> Sent:
    if 200 <= status < 300:
        return Sent(Became.ARRIVED, status)
    if status == 410:
        return Sent(Became.GONE, status)
    wait = next((value for name, value in headers.items() if name.lower() == b"retry-after"), b"")
    return Sent(Became.FAILED, status, wait=_seconds(wait.decode("latin-1"), now) if status in (429, 503) else 0)


def _seconds(text: str, now: datetime) -> int:
    if text.isascii() and text.isdigit():
        return int(text[:9])
    try:
        return max(0, int(parsedate_to_datetime(text).timestamp() - now.timestamp()))
    except (ValueError, TypeError):
        return 0


def _name_of(error: Exception) -> str:
    return "certificate" if "certificate" in str(error).lower() else type(error).__name__


__all__ = ["SECONDS", "Became", "Message", "Sent", "message_id", "send"]
