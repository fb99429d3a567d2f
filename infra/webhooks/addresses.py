"""Where messages may go: no address inside a network, neither as it is written nor as it is found at the moment of
connecting, so that no name that changes its mind leads in (SSRF: OWASP ASVS 5.0 1.3.6)."""

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

import anyio
import httpcore

from domain.kernel.refusals import InvalidValue

LONGEST = 2000
# Ranges in which an IPv4 address is wrapped, so that "global" says nothing about where it leads, and local ones.
WRAPPED = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "fec0::/10")))


class PrivateAddress(Exception):
    """The name leads into a network: nothing was sent."""


def checked(field: str, text: str, vouched: Iterable[str] = ()) -> SplitResult:
    """The parts of an address that could be told. Raises InvalidValue where it cannot be one of a program on the web.

    `vouched` holds `host:port` that the operator allows in their own network, over plain HTTP too.
    """
    address = text.strip()
    if len(address) > LONGEST:
        raise InvalidValue(field=field, reason="too_long", high=LONGEST)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise InvalidValue(field=field, reason="no_web_address") from None
    host = parts.hostname or ""
    if not host or parts.scheme not in ("https", "http") or parts.username or parts.fragment or not address.isascii():
        raise InvalidValue(field=field, reason="no_web_address")
    if is_vouched(host, port or (443 if parts.scheme == "https" else 80), vouched):
        return parts
    if parts.scheme == "http":
        raise InvalidValue(field=field, reason="not_https")
    if host.rpartition(".")[2] in ("localhost", "local", "internal", "") or _written_inside(host):
        raise InvalidValue(field=field, reason="inside_a_network")
    return parts


def is_vouched(host: str, port: int, vouched: Iterable[str]) -> bool:
    """Whether the operator allows this host and port."""
    return f"{host}:{port}" in set(vouched)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address lies on the open internet."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in WRAPPED):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _written_inside(host: str) -> bool:
    try:
        return not is_public(ip_address(host))
    except ValueError:
        return False


class OnlyOutside(httpcore.AsyncNetworkBackend):
    """Connects to what a name stands for at this moment, after looking at it: no second look-up comes between."""

    def __init__(self, vouched: Iterable[str] = ()) -> None:
        self._vouched = frozenset(vouched)
        self._real = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises PrivateAddress when any of the addresses of the name lies inside, ConnectError when it has none."""
        try:
            found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError("the name leads nowhere") from error
        addresses = [str(each[4][0]).partition("%")[0] for each in found]
        if not is_vouched(host, port, self._vouched) and not all(is_public(ip_address(each)) for each in addresses):
            raise PrivateAddress
        return await self._real.connect_tcp(addresses[0], port, timeout, local_address, socket_options)
