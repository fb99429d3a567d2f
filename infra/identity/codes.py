"""Codes of six digits from an app (RFC 6238: HMAC-SHA1, 30 seconds), and the recovery codes that stand in for it."""

import base64
import hashlib
import hmac
import secrets as random
import struct
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote
from uuid import UUID

from infra.keys import seal, unseal

PERIOD, DIGITS = 30, 6
RECOVERY_CODES = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is easily taken for another


def new_seed() -> str:
    """160 random bits in base32, as one may type them into an app."""
    return base64.b32encode(random.token_bytes(20)).decode()


def code_at(seed: str, step: int) -> str:
    """The code of a time step (RFC 4226, 5.3)."""
    digest = hmac.new(base64.b32decode(seed), struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_at(now: datetime) -> int:
    """The time step of an instant."""
    return int(now.timestamp()) // PERIOD


def step_of(seed: str, code: str, now: datetime) -> int | None:
    """The time step that a code is of, None when it is of none near `now`: a clock may be 30 seconds off."""
    near = range(step_at(now) - 1, step_at(now) + 2)
    fits = [step for step in near if hmac.compare_digest(code_at(seed, step).encode(), code.encode())]
    return max(fits, default=None)


def address_of(seed: str, email: str) -> str:
    """What the QR code says, by which an app takes the seed."""
    name = quote(f"Werkbalans:{email}")
    return f"otpauth://totp/{name}?secret={seed}&issuer=Werkbalans&digits={DIGITS}&period={PERIOD}"


def plain(code: str) -> str:
    """A code as it was typed, without spaces and hyphens, in small letters."""
    return "".join(c for c in code.lower() if c.isalnum())


def new_recovery_codes() -> Sequence[str]:
    """Ten codes of 59 random bits each: `k3m9-p7wx-2qrt`."""
    return [
        "-".join("".join(random.choice(LETTERS) for _ in range(4)) for _ in range(3)) for _ in range(RECOVERY_CODES)
    ]


class CodeKeys:
    """Keeps seeds readable to us alone, and recovery codes unreadable to everybody: their hash is keyed."""

    def __init__(self, seeds: bytes, recovery: bytes) -> None:
        self._seeds, self._recovery = seeds, recovery

    def sealed(self, account: UUID, seed: str) -> bytes:
        """The seed, bound to its account."""
        return seal(self._seeds, b"code_app\0" + account.bytes, seed)

    def seed(self, account: UUID, sealed: bytes) -> str:
        """The seed again. Raises InvalidTag when it was sealed for another account."""
        return unseal(self._seeds, b"code_app\0" + account.bytes, sealed)

    def hash_of(self, account: UUID, recovery_code: str) -> bytes:
        """The 32 bytes that are kept of a recovery code."""
        return hmac.new(self._recovery, account.bytes + plain(recovery_code).encode(), hashlib.sha256).digest()
