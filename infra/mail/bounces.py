"""Mails that come back: what a mail server said at once, and reports that came later (RFC 3464, or our own JSON)."""

import hashlib
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from infra.mail.message_key import message_key

if TYPE_CHECKING:  # the API speaks another driver and does not load this one
    import psycopg

    from infra.mail.outbox import Mail

OURS = re.compile(r"<([0-9a-f]{40})@[^>\s]+>")
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
NO_SUCH_MAILBOX = ("5.1.1", "5.1.10")
# The server speaks of us, of this text, or of a mailbox that is full: the address is not dead.
NOT_OF_THE_ADDRESS = ("5.7.", "5.6.", "5.3.", "5.5.", "5.2.2", "5.2.3", "5.4.1", "5.4.6", "5.4.7")


class Counted(StrEnum):
    """What became of a report."""

    COUNTED = "counted"
    STOPPED = "stopped"
    KNOWN = "known"
    NOT_OURS = "not_ours"


class Bounce(msgspec.Struct, frozen=True):
    """That a mail came back. `key` stands before the @ of its Message-ID; `status` is of RFC 3463 ("5.1.1", "4.4.7", or
    empty); `failed` is final, else the server goes on trying; `report` names the report, so that it counts once.
    """

    key: str
    failed: bool
    status: str
    report: str

    @property
    def hard(self) -> bool:
        """Whether the address itself is dead."""
        return self.failed and not self.status.startswith(("2", "4", *NOT_OF_THE_ADDRESS))

    @property
    def at_once(self) -> bool:
        """Whether there is no such mailbox, so that one such report is enough."""
        return self.hard and self.status in NO_SUCH_MAILBOX


def numbered(bounce: Bounce) -> tuple[str, str, bool, bool, str]:
    """What the database's `take_bounce` wants to know."""
    return bounce.key, bounce.report, bounce.hard, bounce.at_once, bounce.status


def take(connection: "psycopg.Connection[Any]", bounce: Bounce, address: bytes | None = None) -> Counted:
    """Count a mail that came back, whatever organisation's it is."""
    row = connection.execute(
        "SELECT werkbalans.take_bounce(%s, %s, %s, %s, %s, %s)", (*numbered(bounce), address)
    ).fetchone()
    return Counted(row[0]) if row and row[0] else Counted.NOT_OURS


def refused_by_server(connection: "psycopg.Connection[Any]", mail: "Mail", address: bytes, status: str) -> None:
    """The server did not take the mail: for the address the same as a report, if it says that it is about the address.

    Without a status nobody knows whether it speaks of the address, so nothing is counted.
    """
    if status:
        take(connection, Bounce(message_key(mail.tenant, mail.id), True, status, "at once"), address)


def in_report(raw: bytes) -> list[Bounce]:
    """The bounces in a message (RFC 3464 in a multipart/report of RFC 6522); empty for any other message."""
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    if message.get_content_type() != "multipart/report":
        return []
    key = _key_of(message)
    if key is None:
        return []
    report = hashlib.sha256(raw).hexdigest()
    recipients = (fields for part in message.walk() for fields in _recipients(part))
    told = [(str(each.get("Action", "")).strip().lower(), str(each.get("Status", ""))) for each in recipients]
    return [
        Bounce(key, action == "failed", found[0] if (found := STATUS.search(status)) else "", report)
        for action, status in told
        if action in ("failed", "delayed")
    ]


def _recipients(part: Message) -> Iterator[Message]:
    """The blocks of fields of a delivery report that speak of a recipient; the first block speaks of the message."""
    if part.get_content_type() == "message/delivery-status":
        blocks = part.get_payload()
        yield from (each for each in blocks if isinstance(each, Message) and "Action" in each)


def _key_of(message: EmailMessage) -> str | None:
    """The key of the mail that is reported on: from its own headers in the report, else from what that answers."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            own = message_from_bytes(content if isinstance(content, bytes) else b"")["Message-ID"]
        elif kind == "message/rfc822" and isinstance(payload := part.get_payload(), list):
            own = payload[0]["Message-ID"] if isinstance(payload[0], Message) else None
        else:
            continue
        if own and (found := OURS.search(str(own))):
            return found[1]
    answered = OURS.search(f"{message.get('In-Reply-To', '')} {message.get('References', '')}")
    return answered[1] if answered else None
