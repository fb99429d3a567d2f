"""What is secret about a webhook: the key that signs (derived, so it stands nowhere), and the address (sealed)."""

import base64
import hashlib
import hmac
from uuid import UUID

from domain.kernel.ids import TenantId
from infra.keys import seal, unseal

PREFIX = "whsec_"


class WebhookSecrets:
    """Derives and seals under one key of the installation."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def secret(self, tenant: TenantId, webhook: UUID, number: int) -> str:
        """Secret number `number` as its owner gets it: `whsec_` and 32 bytes in base64 (Standard Webhooks)."""
        content = b"webhook-secret\0" + tenant.bytes + webhook.bytes + number.to_bytes(8)
        return PREFIX + base64.b64encode(hmac.new(self._key, content, hashlib.sha256).digest()).decode()

    def sealed(self, tenant: TenantId, webhook: UUID, address: str) -> str:
        """The address as it stands in the log; the same one comes out the same."""
        return base64.b64encode(seal(self._sealing, tenant.bytes + webhook.bytes, address)).decode()

    def opened(self, tenant: TenantId, webhook: UUID, sealed: str) -> str:
        """The address again. Raises InvalidTag for another's."""
        return unseal(self._sealing, tenant.bytes + webhook.bytes, base64.b64decode(sealed))

    @property
    def _sealing(self) -> bytes:
        return hmac.new(self._key, b"webhook-address", hashlib.sha256).digest()


def signature(secret: str, message: str, at: int, body: bytes) -> str:
    """One signature over message id, Unix time and body. Standard Webhooks, "Verifying webhook authenticity", v1."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.new(key, f"{message}.{at}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(signed).decode()
