"""The link with which somebody chooses a new password; the mail that they asked for."""

import msgspec

from domain.method import Text
from infra.identity.house import HOUSE
from infra.language import gettext
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing
from services.worker.emails.sign_in import EXAMPLE, one_time_link


class PasswordLink(msgspec.Struct, frozen=True):
    """The link, with its secret."""

    link: str


def facts(writing: Writing) -> PasswordLink:
    """A fresh link for who still takes part."""
    mail = writing.mail
    if mail.tenant != HOUSE:
        organisation = organisation_of(writing.log, writing.connection, mail.tenant)
        if not organisation.lets_in(mail.recipient):
            raise Withdrawn(Reason.LEFT)
    return PasswordLink(one_time_link(writing))


def letter(found: PasswordLink) -> Letter:
    """The mail in words."""
    return Letter(
        subject=gettext("Kies een nieuw wachtwoord"),
        parts=(
            Words(
                gettext(
                    "Met deze link log je in en kies je een nieuw wachtwoord. De link werkt één keer en is een half uur"
                    " geldig."
                )
            ),
            Button(gettext("Kies een nieuw wachtwoord"), found.link, spelled=True),
        ),
        why=gettext(
            "Heb je hier niet om gevraagd? Dan hoef je niets te doen: zonder de link blijft je wachtwoord zoals het is."
        ),
    )


KIND = MailKind(
    key="password",
    name=Text("Nieuw wachtwoord", "New password"),
    facts=facts,
    letter=letter,
    examples={"": PasswordLink(EXAMPLE)},
    waited_for=True,
)
