"""Bills a tenant: invoices for charges, credit notes that were asked for, reminders, and what unpaid invoices bring."""

import hashlib
from datetime import datetime
from uuid import UUID, uuid5

from domain.billing.commands import IssueCreditNote, IssueInvoice, RemindInvoice
from domain.billing.decider import BILLING
from domain.billing.decider import stream_of as billing_stream
from domain.billing.events import Buyer, ChargeRaised, CreditAsked
from domain.billing.state import DUE, Bills, Invoice
from domain.billing.vat import Amounts, amounts, treatment
from domain.kernel.decider import Asked
from domain.kernel.ids import CommandId, TenantId
from domain.kernel.rights import Right, carries
from domain.subscription.commands import ResumePaid, SuspendUnpaid
from infra.billing.books import enter_document, settle, take_number
from infra.billing.printing import Sheet, printed
from infra.event_store.deciding import carry_out
from infra.mail.dates import by_day, organisation_of
from infra.mail.planning import plan_mail
from services.worker.parts import Connection, Parts


def bills_of(parts: Parts, connection: Connection, tenant: TenantId) -> Bills:
    """The bills as the log has them."""
    loaded = parts.log.load(connection, tenant, billing_stream(tenant))
    return BILLING.fold([recorded.event for recorded in loaded.events])


def bill(parts: Parts, tenant: TenantId, asked: Asked, now: datetime) -> bool:
    """Do all that is due; whether anything happened. Each document is one transaction with its number."""
    with parts.inside(tenant) as connection:
        bills = bills_of(parts, connection, tenant)
    happened = False
    for charge in bills.waiting:
        happened |= _invoice(parts, tenant, charge, asked, now)
    for credit in bills.asked.values():
        happened |= _credit(parts, tenant, credit, asked, now)
    for identity, invoice in bills.invoices.items():
        happened |= _look_at(parts, tenant, identity, invoice, asked, now)
    return happened | _consequences(parts, tenant, asked)


def _invoice(parts: Parts, tenant: TenantId, charge: ChargeRaised, asked: Asked, now: datetime) -> bool:
    identity = uuid5(charge.charge, "invoice")
    with parts.inside(tenant) as connection:
        bills = bills_of(parts, connection, tenant)
        if charge not in bills.waiting:
            return False
        buyer = bills.buyer or Buyer(organisation_of(parts.log, connection, tenant).name, "", "NL")
        how = treatment(buyer.country, buyer.vat_number)
        found = amounts(charge.net, how)
        number = take_number(connection, parts.settings.seller.entity, asked.on.year)
        sheet = Sheet(number, asked.on, asked.on + DUE, buyer, charge, how, found, identity)
        pdf = printed(sheet, parts.settings.seller, "nl" if buyer.country in ("NL", "BE") else "en")
        command = IssueInvoice(
            tenant=tenant,
            invoice=identity,
            charge=charge.charge,
            number=number,
            buyer=buyer,
            digest=hashlib.sha256(pdf).hexdigest(),
        )
        # Whoever was first makes this raise, and the number goes back with the transaction.
        carry_out(parts.log, connection, tenant, command, asked, CommandId(uuid5(identity, "issue")))
        facts = (None, asked.on, asked.on + DUE, buyer.name, found.net, found.vat)
        enter_document(connection, parts.tokens.of(tenant), number, identity, facts, pdf)
        _tell(parts, connection, tenant, identity, "", now)
    return True


def _credit(parts: Parts, tenant: TenantId, credit: CreditAsked, asked: Asked, now: datetime) -> bool:
    with parts.inside(tenant) as connection:
        bills = bills_of(parts, connection, tenant)
        if credit.note not in bills.asked:
            return False
        invoice = bills.invoices[credit.invoice]
        issued, vat = invoice.issued, invoice.vat_of(credit.net)
        number = take_number(connection, parts.settings.seller.entity, asked.on.year)
        back = Amounts(-credit.net, issued.rate, -vat)
        charge = bills.charges[issued.charge]
        sheet = Sheet(
            number, asked.on, None, issued.buyer, charge, issued.treatment, back, credit.note,
            issued.number.label, credit.reason,
        )  # fmt: skip
        pdf = printed(sheet, parts.settings.seller, "nl" if issued.buyer.country in ("NL", "BE") else "en")
        digest = hashlib.sha256(pdf).hexdigest()
        command = IssueCreditNote(tenant=tenant, note=credit.note, number=number, digest=digest)
        carry_out(parts.log, connection, tenant, command, asked, CommandId(uuid5(credit.note, "issue")))
        facts = (credit.invoice, asked.on, None, issued.buyer.name, back.net, back.vat)
        enter_document(connection, parts.tokens.of(tenant), number, credit.note, facts, pdf)
        _tell(parts, connection, tenant, credit.note, "credit", now)
    return True


def _look_at(parts: Parts, tenant: TenantId, identity: UUID, invoice: Invoice, asked: Asked, now: datetime) -> bool:
    """Note in the books what is settled; remind of what was due."""
    with parts.inside(tenant) as connection:
        settle(connection, parts.tokens.of(tenant), identity, invoice.settled)
        remind = RemindInvoice(tenant=tenant, invoice=identity)
        if not carry_out(parts.log, connection, tenant, remind, asked, CommandId(uuid5(identity, "remind"))):
            return False
        _tell(parts, connection, tenant, identity, "reminder", now)
    return True


def _consequences(parts: Parts, tenant: TenantId, asked: Asked) -> bool:
    with parts.inside(tenant) as connection:
        bills = bills_of(parts, connection, tenant)
        unpaid = bills.unpaid_too_long(asked.on)
        command = SuspendUnpaid(tenant=tenant) if unpaid else ResumePaid(tenant=tenant)
        known = len(bills.invoices), sum(len(each.payments) + len(each.notes) for each in bills.invoices.values())
        identity = uuid5(tenant, f"{type(command).__name__}:{asked.on}:{known}")
        return carry_out(parts.log, connection, tenant, command, asked, CommandId(identity))


def _tell(parts: Parts, connection: Connection, tenant: TenantId, document: UUID, rule: str, now: datetime) -> None:
    """A date begins at midnight: whoever is told of what came with it is told when people are mailed."""
    organisation = organisation_of(parts.log, connection, tenant)
    not_before = by_day(organisation, now)
    for person, roles in organisation.members.items():
        if carries(roles, Right.MANAGE_ORGANISATION):
            mail = uuid5(document, f"{person}:{rule}")
            plan_mail(connection, tenant, mail, "invoice", str(document), "", person, rule, not_before)
