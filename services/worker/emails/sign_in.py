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
    """The link, with its secret, and which organisation it opens (empty: a choice among several, or the house)."""

    link: str
    organisation: str = ""


def facts(writing: Writing) -> SignIn:
    """A fresh link for a member, or for somebody of the house."""
    mail = writing.mail
    if mail.tenant == HOUSE:
        return SignIn(one_time_link(writing))
    organisation = organisation_of(writing.log, writing.connection, mail.tenant)
    if not organisation.lets_in(mail.recipient):
        raise Withdrawn(Reason.LEFT)
    return SignIn(one_time_link(writing), "" if _leads_to_a_choice(writing) else organisation.name)


def _leads_to_a_choice(writing: Writing) -> bool:
    row = writing.connection.execute(
        "SELECT purpose = 'choose' FROM werkbalans.sign_in_request WHERE tenant_id = %s AND request_id = %s",
        (writing.mail.tenant, UUID(writing.mail.subject)),
    ).fetchone()
    return bool(row and row[0])


def one_time_link(writing: Writing) -> str:
    """The link of the request that the mail is about. Its secret is made here: it stands in this mail only, its hash
    in the database. Raises Withdrawn when the request was used, or has ended."""
    secret = issue_token(writing.connection, UUID(writing.mail.subject), writing.now)
    if secret is None:
        raise Withdrawn(Reason.LINK_ENDED)
    return writing.link(f"/sign-in/{secret}")


def letter(found: SignIn) -> Letter:
    """The mail in words."""
    name = found.organisation or "Werkbalans"
    words = gettext("Met deze link log je in bij %(organisation)s. De link werkt één keer en is een half uur geldig.")
    return Letter(
        subject=gettext("Je inloglink voor %(organisation)s") % {"organisation": name},
        parts=(
            Words(words % {"organisation": name}),
            Button(gettext("Inloggen"), found.link, spelled=True),
        ),
        why=gettext(
            "Heb je niet om deze link gevraagd? Dan hoef je niets te doen: zonder de link kan niemand inloggen."
        ),
    )


EXAMPLE = "https://werkbalans.example/sign-in/voorbeeld-0123456789abcdefghijklmnopqrst"
KIND = MailKind(
    key="sign_in",
    name=Text("Inloglink", "Sign-in link"),
    facts=facts,
    letter=letter,
    examples={
        "": SignIn("https://werkbalans.example/sign-in/voorbeeld-0123456789abcdefghijklmnopqrst", "Zorggroep De Linde")
    },
    waited_for=True,
)
