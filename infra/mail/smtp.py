"""One mail to an SMTP server, with a word before its text goes out: what can still be known depends on that moment."""

import hashlib
import re
import smtplib
import ssl
from collections.abc import Callable
from datetime import UTC
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from enum import Enum
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from infra.mail.reasons import Reason

TIMEOUT = 20.0
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\b")


class Outcome(Enum):
    """How it ended."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"


class Sent(msgspec.Struct, frozen=True):
    """The outcome, and the server's code or the error's name; never an address.

    `status` is what a server that refuses says of the recipient (RFC 3463: `5.1.1`), empty where it says nothing.
    """

    outcome: Outcome
    detail: str = ""
    reason: Reason = Reason.SERVER_REFUSED
    status: str = ""


def send(url: str, message: EmailMessage, before_text: Callable[[], None]) -> Sent:
    """Send over `smtp://` (STARTTLS where offered) or `smtps://`, or keep it in a `folder:` (for a demo).

    `before_text` is called right before DATA.
    Only what a server says of this recipient or this text refuses the mail. What it says of us (greeting, TLS, login,
    sender) is a fault of the installation: the mail waits, so that a wrong password loses nothing.
    """
    parts = urlsplit(url)
    if parts.scheme == "folder":
        return _keep(Path(unquote(parts.path)), message, before_text)
    sender, recipient = str(message["From"].addresses[0].addr_spec), address_in(message)
    handed_over = False
    server: smtplib.SMTP | None = None
    try:
        server = _connect(parts.scheme, parts.hostname or "localhost", parts.port)
        if parts.username:
            _log_in(server, parts.hostname or "localhost", unquote(parts.username), unquote(parts.password or ""))
        code, _ = server.mail(sender)
        if code >= 400:
            return Sent(Outcome.LATER, f"sender {code}")
        code, words = server.rcpt(recipient)
        if code >= 400:
            return _answered(code, words)
        before_text()
        handed_over = True
        code, words = server.data(message.as_bytes())
        return _answered(code, words)
    except smtplib.SMTPResponseException as error:
        if handed_over:
            return _answered(error.smtp_code, error.smtp_error)
        return Sent(Outcome.LATER, f"before the mail {error.smtp_code}")
    except (smtplib.SMTPException, OSError) as error:
        return Sent(Outcome.UNKNOWN if handed_over else Outcome.LATER, type(error).__name__)
    except UnicodeError:
        return Sent(Outcome.REFUSED, "", Reason.BAD_ADDRESS)
    finally:
        if server:
            server.close()


def _keep(folder: Path, message: EmailMessage, before_text: Callable[[], None]) -> Sent:
    """Put the mail where the mailbox of development finds it, under the time that it bears."""
    before_text()
    folder.mkdir(parents=True, exist_ok=True)
    when = parsedate_to_datetime(message["Date"]).astimezone(UTC)
    mark = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:8]
    (folder / f"{when:%Y%m%dT%H%M%S%f}-{mark}.eml").write_bytes(message.as_bytes())
    return Sent(Outcome.ACCEPTED, "kept in a folder")


def address_in(message: EmailMessage) -> str:
    """The address that a mail goes to."""
    return str(message["To"].addresses[0].addr_spec)


def _answered(code: int, words: bytes | str) -> Sent:
    if code < 400:
        return Sent(Outcome.ACCEPTED, str(code))
    text = words.decode("ascii", "replace") if isinstance(words, bytes) else words
    found = STATUS.match(text.strip())
    return Sent(Outcome.REFUSED if code >= 500 else Outcome.LATER, str(code), status=found[0] if found else "")


def _log_in(server: smtplib.SMTP, host: str, user: str, password: str) -> None:
    if not isinstance(server.sock, ssl.SSLSocket) and host not in ("localhost", "127.0.0.1", "::1"):
        raise smtplib.SMTPNotSupportedError("no TLS: the password stays here")
    server.login(user, password)


def _connect(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port or 25, timeout=TIMEOUT)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    return server
