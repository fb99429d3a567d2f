"""Whether a mail domain is an organisation's: a TXT record of it holds what only that organisation was told."""

import hashlib
import hmac

import dns.asyncresolver
import dns.exception
import dns.resolver

from domain.kernel.ids import TenantId

SECONDS = 5.0
PREFIX = "werkbalans-domein="


class Domains:
    """Makes proofs, which are derived and stand nowhere, and looks for them."""

    def __init__(self, key: bytes, server: str = "") -> None:
        self._key, self._server = key, server

    def proof(self, tenant: TenantId, domain: str) -> str:
        """What the domain's TXT record is to hold: 128 bits that only this organisation was told."""
        told = hmac.new(self._key, tenant.bytes + domain.encode(), hashlib.sha256).hexdigest()
        return PREFIX + told[:32]

    async def proved(self, tenant: TenantId, domain: str) -> bool:
        """Whether the record is there at this moment; False also when nobody answers."""
        try:
            answer = await self._resolver().resolve(domain, "TXT", lifetime=SECONDS)
        except (dns.exception.DNSException, OSError):
            return False
        wanted = self.proof(tenant, domain).encode()
        return any(hmac.compare_digest(b"".join(record.strings).strip(), wanted) for record in answer)

    def _resolver(self) -> dns.asyncresolver.Resolver:
        if not self._server:
            return dns.asyncresolver.Resolver()
        host, _, port = self._server.rpartition(":")
        resolver = dns.asyncresolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = [host], int(port)
        return resolver
