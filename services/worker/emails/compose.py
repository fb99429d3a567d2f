"""From a planned mail to the message that goes out: in the reader's language, as text and as HTML, with its headers."""

import hashlib
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from textwrap import fill
from urllib.parse import urlsplit

import css_inline

from infra.event_store.worker import WorkerLog
from infra.language import environment, in_language, language
from infra.mail.outbox import Mail, message_key
from infra.mail.reasons import Reason
from infra.settings import Settings
from services.worker.emails.form import Connection, Letter, Withdrawn, Writing
from services.worker.emails.kinds import KINDS


def wrapped(text: str, indent: str = "") -> str:
    """The text in lines of at most 72 characters; `indent` begins the first, as many spaces the others."""
    return fill(text, 72, initial_indent=indent, subsequent_indent=" " * len(indent), break_long_words=False)


TEMPLATES = environment(Path(__file__).parent / "templates")
TEMPLATES.filters["wrapped"] = wrapped
SEVEN_BITS = SMTP.clone(cte_type="7bit")
INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def compose(
    settings: Settings, log: WorkerLog, connection: Connection, mail: Mail, now: datetime | None = None
) -> EmailMessage:
    """The mail, ready to send; `now` (UTC) is this moment unless given. The transaction's tenant must be set.

    Raises Withdrawn; ValueError when a header would break into lines.
    """
    person = connection.execute(
        "SELECT name, email, language FROM werkbalans.person WHERE tenant_id = %s AND person_id = %s",
        (mail.tenant, mail.recipient),
    ).fetchone()
    if person is None:
        raise Withdrawn(Reason.GONE)
    name, address, wanted = person
    writing = Writing(settings, log, connection, mail, now or datetime.now(UTC))
    kind = KINDS[mail.kind]
    with in_language(wanted):
        return message_of(writing, kind.letter(kind.facts(writing)), Address(name, addr_spec=address))


def message_of(writing: Writing, letter: Letter, to: Address) -> EmailMessage:
    """A letter as a message (RFC 5322) in the language that is spoken now."""
    host = urlsplit(writing.settings.public_url).hostname or "localhost"
    message = EmailMessage(policy=SEVEN_BITS)
    message["Subject"] = letter.subject
    message["From"] = writing.settings.mail_from
    message["To"] = to
    message["Date"] = format_datetime(writing.now)
    message["Message-ID"] = f"<{message_key(writing.mail.tenant, writing.mail.id)}@{host}>"
    if letter.thread:
        message["In-Reply-To"] = message["References"] = f"<{_thread_key(writing.mail, letter.thread)}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    text, html = written(letter, to.display_name)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = language()
    return message


def written(letter: Letter, name: str) -> tuple[str, str]:
    """A letter to `name` as text and as HTML, in the language that is spoken now."""
    facts = {"letter": letter, "name": name, "language": language()}
    text = TEMPLATES.get_template("letter.txt").render(facts)
    return text, INLINER.inline(TEMPLATES.get_template("letter.html").render(facts))


def _thread_key(mail: Mail, thread: str) -> str:
    """Of whom and about what; a message of this id was never sent, which mail readers put up with."""
    whole = b"thread" + mail.tenant.bytes + mail.recipient.bytes + thread.encode()
    return hashlib.sha256(whole).hexdigest()[:40]
