"""Passwords: argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane), hashed off the event loop, a few at a time.

Length counts, nothing else is demanded (NIST SP 800-63B, 3.1.1.2): from 12 characters on, up to 200, none that guessers
know. What is compared is the NFKC form, so that the same keys give the same password on every machine.
"""

import asyncio
from functools import cached_property
from unicodedata import normalize

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from domain.kernel.refusals import InvalidValue
from infra.identity.breached import Breached

SHORTEST, LONGEST = 12, 200
AT_ONCE = 4


class Verdict(msgspec.Struct, frozen=True):
    """Whether a password is right; `fresh` is its hash by today's parameters, where the kept one is of older ones."""

    right: bool
    fresh: bytes | None = None


class Passwords:
    """Checks new passwords and compares typed ones, as slowly for nobody's account as for anybody's."""

    def __init__(self, breached: Breached) -> None:
        self._breached = breached
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def accept(self, password: str, email: str) -> bytes:
        """The hash of a new password. Raises InvalidValue when it is too short, too long, one's own name, or known."""
        typed = normalize("NFKC", password)
        if len(typed) < SHORTEST:
            raise InvalidValue(field="password", reason="password_short", low=SHORTEST)
        if len(typed) > LONGEST:
            raise InvalidValue(field="password", reason="too_long", high=LONGEST)
        own = {email.casefold(), *(part for part in email.casefold().split("@") if len(part) > 3)}
        if typed.casefold().strip("0123456789!?.") in own:
            raise InvalidValue(field="password", reason="password_known")
        if await self._breached.knows(typed):
            raise InvalidValue(field="password", reason="password_known")
        async with self._turns:
            return (await asyncio.to_thread(self._hasher.hash, typed)).encode()

    async def compare(self, password: str, kept: bytes | None) -> Verdict:
        """Whether this is the password whose hash is kept; where none is kept, no, after the same work."""
        typed = normalize("NFKC", password[: 4 * LONGEST])
        async with self._turns:
            return await asyncio.to_thread(self._compare, typed, kept)

    def _compare(self, typed: str, kept: bytes | None) -> Verdict:
        nobodys, known = self._nobodys, (kept or b"").decode()
        try:
            self._hasher.verify(known or nobodys, typed)
        except (VerificationError, InvalidHashError):
            return Verdict(False)
        if not known:
            return Verdict(False)
        stale = self._hasher.check_needs_rehash(known)
        return Verdict(True, self._hasher.hash(typed).encode() if stale else None)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("the password of nobody")
