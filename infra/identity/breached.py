"""Passwords that others tried already: a port, a small list that is shipped, and the range service of a public list.

The range service (k-anonymity, as Have I Been Pwned answers it) hears the first five of forty hex digits of a SHA-1 and
nothing else. It is off unless the setting BREACHED_PASSWORDS_URL names one, such as https://api.pwnedpasswords.com/range/.
"""

import asyncio
import hashlib
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Protocol
from urllib.request import Request, urlopen

import structlog

SECONDS, MOST = 2.0, 2_000_000
LEET = str.maketrans("013457@$!", "oieastasi")
log = structlog.get_logger("werkbalans.passwords")


class Breached(Protocol):
    """Whether a password is known to whoever guesses."""

    async def knows(self, password: str) -> bool:
        """True for a password that one should not have."""
        ...


@cache
def _shipped() -> frozenset[str]:
    lines = (Path(__file__).parent / "known_passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


class ShippedList:
    """Needs no network. A word of the list counts with digits and signs around it, twice over, or in "l33t" too."""

    async def knows(self, password: str) -> bool:
        """True for what stands on the list, a run along the keyboard or the digits, and one thing repeated."""
        small = password.casefold()
        bare = re.sub(r"[\W\d_]+$|^[\W\d_]+", "", small)
        words = {small, bare, *(each.translate(LEET) for each in (small, bare))}
        halves = {re.sub(r"^(.{1,12}?)\1+$", r"\1", each) for each in words}
        return any(len(set(each)) < 5 or each in _shipped() or _is_run(each) for each in words | halves if each)


def _is_run(text: str) -> bool:
    """Whether each character follows the one before it, up or down."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return (len(text) > 3 and steps <= {1, -9}) or steps == {-1}


class RangeService:
    """Asks a public list; where that does not answer in time, the shipped list does."""

    def __init__(self, url: str, otherwise: Breached) -> None:
        self._url, self._otherwise = url, otherwise

    async def knows(self, password: str) -> bool:
        """True when either list has it."""
        if await self._otherwise.knows(password):
            return True
        digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
        try:
            found = await asyncio.to_thread(self._ask, digest[:5])
        except (OSError, ValueError) as error:
            log.warning("the list of breached passwords did not answer", error=type(error).__name__)
            return False
        return any(rest == digest[5:] and count.strip() != "0" for rest, _, count in found)

    def _ask(self, beginning: str) -> list[tuple[str, str, str]]:
        asked = Request(self._url + beginning, headers={"Add-Padding": "true", "User-Agent": "werkbalans"})  # noqa: S310 - https, by the settings
        with urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 - the same
            lines = answer.read(MOST).decode("ascii").splitlines()
        return [line.partition(":") for line in lines]
