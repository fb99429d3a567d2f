"""To administrators: the file with everything of the organisation is there, and how long. It is not in the mail."""

from datetime import date
from uuid import UUID

import msgspec

from domain.kernel.rights import Right, carries
from domain.method import Text
from domain.subscription.decider import SUBSCRIPTION, stream_of
from infra.language import gettext, long_date
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing


class ExportReady(msgspec.Struct, frozen=True):
    """Of which organisation, where, and up to which day."""

    organisation: str
    link: str
    until: date


def facts(writing: Writing) -> ExportReady:
    """The export, if it is still there and the reader still looks after the organisation."""
    mail = writing.mail
    organisation = organisation_of(writing.log, writing.connection, mail.tenant)
    if not carries(organisation.members.get(mail.recipient, frozenset()), Right.MANAGE_ORGANISATION):
        raise Withdrawn(Reason.NOT_ALLOWED)
    loaded = writing.log.load(writing.connection, mail.tenant, stream_of(mail.tenant))
    exports = dict(SUBSCRIPTION.fold([each.event for each in loaded.events]).exports)
    until = exports.get(UUID(mail.subject))
    if until is None:
        raise Withdrawn(Reason.NOT_DUE)
    return ExportReady(organisation.name, writing.link("/organisatie/abonnement#meenemen"), until)


def letter(found: ExportReady) -> Letter:
    """The mail in words."""
    words = {"organisation": found.organisation, "date": long_date(found.until)}
    return Letter(
        subject=gettext("Alles van %(organisation)s staat klaar om mee te nemen") % words,
        parts=(
            Words(
                gettext(
                    "Er is één bestand gemaakt met alles van %(organisation)s: het logboek, de mensen, de bestanden en"
                    " de rapporten. Het staat klaar tot %(date)s."
                )
                % words
            ),
            Button(gettext("Naar Abonnement"), found.link),
            Words(gettext("Je logt eerst in. Bewaar het bestand veilig: er staan persoonsgegevens in."), quiet=True),
        ),
        why=gettext("Je krijgt deze mail omdat je beheerder bent van %(organisation)s in Werkbalans.") % words,
    )


KIND = MailKind(
    key="export_ready",
    name=Text("Bestand met alles klaar", "File with everything ready"),
    facts=facts,
    letter=letter,
    examples={
        "": ExportReady(
            "Zorggroep De Linde & Zonen",
            "https://werkbalans.example/organisatie/abonnement#meenemen",
            date(2026, 12, 1),
        )
    },
)
