"""To administrators: an invoice or a credit note is there, or an invoice was due. The document is behind the link."""

from datetime import date
from uuid import UUID

import msgspec

from domain.billing.decider import BILLING, stream_of
from domain.billing.events import CreditNoteIssued
from domain.kernel.rights import Right, carries
from domain.method import Text
from infra.language import euros, gettext, long_date
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing


class Bill(msgspec.Struct, frozen=True):
    """Which document, what is open of it (cents), by when; `rule` says whether it is new, a credit or a reminder."""

    organisation: str
    label: str
    amount: int
    due_on: date | None
    rule: str
    link: str


def facts(writing: Writing) -> Bill:
    """The document, for who still looks after the organisation; no reminder of what was paid meanwhile."""
    mail = writing.mail
    organisation = organisation_of(writing.log, writing.connection, mail.tenant)
    if not carries(organisation.members.get(mail.recipient, frozenset()), Right.MANAGE_ORGANISATION):
        raise Withdrawn(Reason.NOT_ALLOWED)
    events = [each.event for each in writing.log.load(writing.connection, mail.tenant, stream_of(mail.tenant)).events]
    document, link = UUID(mail.subject), writing.link(f"/organisatie/abonnement/facturen/{mail.subject}")
    note = next((each for each in events if isinstance(each, CreditNoteIssued) and each.note == document), None)
    if note is not None:
        return Bill(organisation.name, note.number.label, note.net + note.vat, None, mail.rule, link)
    invoice = BILLING.fold(events).invoices.get(document)
    if invoice is None or (mail.rule == "reminder" and invoice.open <= 0):
        raise Withdrawn(Reason.NOT_DUE)
    return Bill(organisation.name, invoice.issued.number.label, invoice.open, invoice.issued.due_on, mail.rule, link)


def letter(found: Bill) -> Letter:
    """The mail in words."""
    words = {
        "organisation": found.organisation,
        "label": found.label,
        "amount": euros(found.amount).replace("\xa0", " "),
        "date": long_date(found.due_on) if found.due_on else "",
    }
    subject, said = {
        "credit": (
            gettext("Creditnota %(label)s"),
            gettext("Er is een creditnota gemaakt voor %(organisation)s: %(amount)s."),
        ),
        "reminder": (
            gettext("Herinnering: factuur %(label)s"),
            gettext(
                "Factuur %(label)s van %(organisation)s had uiterlijk op %(date)s betaald moeten zijn. Er staat nog"
                " %(amount)s open. Is er over veertien dagen nog niet betaald, dan kan iedereen alleen nog lezen."
            ),
        ),
    }.get(
        found.rule,
        (
            gettext("Factuur %(label)s"),
            gettext("Er is een factuur voor %(organisation)s: %(amount)s, te betalen uiterlijk op %(date)s."),
        ),
    )
    return Letter(
        subject=subject % words,
        parts=(
            Words(said % words),
            Button(gettext("Bekijk de factuur"), found.link),
            Words(gettext("Je logt eerst in. Hoe je betaalt, staat op de factuur zelf."), quiet=True),
        ),
        why=gettext("Je krijgt deze mail omdat je beheerder bent van %(organisation)s in Werkbalans.") % words,
        thread=found.label,
    )


LINK = "https://werkbalans.example/organisatie/abonnement/facturen/voorbeeld"
KIND = MailKind(
    key="invoice",
    name=Text("Factuur", "Invoice"),
    facts=facts,
    letter=letter,
    by_day=True,
    examples={
        "": Bill("Zorggroep De Linde & Zonen", "WB-2026-0042", 180_29, date(2026, 12, 25), "", LINK),
        "reminder": Bill("Zorggroep De Linde & Zonen", "WB-2026-0042", 180_29, date(2026, 12, 25), "reminder", LINK),
        "credit": Bill("Zorggroep De Linde & Zonen", "WB-2026-0043", -90_15, None, "credit", LINK),
    },
)
