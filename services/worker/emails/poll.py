"""The invitation to a poll, and the one reminder for who has not answered. The link is the reader's own.

The outbox keeps no link: it is made as the mail is written, and is in the mail only. Both kinds are discreet: what
became of them reads the same for everybody, so that nobody can tell from it who answered. The invitation can be left
with one click; the reminder cannot, since only who did not answer gets it: leaving by it would tell so (decision 0099).
"""

from datetime import date
from uuid import UUID

import msgspec

from domain.kernel.ids import PollId
from domain.kernel.notices import NoticeKind, Pace
from domain.method import Text
from domain.polls.decider import POLL, Stage, stream_of
from infra.language import gettext, language, long_date
from infra.mail.choices import chosen_by
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from infra.polls.links import PollLinks
from infra.polls.rows import PollRows
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing


class PollMail(msgspec.Struct, frozen=True):
    """Whose poll, what it is called, until when, and where the reader answers."""

    organisation: str
    title: str
    until: date
    link: str


def facts(writing: Writing) -> PollMail:
    """The reader's own link, while the poll is open. The mail's rule is the number of the reader's group."""
    mail = writing.mail
    organisation = organisation_of(writing.log, writing.connection, mail.tenant)
    if mail.recipient not in organisation.members:
        raise Withdrawn(Reason.LEFT)
    poll = PollId(UUID(mail.subject))
    loaded = writing.log.load(writing.connection, mail.tenant, stream_of(poll))
    state = POLL.fold([each.event for each in loaded.events])
    if state.stage is not Stage.OPEN or state.planned is None:
        raise Withdrawn(Reason.NOT_DUE)
    key = writing.settings.key("polls")
    secret = PollRows(writing.connection, mail.tenant, poll, key).secret
    link = PollLinks(key).of(mail.tenant, poll, secret, int(mail.rule), mail.recipient)
    return PollMail(organisation.name, state.planned.title, state.planned.closes_on, f"/peiling/{link}")


def invited(writing: Writing) -> PollMail:
    """For everybody who is asked."""
    found = facts(writing)
    return msgspec.structs.replace(found, link=writing.link(f"{found.link}?taal={language()}"))


def reminded(writing: Writing) -> PollMail:
    """For who has not answered."""
    found, mail = invited(writing), writing.mail
    key = writing.settings.key("polls")
    rows = PollRows(writing.connection, mail.tenant, PollId(UUID(mail.subject)), key)
    if rows.is_spent(PollLinks(key), mail.recipient):
        raise Withdrawn(Reason.NOT_DUE)
    if chosen_by(writing.log, writing.connection, mail.tenant, mail.recipient).pace(NoticeKind.POLLS) is Pace.OFF:
        raise Withdrawn(Reason.TURNED_OFF)
    return found


def invitation(found: PollMail) -> Letter:
    """The invitation in words."""
    words = {"organisation": found.organisation, "title": found.title, "date": long_date(found.until)}
    return Letter(
        subject=gettext("Peiling: %(title)s") % words,
        parts=(
            Words(
                gettext(
                    "%(organisation)s vraagt hoe jij je werk ervaart. Invullen kost een paar minuten en kan tot en met"
                    " %(date)s. Meedoen is vrijwillig."
                )
                % words
            ),
            Button(gettext("Vul de peiling in"), found.link, spelled=True),
            *_promise(),
        ),
        why=_why(found),
        about=frozenset({NoticeKind.POLLS}),
    )


def reminder(found: PollMail) -> Letter:
    """The reminder in words."""
    words = {"organisation": found.organisation, "title": found.title, "date": long_date(found.until)}
    return Letter(
        subject=gettext("Nog even: peiling %(title)s") % words,
        parts=(
            Words(
                gettext(
                    "De peiling van %(organisation)s is nog open, tot en met %(date)s. Dit is de enige herinnering."
                    " Meedoen is vrijwillig."
                )
                % words
            ),
            Button(gettext("Vul de peiling in"), found.link, spelled=True),
            *_promise(),
        ),
        why=_why(found),
    )


def _promise() -> tuple[Words, ...]:
    return (
        Words(
            gettext(
                "De link is van jou alleen en werkt één keer. Je antwoord wordt meteen opgeteld bij dat van anderen:"
                " het wordt nergens los bewaard, ook niet met deze link. Stuur de link niet door."
            )
        ),
        Words(
            gettext("Je leidinggevende, HR en de beheerder zien niet of je meedeed en niet wat je invulde."), quiet=True
        ),
    )


def _why(found: PollMail) -> str:
    words = {"organisation": found.organisation}
    return gettext("Je krijgt deze mail omdat je meedoet met Werkbalans van %(organisation)s.") % words


EXAMPLE = PollMail(
    "Zorggroep De Linde & Zonen",
    "Nulmeting najaar",
    date(2026, 12, 4),
    "https://werkbalans.example/peiling/voorbeeld-0123456789abcdefghijklmnopqrst?taal=nl",
)
INVITATION = MailKind(
    key="poll_invitation",
    name=Text("Uitnodiging voor een peiling", "Invitation to a pulse"),
    facts=invited,
    letter=invitation,
    examples={"": EXAMPLE},
    discreet=True,
    by_day=True,
)
REMINDER = MailKind(
    key="poll_reminder",
    name=Text("Herinnering aan een peiling", "Reminder of a pulse"),
    facts=reminded,
    letter=reminder,
    examples={"": EXAMPLE},
    discreet=True,
    by_day=True,
)
