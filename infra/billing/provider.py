"""What a payment provider tells: the form of Stripe's webhooks, signed over time and text, never taken in twice.

`Stripe-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`; a rotated secret sends several `v1`.
"""

import hashlib
import hmac
from typing import Protocol
from uuid import UUID

import msgspec

from domain.kernel.ids import TenantId
from infra.pool import Pool

TOLERANCE_SECONDS = 300
PAID = frozenset({"payment_intent.succeeded"})


class NotFromThem(Exception):
    """The message is not signed by the provider, or was signed too long ago."""


class Paid(msgspec.Struct, frozen=True):
    """An invoice was paid: by which event of the provider's, how many cents, under which payment of theirs."""

    event: str
    tenant: TenantId
    invoice: UUID
    amount: int
    payment: str


class Other(msgspec.Struct, frozen=True):
    """Something that we do nothing with."""

    event: str


class Provider(Protocol):
    """A payment provider, as far as we need one."""

    name: str

    def read(self, signature: str, body: bytes, now: float) -> Paid | Other:
        """What a message says. Raises NotFromThem; ValidationError when it cannot be read."""
        ...


class _Intent(msgspec.Struct, frozen=True):
    id: str
    amount_received: int = 0
    currency: str = ""
    metadata: dict[str, str] = {}


class _Data(msgspec.Struct, frozen=True):
    object: _Intent


class _Event(msgspec.Struct, frozen=True):
    id: str
    type: str
    data: _Data


class StripeProvider:
    """Implements Provider for messages in the form of Stripe's."""

    name = "stripe"

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def read(self, signature: str, body: bytes, now: float) -> Paid | Other:
        """What a message says. Raises NotFromThem; ValidationError when it cannot be read."""
        self._check(signature, body, now)
        told = msgspec.json.decode(body, type=_Event)
        intent = told.data.object
        known = ("organisation", "invoice")
        if told.type not in PAID or intent.currency != "eur" or not all(name in intent.metadata for name in known):
            return Other(told.id)
        organisation, invoice = (msgspec.convert(intent.metadata[name], UUID) for name in known)
        return Paid(told.id, TenantId(organisation), invoice, intent.amount_received, intent.id)

    def _check(self, signature: str, body: bytes, now: float) -> None:
        pairs = [part.strip().partition("=") for part in signature.split(",")]
        moments = [value for name, _, value in pairs if name == "t"]
        given = [value for name, _, value in pairs if name == "v1"]
        if not self._secret or len(moments) != 1 or not (moments[0].isascii() and moments[0].isdigit()):
            raise NotFromThem
        wanted = hmac.new(self._secret, moments[0].encode() + b"." + body, hashlib.sha256).hexdigest()
        if not any(hmac.compare_digest(wanted.encode(), each.encode()) for each in given):
            raise NotFromThem
        if abs(now - int(moments[0])) > TOLERANCE_SECONDS:
            raise NotFromThem


class ProviderEvents:
    """Which messages of providers were taken in already."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def known(self, provider: str, event: str) -> bool:
        """Whether this one was."""
        return bool(await self._pool.fetchval("SELECT werkbalans.provider_event_known($1, $2)", provider, event))

    async def note(self, provider: str, event: str) -> None:
        """It is now."""
        await self._pool.execute("SELECT werkbalans.note_provider_event($1, $2)", provider, event)
