"""One mail to an SMTP server, with a word before its text goes out: what can still be known depends on that moment."""

import hashlib
import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from enum import Enum
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from infra.mail.reasons import Reason

TIMEOUT, DEADLINE = 20.0, 120.0
GO_AHEAD = 354
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


def send(url: str, message: EmailMessage, before_text: Callable[[], None], deadline: float = DEADLINE) -> Sent:
    """Send over `smtp://` (STARTTLS where offered) or `smtps://`, or keep it in a `folder:` (for a demo).

    `before_text` is called right before the text goes out, once the server said that it may. After `deadline` seconds
    the connection is cut, whatever trickles in.
    Only what a server says of this recipient or this text refuses the mail. What it says of us (greeting, TLS, login,
    sender) is a fault of the installation: the mail waits, so that a wrong password loses nothing.
    """
    parts = urlsplit(url)
    if parts.scheme == "folder":
        return _keep(Path(unquote(parts.path)), message, before_text)
    sender, recipient = str(message["From"].addresses[0].addr_spec), address_in(message)
    handed_over = False
    watch = _Watch(deadline)
    try:
        server = _connect(parts.scheme, parts.hostname or "localhost", parts.port, watch)
        if parts.username:
            _log_in(server, parts.hostname or "localhost", unquote(parts.username), unquote(parts.password or ""))
        code, _ = server.mail(sender)
        if code >= 400:
            return Sent(Outcome.LATER, f"sender {code}")
        code, words = server.rcpt(recipient)
        if code >= 400:
            return _refused(code, words)
        code, words = server.docmd("DATA")
        if code != GO_AHEAD:
            return _refused(code, words)
        before_text()
        handed_over = True
        server.send(_lines(message.as_bytes()))
        return _answered(*server.getreply())
    except smtplib.SMTPResponseException as error:
        return Sent(Outcome.LATER, f"before the mail {error.smtp_code}")
    except (smtplib.SMTPException, OSError) as error:
        return Sent(Outcome.UNKNOWN if handed_over else Outcome.LATER, type(error).__name__)
    except UnicodeError:
        return Sent(Outcome.REFUSED, "", Reason.BAD_ADDRESS)
    finally:
        watch.end()


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


def _lines(text: bytes) -> bytes:
    """The text as it goes over the wire (RFC 5321, 4.5.2): a dot that begins a line doubled, a dot alone at the end."""
    ended = text if text.endswith(b"\r\n") else text + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended) + b".\r\n"


def _answered(code: int, words: bytes | str) -> Sent:
    """What a server that has the text says of it: only a clear yes is one."""
    if 200 <= code < 300:
        return Sent(Outcome.ACCEPTED, str(code))
    return _refused(code, words) if code >= 400 else Sent(Outcome.UNKNOWN, f"out of step {code}")


def _refused(code: int, words: bytes | str) -> Sent:
    """What a server that does not have the text says of it; what is neither yes nor no is asked again."""
    text = words.decode("ascii", "replace") if isinstance(words, bytes) else words
    found = STATUS.match(text.strip())
    return Sent(Outcome.REFUSED if code >= 500 else Outcome.LATER, str(code), status=found[0] if found else "")


class _Watch:
    """Knows the connection from before it is made, and cuts it at the deadline."""

    def __init__(self, deadline: float) -> None:
        self.server: smtplib.SMTP | None = None
        self._timer = threading.Timer(deadline, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def _cut(self) -> None:
        sock = self.server.sock if self.server else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Close the connection, if there is one."""
        self._timer.cancel()
        if self.server:
            self.server.close()


class _Plain(smtplib.SMTP):
    def __init__(self, watch: _Watch, host: str, port: int) -> None:
        watch.server = self
        super().__init__(host, port, timeout=TIMEOUT)


class _Secure(smtplib.SMTP_SSL):
    def __init__(self, watch: _Watch, host: str, port: int) -> None:
        watch.server = self
        super().__init__(host, port, timeout=TIMEOUT, context=ssl.create_default_context())


def _log_in(server: smtplib.SMTP, host: str, user: str, password: str) -> None:
    if not isinstance(server.sock, ssl.SSLSocket) and host not in ("localhost", "127.0.0.1", "::1"):
        raise smtplib.SMTPNotSupportedError("no TLS: the password stays here")
    server.login(user, password)


def _connect(scheme: str, host: str, port: int | None, watch: _Watch) -> smtplib.SMTP:
    if scheme == "smtps":
        return _Secure(watch, host, port or 465)
    server = _Plain(watch, host, port or 25)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    return server
