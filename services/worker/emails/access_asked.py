"""To administrators: the helpdesk asks to look along. Nothing happens unless one of them says yes."""

from uuid import UUID

import msgspec

from domain.helpdesk.decider import HELPDESK, Access, stream_of
from domain.helpdesk.events import AccessAsked
from domain.kernel.ids import AccessId
from domain.kernel.personal import words
from domain.kernel.rights import Right, carries
from domain.method import Text
from infra.language import gettext, ngettext
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing


class AskedToLook(msgspec.Struct, frozen=True):
    """Of which organisation, by whom, why, for how many hours, and where to answer."""

    organisation: str
    who: str
    reason: str
    hours: int
    link: str


def facts(writing: Writing) -> AskedToLook:
    """The question, if nobody answered it yet and the reader still looks after the organisation."""
    mail = writing.mail
    organisation = organisation_of(writing.log, writing.connection, mail.tenant)
    if not carries(organisation.members.get(mail.recipient, frozenset()), Right.MANAGE_ORGANISATION):
        raise Withdrawn(Reason.NOT_ALLOWED)
    loaded = writing.log.load(writing.connection, mail.tenant, stream_of(AccessId(UUID(mail.subject))))
    events = [each.event for each in loaded.events]
    asked = next((each for each in events if isinstance(each, AccessAsked)), None)
    if asked is None or HELPDESK.fold(events).stands is not Access.ASKED:
        raise Withdrawn(Reason.NOT_DUE)
    link = writing.link(f"/organisatie/meekijken#v-{asked.access}")
    return AskedToLook(organisation.name, words(asked.who) or "", asked.reason, asked.hours, link)


def letter(found: AskedToLook) -> Letter:
    """The mail in words."""
    said = {
        "organisation": found.organisation,
        "who": found.who or gettext("Iemand van de helpdesk"),
        "reason": found.reason,
        "hours": ngettext("%(count)s uur", "%(count)s uur", found.hours) % {"count": found.hours},
    }
    return Letter(
        subject=gettext("De helpdesk vraagt om mee te kijken bij %(organisation)s") % said,
        parts=(
            Words(gettext("%(who)s vraagt om %(hours)s mee te mogen kijken. De reden:") % said),
            Words(found.reason),
            Words(
                gettext(
                    "Zonder jullie toestemming gebeurt er niets. Wie meekijkt verandert niets, ziet geen namen en geen"
                    " dossiers, en jullie zien elke pagina die is bekeken."
                )
            ),
            Button(gettext("Beslis hierover"), found.link),
        ),
        why=gettext("Je krijgt deze mail omdat je beheerder bent van %(organisation)s in Werkbalans.") % said,
    )


KIND = MailKind(
    key="access_asked",
    name=Text("Vraag om mee te kijken", "Question to look along"),
    facts=facts,
    letter=letter,
    examples={
        "": AskedToLook(
            "Zorggroep De Linde & Zonen",
            "sam@werkbalans.example",
            "Jullie belden dat een plan niet opent. We willen zien wat er misgaat.",
            24,
            "https://werkbalans.example/organisatie/meekijken",
        )
    },
    by_day=True,
)
