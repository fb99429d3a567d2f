"""Secrets of unnamed reporting: a plan's link, and the code with which a reporter comes back.

Both are derived from keys of the service, so neither is stored: a link can be shown again to who steers the plan; a
code is the same when the same form is sent twice, and only its SHA-256 is kept.
"""

import base64
import hashlib
import hmac
from uuid import UUID

import msgspec

from domain.kernel.ids import PlanId, TenantId

MAC = 16
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH, GROUP = 20, 5


class Place(msgspec.Struct, frozen=True):
    """Where a link leads: the plan's link number `number`."""

    tenant: TenantId
    plan: PlanId
    number: int


class Links:
    """Makes and reads links: base64url of tenant, plan, number and the first 16 bytes of their HMAC-SHA256."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, place: Place) -> str:
        """The link's secret."""
        body = place.tenant.bytes + place.plan.bytes + place.number.to_bytes(2)
        return base64.urlsafe_b64encode(body + self._mac(body)).decode().rstrip("=")

    def read(self, secret: str) -> Place | None:
        """Where it leads, None for what is no link of ours."""
        try:
            raw = base64.urlsafe_b64decode(secret + "=" * (-len(secret) % 4))
        except ValueError:
            return None
        body, mac = raw[:-MAC], raw[-MAC:]
        if len(body) != 34 or not hmac.compare_digest(mac, self._mac(body)):
            return None
        return Place(TenantId(UUID(bytes=body[:16])), PlanId(UUID(bytes=body[16:32])), int.from_bytes(body[32:]))

    def _mac(self, body: bytes) -> bytes:
        return hmac.new(self._key, body, hashlib.sha256).digest()[:MAC]


class Codes:
    """Makes codes of 100 bits, in groups of five characters that nobody confuses."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, place: bytes, form: str) -> str:
        """The code that belongs to a form, by its own random key."""
        number = int.from_bytes(self._derived(b"code", place, form))
        letters = "".join(ALPHABET[number >> 5 * index & 31] for index in range(CODE_LENGTH))
        return "-".join(letters[index : index + GROUP] for index in range(0, CODE_LENGTH, GROUP))

    def item(self, place: bytes, form: str) -> UUID:
        """The id that a form's item has in the inbox."""
        return UUID(bytes=self._derived(b"item", place, form)[:16], version=4)

    def _derived(self, what: bytes, place: bytes, form: str) -> bytes:
        return hmac.new(self._key, b"\0".join((what, place, form.encode())), hashlib.sha256).digest()


def code_hash(typed: str) -> bytes:
    """SHA-256 (32 bytes) of a code, however it was typed: small letters, spaces, with or without dashes."""
    letters = "".join(letter for letter in typed.upper() if letter in ALPHABET)
    return hashlib.sha256(letters.encode()).digest()
