"""To administrators: everything of the organisation is deleted, and here is the certificate. The last mail they get."""

import msgspec

from domain.method import Text
from infra.language import gettext, language
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from infra.subscription.certificate import kept
from infra.tenancy import TenantTokens
from services.worker.emails.form import Attachment, Button, Letter, MailKind, Withdrawn, Words, Writing


class Deleted(msgspec.Struct, frozen=True):
    """Whose, and the certificate in print and as data."""

    organisation: str
    pdf: bytes
    content: bytes
    link: str


def facts(writing: Writing) -> Deleted:
    """The certificate that stands now; one that was made anew has a mail of its own."""
    tokens = TenantTokens(writing.settings.key("tenant-token"))
    found = kept(writing.connection, tokens.of(writing.mail.tenant))
    if found is None or str(found.id) != writing.mail.subject:
        raise Withdrawn(Reason.NOT_DUE)
    organisation = organisation_of(writing.log, writing.connection, writing.mail.tenant)
    pdf = found.pdf_en if language() == "en" else found.pdf_nl
    return Deleted(organisation.name, pdf, found.content.encode(), writing.link("/aanmelden"))


def letter(found: Deleted) -> Letter:
    """The mail in words."""
    name = {"organisation": found.organisation}
    return Letter(
        subject=gettext("Alles van %(organisation)s is verwijderd") % name,
        parts=(
            Words(
                gettext(
                    "Het abonnement van %(organisation)s was opgezegd, en de dertig dagen daarna zijn om. We"
                    " verwijderen nu alles: het logboek, de mensen, de bestanden, de rapporten en de sleutels."
                )
                % name
            ),
            Words(
                gettext(
                    "Het bewijs zit bij deze mail, om te lezen (PDF) en als gegevens (JSON). Bewaar het: hierna kunnen"
                    " we je geen ander meer sturen."
                )
            ),
            Words(gettext("Willen jullie ooit opnieuw beginnen, dan kan dat altijd."), quiet=True),
            Button(gettext("Begin opnieuw"), found.link),
        ),
        why=gettext("Je krijgt deze mail omdat je beheerder was van %(organisation)s in Werkbalans.") % name,
        attachments=(
            Attachment(gettext("bewijs-van-verwijdering.pdf"), "application/pdf", found.pdf),
            Attachment(gettext("bewijs-van-verwijdering.json"), "application/json", found.content),
        ),
    )


KIND = MailKind(
    key="deletion_certificate",
    name=Text("Bewijs van verwijdering", "Certificate of deletion"),
    facts=facts,
    letter=letter,
    by_day=True,
    tries=14,
    examples={
        "": Deleted(
            "Zorggroep De Linde & Zonen",
            b"%PDF-1.7\n",
            b'{"certificate": "voorbeeld"}',
            "https://werkbalans.example/aanmelden",
        )
    },
)
