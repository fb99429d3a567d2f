"""Counters as they lie in their rows: sealed, and of a length that tells nothing.

AES-256-GCM under a key that follows from the service's key and the poll's secret; the row's own place is bound in, so
that no row can be put in another's stead.
"""

import os
from typing import Any, TypeVar

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import PollId, TenantId
from domain.polls.counting import Tally, Waiting

NONCE, LENGTH, MARK = 12, 4, 18
T = TypeVar("T")


class Seal:
    """Seals and opens what belongs to one poll. `secret`: the poll's own; none for what outlives it."""

    def __init__(self, key: bytes, tenant: TenantId, poll: PollId, secret: bytes = b"") -> None:
        self._place = tenant.bytes + poll.bytes
        derived = HKDF(algorithm=SHA256(), length=32, salt=secret or None, info=b"poll-counters" + self._place)
        self._cipher = AESGCM(derived.derive(key))

    def close(self, what: str, content: Any, room: int = 0) -> bytes:
        """The content, sealed as `what`, filled up to `room` bytes."""
        body = msgspec.msgpack.encode(content)
        filled = (len(body).to_bytes(LENGTH) + body).ljust(LENGTH + room, b"\0")
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, filled, what.encode() + self._place)

    def open(self, what: str, sealed: bytes, kind: type[T]) -> T:
        """The content again. Raises InvalidTag when it is not what was sealed here."""
        filled = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], what.encode() + self._place)
        size = int.from_bytes(filled[:LENGTH])
        return msgspec.msgpack.decode(filled[LENGTH : LENGTH + size], type=kind)

    def close_waiting(self, waiting: Waiting, room: int) -> bytes:
        """The row of what waits."""
        return self.close("waiting", waiting, room)

    def open_waiting(self, sealed: bytes) -> Waiting:
        """What waits."""
        return self.open("waiting", sealed, Waiting)

    def close_tallies(self, tallies: list[Tally], room: int) -> bytes:
        """The row of what lasts while the poll is open."""
        return self.close("tally", tallies, room)

    def open_tallies(self, sealed: bytes) -> list[Tally]:
        """What lasts."""
        return self.open("tally", sealed, list[Tally])


def room_of(sealed: bytes) -> int:
    """How much a sealed row was made to hold, so that it stays as long."""
    return len(sealed) - NONCE - 16 - LENGTH


def room_for_waiting(groups: int, width: int, asked: int) -> int:
    """Enough for whatever may wait: heaps of FLOOR with their marks, what leaves, and everybody's mark."""
    heaps = 2 * (width + 80) + 2 * FLOOR * MARK
    return groups * (heaps + 2 * (5 * width + 40)) + asked * MARK + 200


def room_for_tallies(groups: int, width: int) -> int:
    """Enough for counters of any number of people."""
    return groups * (5 * width + 40) + 100
