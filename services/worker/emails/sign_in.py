"""The link with which somebody comes in; the mail that they asked for."""

from uuid import UUID

import msgspec

from domain.method import Text
from infra.identity.house import HOUSE
from infra.identity.sign_in import issue_token
from infra.language import gettext
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing


class SignIn(msgspec.Struct, frozen=True):
    """The link, with its secret."""

    link: str


def facts(writing: Writing) -> SignIn:
    """A fresh link for a member, or for somebody of the house."""
    mail = writing.mail
    if (
        mail.tenant != HOUSE
        and mail.recipient not in organisation_of(writing.log, writing.connection, mail.tenant).members
    ):
        raise Withdrawn(Reason.LEFT)
    return SignIn(one_time_link(writing))


def one_time_link(writing: Writing) -> str:
    """The link of the request that the mail is about. Its secret is made here: it stands in this mail only, its hash
    in the database. Raises Withdrawn when the request was used, or has ended."""
    secret = issue_token(writing.connection, UUID(writing.mail.subject), writing.now)
    if secret is None:
        raise Withdrawn(Reason.LINK_ENDED)
    return writing.link(f"/sign-in/{secret}")


def letter(found: SignIn) -> Letter:
    """The mail in words."""
    return Letter(
        subject=gettext("Je inloglink voor Werkbalans"),
        parts=(
            Words(gettext("Met deze link log je in. De link werkt één keer en is een half uur geldig.")),
            Button(gettext("Inloggen"), found.link, spelled=True),
        ),
        why=gettext(
            "Heb je niet om deze link gevraagd? Dan hoef je niets te doen: zonder de link kan niemand inloggen."
        ),
    )


KIND = MailKind(
    key="sign_in",
    name=Text("Inloglink", "Sign-in link"),
    facts=facts,
    letter=letter,
    examples={"": SignIn("https://werkbalans.example/sign-in/voorbeeld-0123456789abcdefghijklmnopqrst")},
    waited_for=True,
)
