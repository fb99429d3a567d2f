"""From a planned mail to the message that goes out: in the reader's language, as text and as HTML, with its headers."""

import hashlib
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime
from pathlib import Path
from textwrap import fill
from urllib.parse import urlsplit

import css_inline
import msgspec

from domain.kernel.notices import Pace
from domain.notices.decider import NEVER_OFF
from infra.event_store.worker import WorkerLog
from infra.language import environment, gettext, in_language, language
from infra.mail.addresses import is_stopped, may_be_probed
from infra.mail.choices import chosen_by
from infra.mail.leaving import Leaving, LeavingLinks, in_order
from infra.mail.message_key import message_key
from infra.mail.notices import NAMES
from infra.mail.outbox import Mail
from infra.mail.reasons import Reason
from infra.settings import Settings
from services.worker.emails.form import Connection, Letter, Withdrawn, Writing
from services.worker.emails.kinds import KINDS


def wrapped(text: str, indent: str = "") -> str:
    """The text in lines of at most 72 characters; `indent` begins the first, as many spaces the others."""
    return fill(text, 72, initial_indent=indent, subsequent_indent=" " * len(indent), break_long_words=False)


TEMPLATES = environment(Path(__file__).parent / "templates")
TEMPLATES.filters["wrapped"] = wrapped


class WholeLine(UnstructuredHeader):
    """A header of one long word (an id, the address of a page), which folding would turn into something else."""

    def fold(self, *, policy: Policy) -> str:
        """The header on one line."""
        return f"{self.name}: {self}{policy.linesep}"  # type: ignore[attr-defined] # of the class that the registry adds


HEADERS = HeaderRegistry()
for header in ("message-id", "in-reply-to", "references", "list-unsubscribe"):
    HEADERS.map_to_type(header, WholeLine)  # type: ignore[arg-type] # the stubs want what the registry itself adds
SEVEN_BITS = SMTP.clone(cte_type="7bit", header_factory=HEADERS)
INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def compose(settings: Settings, log: WorkerLog, connection: Connection, mail: Mail, now: datetime) -> EmailMessage:
    """The mail, ready to send at `now` (UTC). The transaction's tenant must be set.

    Raises Withdrawn; ValueError when a header would break into lines.
    """
    person = connection.execute(
        "SELECT name, email, language FROM werkbalans.person WHERE tenant_id = %s AND person_id = %s",
        (mail.tenant, mail.recipient),
    ).fetchone()
    if person is None:
        raise Withdrawn(Reason.GONE)
    name, address, wanted = person
    writing = Writing(settings, log, connection, mail, now)
    kind = KINDS[mail.kind]
    if is_stopped(connection, mail.tenant, address) and not (
        kind.waited_for and may_be_probed(connection, mail.tenant, address)
    ):
        raise Withdrawn(Reason.ADDRESS_STOPPED)
    with in_language(wanted):
        letter = kind.letter(kind.facts(writing))
        if letter.about:
            chosen = chosen_by(log, connection, mail.tenant, mail.recipient)
            if all(chosen.pace(each) is Pace.OFF for each in letter.about):
                raise Withdrawn(Reason.TURNED_OFF)
        return message_of(settings, mail, now, letter, Address(name, addr_spec=address))


def message_of(settings: Settings, mail: Mail, now: datetime, letter: Letter, to: Address) -> EmailMessage:
    """A letter as a message (RFC 5322) in the language that is spoken now."""
    host = urlsplit(settings.public_url).hostname or "localhost"
    message = EmailMessage(policy=SEVEN_BITS)
    message["Subject"] = letter.subject
    message["From"] = settings.mail_from
    message["To"] = to
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{message_key(mail.tenant, mail.id)}@{host}>"
    if letter.thread:
        message["In-Reply-To"] = message["References"] = f"<{_thread_key(mail, letter.thread)}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    leaving = Leaving(mail.tenant, mail.recipient, letter.about - NEVER_OFF)
    if leaving.notices:
        message["List-Unsubscribe"] = f"<{link_of(settings, leaving)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    text, html = written(letter, to.display_name, settings, leaving)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    for each in letter.attachments:
        kind, _, parameter = each.kind.partition("; ")
        of, by = kind.split("/")
        extra = dict([parameter.split("=")]) if parameter else {}
        message.add_attachment(each.content, maintype=of, subtype=by, filename=each.name, params=extra)
    message["Content-Language"] = language()  # last: an attachment takes the Content-* before it along
    return message


def written(letter: Letter, name: str, settings: Settings, leaving: Leaving) -> tuple[str, str]:
    """A letter to `name` as text and as HTML, in the language that is spoken now, with a way to leave each kind."""
    ways = []
    for kind in in_order(leaving.notices):
        words = gettext("Geen mails meer over %(what)s") % {"what": NAMES[kind].to(language())}
        ways.append((words, link_of(settings, msgspec.structs.replace(leaving, notices=frozenset({kind})))))
    if letter.about:
        ways.append((gettext("Mijn meldingen: kies hoe vaak je mail krijgt"), f"{settings.public_url}/meldingen"))
    facts = {"letter": letter, "name": name, "language": language(), "ways": ways}
    text = TEMPLATES.get_template("letter.txt").render(facts)
    return text, INLINER.inline(TEMPLATES.get_template("letter.html").render(facts))


def link_of(settings: Settings, leaving: Leaving) -> str:
    """The address at which these kinds of notice are turned off."""
    return f"{settings.public_url}/afmelden/{LeavingLinks(settings.key('leaving-link')).of(leaving)}"


def _thread_key(mail: Mail, thread: str) -> str:
    """Of whom and about what; a message of this id was never sent, which mail readers put up with."""
    whole = b"thread" + mail.tenant.bytes + mail.recipient.bytes + thread.encode()
    return hashlib.sha256(whole).hexdigest()[:40]
