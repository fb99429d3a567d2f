"""Words that can be erased: each subject's text is encrypted under a key of its own, which can be destroyed.

AES-256-GCM; the associated data binds a ciphertext to its tenant, event and field. The nonce is derived from the key,
the associated data and the text (HMAC-SHA256), so that a repeated command encodes to the same bytes; a nonce can
only repeat for the very same text in the very same place.
"""

import hashlib
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.settings import derive

NONCE = 12


class KeyRing:
    """Makes, wraps and unwraps the keys of subjects; holds the tenants' wrapping keys, which are derived."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def fresh(self, tenant: UUID, subject: UUID) -> bytes:
        """A new random key of a subject, wrapped."""
        nonce = os.urandom(NONCE)
        return nonce + self._wrapping(tenant).encrypt(nonce, os.urandom(32), subject.bytes)

    def unwrap(self, tenant: UUID, subject: UUID, wrapped: bytes) -> bytes:
        """The key itself (32 bytes). Raises InvalidTag when it was wrapped for somebody else."""
        return self._wrapping(tenant).decrypt(wrapped[:NONCE], wrapped[NONCE:], subject.bytes)

    def _wrapping(self, tenant: UUID) -> AESGCM:
        return AESGCM(derive(self._key, f"tenant:{tenant}"))


def seal(key: bytes, place: bytes, text: str) -> bytes:
    """The ciphertext of words that stand at `place` (tenant, event, field), nonce first."""
    plain = text.encode()
    nonce = hmac.new(key, b"nonce\0" + place + b"\0" + plain, hashlib.sha256).digest()[:NONCE]
    return nonce + AESGCM(key).encrypt(nonce, plain, place)


def unseal(key: bytes, place: bytes, sealed: bytes) -> str:
    """The words again. Raises InvalidTag when they were sealed for another place, or changed."""
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], place).decode()


__all__ = ["InvalidTag", "KeyRing", "seal", "unseal"]
