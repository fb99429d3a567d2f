"""Notes that a browser keeps for us for some minutes: sealed, so that nobody reads or changes them, and with an end."""

import base64
import binascii
import os
from datetime import timedelta
from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.kernel.ports import Clock

NONCE = 12
T = TypeVar("T")


class _Note(msgspec.Struct, frozen=True):
    until: float
    facts: msgspec.Raw


class Notes:
    """Writes and reads them; a note that was written for one purpose is none for another."""

    def __init__(self, key: bytes, clock: Clock) -> None:
        self._key, self._clock = AESGCM(key), clock

    def write(self, purpose: str, facts: msgspec.Struct, lasts: timedelta) -> str:
        """The note, in letters that fit a cookie and a field."""
        until = (self._clock.now() + lasts).timestamp()
        body = msgspec.json.encode(_Note(until, msgspec.Raw(msgspec.json.encode(facts))))
        nonce = os.urandom(NONCE)
        sealed = self._key.encrypt(nonce, body, purpose.encode())
        return base64.urlsafe_b64encode(nonce + sealed).decode().rstrip("=")

    def read(self, purpose: str, text: str, kind: type[T]) -> T | None:
        """The facts; None when it is no note of this purpose, or past its end."""
        try:
            sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            note = msgspec.json.decode(self._key.decrypt(sealed[:NONCE], sealed[NONCE:], purpose.encode()), type=_Note)
        except (InvalidTag, ValueError, binascii.Error, msgspec.MsgspecError):
            return None
        return msgspec.json.decode(note.facts, type=kind) if note.until > self._clock.now().timestamp() else None
