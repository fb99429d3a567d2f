"""To somebody whose account changed: what it was, when, and what to do if it was not them."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from domain.method import Text
from infra.identity.happenings import MAILED, Happening
from infra.identity.house import HOUSE
from infra.language import gettext, language, moment
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing

SUBJECTS: Mapping[Happening, Text] = {
    Happening.PASSWORD_SET: Text("Je hebt een wachtwoord ingesteld", "You set a password"),
    Happening.PASSWORD_CHANGED: Text("Je wachtwoord is gewijzigd", "Your password was changed"),
    Happening.PASSWORD_REMOVED: Text("Je wachtwoord is verwijderd", "Your password was removed"),
    Happening.CODE_APP_ADDED: Text("Je code-app staat aan", "Your code app is on"),
    Happening.CODE_APP_REMOVED: Text("Je code-app staat uit", "Your code app is off"),
    Happening.RECOVERY_MADE: Text("Je hebt nieuwe herstelcodes", "You have new recovery codes"),
    Happening.RECOVERY_USED: Text("Er is ingelogd met een herstelcode", "A recovery code was used to sign in"),
    Happening.PASSKEY_ADDED: Text("Je hebt een nieuwe toegangssleutel", "You have a new passkey"),
    Happening.PASSKEY_REMOVED: Text("Een toegangssleutel is verwijderd", "A passkey was removed"),
}


class Security(msgspec.Struct, frozen=True):
    """What changed, when (shown in the reader's organisation's time zone), and where one's account is."""

    what: Happening
    at: datetime
    link: str
    zone: str = "Europe/Amsterdam"


def facts(writing: Writing) -> Security:
    """What the outbox says: it was so when it was planned, whatever happened since."""
    if writing.mail.subject not in MAILED:
        raise Withdrawn(Reason.NOT_DUE)
    planned = writing.connection.execute(
        "SELECT planned_at FROM werkbalans.outbox WHERE tenant_id = %s AND mail_id = %s",
        (writing.mail.tenant, writing.mail.id),
    ).fetchone()
    at = planned[0] if planned else writing.now
    what, link = Happening(writing.mail.subject), writing.link("/account")
    if writing.mail.tenant == HOUSE:
        return Security(what, at, link)
    return Security(what, at, link, organisation_of(writing.log, writing.connection, writing.mail.tenant).time_zone)


def letter(found: Security) -> Letter:
    """The mail in words."""
    subject = SUBJECTS[found.what].to(language())
    return Letter(
        subject=subject,
        parts=(
            Words(
                gettext("%(what)s. Dat was op %(moment)s.") % {"what": subject, "moment": moment(found.at, found.zone)}
            ),
            Words(
                gettext(
                    "Was jij dit? Dan hoef je niets te doen. Was jij het niet? Ga naar je account, beëindig alle andere"
                    " sessies, kies een nieuw wachtwoord en kijk na wat er nog meer veranderde."
                )
            ),
            Button(gettext("Naar Mijn account"), found.link),
        ),
        why=gettext("Je krijgt deze mail altijd als er iets verandert aan hoe je inlogt."),
        thread="account",
    )


KIND = MailKind(
    key="security",
    name=Text("Wijziging van je account", "Change of your account"),
    facts=facts,
    letter=letter,
    examples={
        each.value: Security(
            each, datetime.fromisoformat("2026-11-23T09:30:00+00:00"), "https://werkbalans.example/account"
        )
        for each in SUBJECTS
    },
)
