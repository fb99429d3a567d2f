"""A mail server that keeps what it gets, and a page to read it: for development and tests, never for real mail.

Run as `python -m infra.local.mail_catcher` with MAILBOX_DIR, MAILBOX_SMTP_PORT, MAILBOX_HTTP_PORT and MAILBOX_HOST.
"""

import html
import os
import signal
import threading
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mailbox</title><style>body{{font:16px/1.5 sans-serif;margin:2rem auto;max-width:50rem;padding:0 1rem}}
li{{margin:.4rem 0}}iframe{{width:100%;height:34rem;border:1px solid #999}}pre{{white-space:pre-wrap}}</style>
<h1>Mailbox (development)</h1>{body}</html>"""


class Mailbox:
    """Mails as files in a folder, newest first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keep a mail (the name is the one that aiosmtpd calls)."""
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}"
        new = self._folder / f".{name}"
        new.write_bytes(envelope.original_content or b"")
        new.rename(self._folder / f"{name}.eml")
        return "250 Kept"

    def names(self) -> list[str]:
        """The mails, newest first."""
        return sorted((file.stem for file in self._folder.glob("[!.]*.eml")), reverse=True)

    def read(self, name: str) -> EmailMessage | None:
        """One mail, None when there is none of that name."""
        if name not in self.names():
            return None
        found = message_from_bytes((self._folder / f"{name}.eml").read_bytes(), policy=policy.default)
        assert isinstance(found, EmailMessage)
        return found


def page_of(mailbox: Mailbox) -> str:
    """The list."""
    rows = []
    for name in mailbox.names():
        mail = mailbox.read(name)
        if mail is not None:
            title = html.escape(f"{mail['To']}: {mail['Subject']}")
            rows.append(f'<li><a href="/mail/{name}">{title}</a></li>')
    return PAGE.format(body=f"<ul>{''.join(rows)}</ul>" if rows else "<p>No mail yet.</p>")


def mail_page(name: str, mail: EmailMessage) -> str:
    """One mail: its text, and its HTML in a frame that may do nothing but follow links."""
    text = mail.get_body(("plain",))
    head = "".join(f"<dt>{h}</dt><dd>{html.escape(str(mail[h]))}</dd>" for h in ("From", "To", "Subject", "Date"))
    words = html.escape(text.get_content()) if text else ""
    frame = f'<iframe sandbox="allow-top-navigation-by-user-activation" src="/html/{name}" title="HTML"></iframe>'
    return PAGE.format(body=f'<p><a href="/">All mails</a></p><dl>{head}</dl><pre>{words}</pre>{frame}')


def serve_page(mailbox: Mailbox, host: str, port: int) -> ThreadingHTTPServer:
    """The page's server, not started yet."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, _, name = self.path.strip("/").partition("/")
            mail = mailbox.read(name) if name else None
            if self.path == "/":
                self._answer(page_of(mailbox))
            elif kind == "mail" and mail is not None:
                self._answer(mail_page(name, mail))
            elif kind == "html" and mail is not None and (body := mail.get_body(("html",))):
                self._answer(body.get_content().replace("<head>", '<head><base target="_top">', 1))
            else:
                self.send_error(404)

        def _answer(self, page: str) -> None:
            body = page.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return ThreadingHTTPServer((host, port), Handler)


def main() -> None:
    """Run until asked to stop."""
    host = os.environ.get("MAILBOX_HOST", "127.0.0.1")
    mailbox = Mailbox(Path(os.environ["MAILBOX_DIR"]))
    smtp = Controller(mailbox, hostname=host, port=int(os.environ["MAILBOX_SMTP_PORT"]))
    pages = serve_page(mailbox, host, int(os.environ["MAILBOX_HTTP_PORT"]))
    smtp.start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=pages.shutdown).start())
    pages.serve_forever()
    smtp.stop()


if __name__ == "__main__":
    main()
