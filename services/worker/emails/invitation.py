"""The first mail that somebody gets: they take part, and this link lets them in."""

import msgspec

from domain.method import Text
from infra.language import gettext
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing
from services.worker.emails.sign_in import one_time_link


class Invitation(msgspec.Struct, frozen=True):
    """Where to, and the link with its secret."""

    organisation: str
    link: str


def facts(writing: Writing) -> Invitation:
    """A fresh link for who still is a member."""
    organisation = organisation_of(writing.log, writing.connection, writing.mail.tenant)
    if not organisation.lets_in(writing.mail.recipient):
        raise Withdrawn(Reason.LEFT)
    return Invitation(organisation.name, one_time_link(writing))


def letter(found: Invitation) -> Letter:
    """The mail in words."""
    name = {"organisation": found.organisation}
    return Letter(
        subject=gettext("Welkom bij Werkbalans van %(organisation)s") % name,
        parts=(
            Words(
                gettext(
                    "Je doet mee met Werkbalans van %(organisation)s. Daarin staat wie wat doet voor een goede balans"
                    " tussen werkdruk en energie."
                )
                % name
            ),
            Words(
                gettext(
                    "Met deze link kom je binnen. De link werkt één keer en is een week geldig. Daarna vraag je met je"
                    " mailadres zelf een nieuwe link aan; een wachtwoord is niet nodig."
                )
            ),
            Button(gettext("Naar Werkbalans"), found.link, spelled=True),
        ),
        why=gettext("Je krijgt deze mail omdat iemand van %(organisation)s je heeft uitgenodigd.") % name,
    )


KIND = MailKind(
    key="invitation",
    name=Text("Uitnodiging", "Invitation"),
    facts=facts,
    letter=letter,
    examples={
        "": Invitation(
            "Zorggroep De Linde & Zonen",
            "https://werkbalans.example/sign-in/voorbeeld-0123456789abcdefghijklmnopqrst",
        )
    },
)
