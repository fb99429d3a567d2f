"""What a provider is asked over HTTP: within limits of time and size, no redirect, nothing inside a network."""

import asyncio
from collections.abc import Mapping, Sequence

import httpcore
import msgspec

from domain.kernel.refusals import InvalidValue
from infra.single_sign_on.faults import ProviderFault, Trouble
from infra.webhooks.addresses import OnlyOutside, PrivateAddress, checked

SECONDS, MOST = 8.0, 500_000


class Said(msgspec.Struct, frozen=True):
    """What the provider answered."""

    status: int
    body: bytes


async def ask(
    address: str,
    vouched: Sequence[str],
    headers: Mapping[str, str] | None = None,
    content: bytes | None = None,
) -> Said:
    """GET an address, or POST `content` to it. Raises ProviderFault."""
    url = leads_to(address, vouched)
    told = {"accept": "application/json", "user-agent": "Werkbalans", **(headers or {})}
    method = "GET" if content is None else "POST"
    try:
        async with (
            asyncio.timeout(SECONDS),
            httpcore.AsyncConnectionPool(network_backend=OnlyOutside(vouched)) as pool,
            pool.stream(method, url, headers=list(told.items()), content=content) as answer,
        ):
            return Said(answer.status, await _read(answer))
    except PrivateAddress:
        raise ProviderFault(Trouble.BAD_ADDRESS, "private_address") from None
    except TimeoutError:
        raise ProviderFault(Trouble.UNREACHABLE, "timeout") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
        detail = "certificate" if "certificate" in str(error).lower() else type(error).__name__
        raise ProviderFault(Trouble.UNREACHABLE, detail) from None


def leads_to(address: str, vouched: Sequence[str]) -> str:
    """An address that is one of the web. Raises ProviderFault."""
    try:
        return checked("issuer", address, vouched).geturl()
    except InvalidValue as wrong:
        raise ProviderFault(Trouble.BAD_ADDRESS, str(wrong.data.get("reason", ""))) from None


async def _read(answer: httpcore.Response) -> bytes:
    body = bytearray()
    async for chunk in answer.aiter_stream():
        body += chunk
        if len(body) > MOST:
            raise ProviderFault(Trouble.UNREACHABLE, "too_large")
    return bytes(body)
