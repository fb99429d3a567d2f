"""Mails to an SMTP server, each with a word before its text goes out: from then on nobody can know until it answers."""

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
from functools import partial
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

import msgspec

from infra.mail.reasons import Reason

TIMEOUT, DEADLINE = 20.0, 30.0
GO_AHEAD, CLOSING = 354, 421
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
    """Send one mail over a connection of its own."""
    with Line(url) as line:
        return line.send(message, before_text, deadline)


class Line:
    """A line to a mail server: `smtp://` (STARTTLS where offered) or `smtps://`, or a `folder:` (for a demo).

    Mails go over one connection after another, for as long as the server is in step: before each further mail it must
    answer EHLO (which forgets what went before, as RSET does; RFC 5321, 4.1.4) just as it did at first, so that an
    answer too many to one mail is never taken for the answer to the next. Else a new connection is made.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._scheme, self._host, self._port = parts.scheme, parts.hostname or "localhost", parts.port
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._folder = Path(unquote(parts.path)) if parts.scheme == "folder" else None
        self._server: smtplib.SMTP | None = None
        self._greeting: tuple[int, bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def send(self, message: EmailMessage, before_text: Callable[[], None], deadline: float = DEADLINE) -> Sent:
        """Send a mail. `before_text` is called right before the text goes out, once the server said that it may.

        After `deadline` seconds the connection is cut, whatever trickles in.
        Only what a server says of this recipient or this text refuses the mail. What it says of us (greeting, TLS,
        login, sender) is a fault of the installation: the mail waits, so that a wrong password loses nothing.
        """
        if self._folder:
            return _keep(self._folder, message, before_text)
        watch = threading.Timer(deadline, self._cut)
        watch.daemon = True
        watch.start()
        handed_over = in_step = False

        def hand_over() -> None:
            nonlocal handed_over
            before_text()
            handed_over = True

        try:
            sent, in_step = self._converse(message, hand_over)
            return sent
        except smtplib.SMTPResponseException as error:
            return Sent(Outcome.LATER, f"before the mail {error.smtp_code}")
        except (smtplib.SMTPException, OSError) as error:
            return Sent(Outcome.UNKNOWN if handed_over else Outcome.LATER, type(error).__name__)
        except UnicodeError:
            return Sent(Outcome.REFUSED, "", Reason.BAD_ADDRESS)
        finally:
            watch.cancel()
            if not in_step:
                self._hang_up()

    def _converse(self, message: EmailMessage, hand_over: Callable[[], None]) -> tuple[Sent, bool]:
        """What became of a mail, and whether the next may go over the same connection."""
        sender, recipient = str(message["From"].addresses[0].addr_spec), address_in(message)
        server = self._ready()
        code, _ = server.mail(sender)
        if code >= 400:
            return Sent(Outcome.LATER, f"sender {code}"), False
        code, words = server.rcpt(recipient)
        if code >= 400:
            return _refused(code, words), code != CLOSING
        code, words = server.docmd("DATA")
        if code != GO_AHEAD:
            return _refused(code, words), code >= 400 and code != CLOSING
        hand_over()
        server.send(_lines(message.as_bytes()))
        sent = _answered(*server.getreply())
        return sent, sent.outcome is not Outcome.UNKNOWN

    def _ready(self) -> smtplib.SMTP:
        """The server, which awaits a mail."""
        if self._server and not self._is_in_step(self._server):
            self._hang_up()
        if self._server is None:
            self._connect()
        assert self._server
        return self._server

    def _connect(self) -> None:
        known = partial(setattr, self, "_server")  # from before it is connected, so that it can be cut
        if self._scheme == "smtps":
            server: smtplib.SMTP = _Secure(known, self._host, self._port or 465)
        else:
            server = _Plain(known, self._host, self._port or 25)
        self._greeting = server.ehlo()
        if self._scheme != "smtps" and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            self._greeting = server.ehlo()
        if self._user:
            self._log_in(server)

    def _is_in_step(self, server: smtplib.SMTP) -> bool:
        try:
            return server.ehlo() == self._greeting
        except (smtplib.SMTPException, OSError):
            return False

    def _log_in(self, server: smtplib.SMTP) -> None:
        if not isinstance(server.sock, ssl.SSLSocket) and self._host not in ("localhost", "127.0.0.1", "::1"):
            raise smtplib.SMTPNotSupportedError("no TLS: the password stays here")
        server.login(self._user, self._password)

    def _cut(self) -> None:
        sock = self._server.sock if self._server else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def _hang_up(self) -> None:
        if self._server:
            self._server.close()
            self._server = None


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


class _Plain(smtplib.SMTP):
    def __init__(self, known: Callable[[smtplib.SMTP], None], host: str, port: int) -> None:
        known(self)
        super().__init__(host, port, timeout=TIMEOUT)


class _Secure(smtplib.SMTP_SSL):
    def __init__(self, known: Callable[[smtplib.SMTP], None], host: str, port: int) -> None:
        known(self)
        super().__init__(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
