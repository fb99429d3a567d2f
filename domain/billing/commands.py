"""What can be asked about bills."""

from datetime import date
from uuid import UUID

from domain.billing.events import Buyer, Number
from domain.kernel.decider import Command
from domain.kernel.ids import TenantId


class BillingCommand(Command, frozen=True, kw_only=True):
    """A command to the bills of one organisation."""

    tenant: TenantId


class SetBillingDetails(BillingCommand, frozen=True, kw_only=True):
    """Have invoices made out so. `vat_number` may have spaces and dots."""

    buyer: Buyer


class SellerCommand(BillingCommand, frozen=True, kw_only=True):
    """What the seller does: the service by itself, its operator, or a payment provider. No member's route offers it."""


class RaiseCharge(SellerCommand, frozen=True, kw_only=True):
    """A package costs something."""

    charge: UUID
    began: date
    package: str
    interval: str
    enlarged: bool
    until: date
    net: int


class IssueInvoice(SellerCommand, frozen=True, kw_only=True):
    """Send the invoice of a charge under this number, made out to `buyer`; its PDF has this digest."""

    invoice: UUID
    charge: UUID
    number: Number
    buyer: Buyer
    digest: str


class RecordPayment(SellerCommand, frozen=True, kw_only=True):
    """Note what was paid."""

    invoice: UUID
    payment: UUID
    amount: int
    means: str
    reference: str


class RemindInvoice(SellerCommand, frozen=True, kw_only=True):
    """Remind of an invoice that was due."""

    invoice: UUID


class AskCredit(SellerCommand, frozen=True, kw_only=True):
    """Take back `net` cents (positive) of an invoice, for this reason."""

    note: UUID
    invoice: UUID
    net: int
    reason: str


class IssueCreditNote(SellerCommand, frozen=True, kw_only=True):
    """Send the credit note that was asked for, under this number; its PDF has this digest."""

    note: UUID
    number: Number
    digest: str
