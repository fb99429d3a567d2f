"""The link with which somebody answers a poll, and the mark that says that it was used.

A link holds the organisation, the poll, the number of the unit among those asked, and a number that follows from the
poll's secret, the service's key and the person; all of it sealed with AES-SIV (RFC 5297). No person is in it, and no
table holds it: the mail is written from the person, and the page opens it. Once the poll's secret is gone, nobody can
tell any more whose link it was.
"""

import base64
import hashlib
import hmac
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from msgspec import Struct

from domain.kernel.ids import PersonId, PollId, TenantId

NUMBER, BODY = 16, 16 + 16 + 2 + 16


class Ticket(Struct, frozen=True):
    """What a link says: which poll, which of its groups, and the mark to keep when it is used."""

    tenant: TenantId
    poll: PollId
    group: int
    mark: bytes


class PollLinks:
    """Makes and reads the secrets in these links."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._cipher = AESSIV(hashlib.sha512(b"poll-link\0" + key).digest()[:32])

    def of(self, tenant: TenantId, poll: PollId, secret: bytes, group: int, person: PersonId) -> str:
        """A person's own link; `secret` is the poll's."""
        body = tenant.bytes + poll.bytes + group.to_bytes(2) + self._number(secret, person)
        return base64.urlsafe_b64encode(self._cipher.encrypt(body, None)).decode().rstrip("=")

    def mark_of(self, secret: bytes, person: PersonId) -> bytes:
        """The mark that a person's link leaves."""
        return _mark(self._number(secret, person))

    def read(self, text: str) -> Ticket | None:
        """What a link says, None for what is no link of ours."""
        try:
            body = self._cipher.decrypt(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), None)
        except (ValueError, InvalidTag):
            return None
        if len(body) != BODY:
            return None
        tenant, poll = TenantId(UUID(bytes=body[:16])), PollId(UUID(bytes=body[16:32]))
        return Ticket(tenant, poll, int.from_bytes(body[32:34]), _mark(body[34:]))

    def _number(self, secret: bytes, person: PersonId) -> bytes:
        return hmac.new(self._key, secret + person.bytes, hashlib.sha256).digest()[:NUMBER]


def _mark(number: bytes) -> bytes:
    return hashlib.sha256(b"poll-mark\0" + number).digest()[:NUMBER]
