"""What can have happened between an organisation and its invoices. Money is whole euro cents; dates are local."""

from datetime import date
from uuid import UUID

import msgspec

from domain.billing.vat import Treatment
from domain.kernel.events import Event, event
from domain.kernel.ids import TenantId


class Buyer(msgspec.Struct, frozen=True):
    """Who is invoiced: the organisation as its letterhead says. `country` is ISO 3166-1 alpha-2."""

    name: str
    address: str
    country: str
    vat_number: str = ""
    reference: str = ""


class Number(msgspec.Struct, frozen=True):
    """The number of an invoice or a credit note: of a legal entity and a year, 1, 2, 3 … without gaps."""

    entity: str
    year: int
    number: int

    @property
    def label(self) -> str:
        """`WB-2026-0042`."""
        return f"{self.entity}-{self.year}-{self.number:04d}"


class BillingFact(Event, frozen=True, kw_only=True):
    """The base of what happens to the bills of one organisation, on a local date."""

    tenant: TenantId
    on: date


@event("billing.details_set")
class BillingDetailsSet(BillingFact, frozen=True, kw_only=True):
    """From now on invoices are made out so."""

    buyer: Buyer


@event("billing.charge_raised")
class ChargeRaised(BillingFact, frozen=True, kw_only=True):
    """A package costs `net` for the days from `on` up to `until`; it waits for its invoice."""

    charge: UUID
    package: str
    interval: str
    enlarged: bool
    until: date
    net: int


@event("billing.invoice_issued")
class InvoiceIssued(BillingFact, frozen=True, kw_only=True):
    """The invoice of a charge. Its PDF is kept by the seller under `invoice`; `digest` is the PDF's SHA-256 (hex)."""

    invoice: UUID
    charge: UUID
    number: Number
    due_on: date
    buyer: Buyer
    treatment: Treatment
    net: int
    rate: int
    vat: int
    digest: str


@event("billing.payment_received")
class PaymentReceived(BillingFact, frozen=True, kw_only=True):
    """So much was paid for an invoice; `means` says how it came in, `reference` how it is found there."""

    invoice: UUID
    payment: UUID
    amount: int
    means: str
    reference: str


@event("billing.invoice_reminded")
class InvoiceReminded(BillingFact, frozen=True, kw_only=True):
    """The invoice was due and is not paid."""

    invoice: UUID


@event("billing.credit_asked")
class CreditAsked(BillingFact, frozen=True, kw_only=True):
    """`net` cents of an invoice are to be taken back, for this reason; the note follows."""

    note: UUID
    invoice: UUID
    net: int
    reason: str


@event("billing.credit_note_issued")
class CreditNoteIssued(BillingFact, frozen=True, kw_only=True):
    """Of an invoice `net` (with its VAT) is taken back; both are negative. The PDF as with an invoice."""

    note: UUID
    invoice: UUID
    number: Number
    net: int
    rate: int
    vat: int
    reason: str
    digest: str


BillingEvent = (
    BillingDetailsSet
    | ChargeRaised
    | InvoiceIssued
    | PaymentReceived
    | InvoiceReminded
    | CreditAsked
    | CreditNoteIssued
)
