"""The link in a mail with which its reader turns that kind of mail off: no sign-in (RFC 8058), and it tells nothing."""

import base64
from collections.abc import Iterable
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.notices import NoticeKind

KINDS = tuple(NoticeKind)
LENGTH = 16 + 16 + 2


class Leaving(msgspec.Struct, frozen=True):
    """Whom a link belongs to, and which kinds of notice it turns off."""

    tenant: TenantId
    person: PersonId
    notices: frozenset[NoticeKind]


class LeavingLinks:
    """Makes and reads these links: AES-SIV (RFC 5297) over tenant, person and kinds, so that nobody can read, change or
    make one. The same mail has the same link each time. A link has no end: an old mail turns off as well as a new one.
    """

    def __init__(self, key: bytes) -> None:
        self._cipher = AESSIV(key)

    def of(self, leaving: Leaving) -> str:
        """The link's token."""
        kinds = sum(1 << KINDS.index(each) for each in leaving.notices)
        body = leaving.tenant.bytes + leaving.person.bytes + kinds.to_bytes(2)
        return base64.urlsafe_b64encode(self._cipher.encrypt(body, None)).decode().rstrip("=")

    def read(self, token: str) -> Leaving | None:
        """Whom it belongs to and what it turns off, None for what is no link of ours."""
        try:
            body = self._cipher.decrypt(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)), None)
        except (ValueError, InvalidTag):
            return None
        if len(body) != LENGTH:
            return None
        tenant, person = TenantId(UUID(bytes=body[:16])), PersonId(UUID(bytes=body[16:32]))
        return Leaving(tenant, person, _kinds(int.from_bytes(body[32:])))


def _kinds(bits: int) -> frozenset[NoticeKind]:
    return frozenset(each for place, each in enumerate(KINDS) if bits >> place & 1)


def in_order(notices: Iterable[NoticeKind]) -> list[NoticeKind]:
    """The kinds in the order in which they are always shown."""
    return sorted(notices, key=KINDS.index)
