"""The link with which an organisation begins; until it is used, nothing of it exists."""

import msgspec

from domain.method import Text
from infra.identity.signing_up import issue_sign_up
from infra.language import gettext
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing


class SignUp(msgspec.Struct, frozen=True):
    """Which organisation, and the link with its secret."""

    organisation: str
    link: str


def facts(writing: Writing) -> SignUp:
    """A fresh link for a wish that stands still. Its secret stands in this mail only, its hash in the database."""
    issued = issue_sign_up(writing.connection, writing.now)
    if issued is None:
        raise Withdrawn(Reason.LINK_ENDED)
    secret, organisation = issued
    return SignUp(organisation, writing.link(f"/sign-in/{secret}"))


def letter(found: SignUp) -> Letter:
    """The mail in words."""
    name = {"organisation": found.organisation}
    return Letter(
        subject=gettext("Begin met Werkbalans voor %(organisation)s") % name,
        parts=(
            Words(
                gettext(
                    "Met deze link bevestig je je mailadres en begin je met Werkbalans voor %(organisation)s. De link"
                    " werkt één keer en is twee dagen geldig."
                )
                % name
            ),
            Button(gettext("Bevestig en begin"), found.link, spelled=True),
            Words(gettext("Zolang je de link niet gebruikt, bestaat er nog niets. Na twee dagen wissen we je adres.")),
        ),
        why=gettext(
            "Je krijgt deze mail omdat iemand met dit mailadres een organisatie aanmeldde. Was jij dat niet? Dan hoef"
            " je niets te doen."
        ),
    )


KIND = MailKind(
    key="sign_up",
    name=Text("Aanmelden", "Sign-up"),
    facts=facts,
    letter=letter,
    examples={
        "": SignUp(
            "Zorggroep De Linde & Zonen",
            "https://werkbalans.example/sign-in/voorbeeld-0123456789abcdefghijklmnopqrst",
        )
    },
    waited_for=True,
)
