"""The bills as their decisions see them: a fold of their events."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

import msgspec
from msgspec.structs import replace

from domain.billing.events import (
    BillingDetailsSet,
    BillingEvent,
    Buyer,
    ChargeRaised,
    CreditAsked,
    CreditNoteIssued,
    InvoiceIssued,
    InvoiceReminded,
    PaymentReceived,
)
from domain.billing.vat import amounts

# An invoice is due after so many days, reminded of the day after; unpaid for so long after that, one can only read.
DUE, PATIENCE = timedelta(days=30), timedelta(days=14)


class Invoice(msgspec.Struct, frozen=True):
    """One invoice: what of it was credited and paid (cents, with VAT), and when it was reminded of."""

    issued: InvoiceIssued
    credited_net: int = 0
    credited: int = 0
    paid: int = 0
    payments: frozenset[UUID] = frozenset()
    notes: frozenset[UUID] = frozenset()
    reminded_on: date | None = None

    @property
    def settled(self) -> int:
        """What was paid or credited."""
        return self.paid + self.credited

    def vat_of(self, net: int) -> int:
        """The VAT that goes back with this part: what is left of it goes with the last part, to the cent."""
        if net == self.issued.net - self.credited_net:
            return self.issued.vat - (self.credited - self.credited_net)
        return amounts(net, self.issued.treatment).vat

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return self.issued.net + self.issued.vat - self.credited - self.paid

    def remind_on(self) -> date | None:
        """When to remind of it; None when it needs none, or was reminded of."""
        return self.issued.due_on + timedelta(days=1) if self.open > 0 and self.reminded_on is None else None

    def suspend_on(self) -> date | None:
        """When it has been unpaid for too long."""
        return self.reminded_on + PATIENCE if self.open > 0 and self.reminded_on is not None else None


class Bills(msgspec.Struct, frozen=True):
    """All of an organisation's, oldest first: charges, invoices, and credits that wait for their note (`asked`)."""

    buyer: Buyer | None = None
    charges: MappingProxyType[UUID, ChargeRaised] = MappingProxyType({})
    invoices: MappingProxyType[UUID, Invoice] = MappingProxyType({})
    asked: MappingProxyType[UUID, CreditAsked] = MappingProxyType({})

    def left_to_credit(self, invoice: UUID) -> int:
        """What of an invoice was neither credited nor is about to be, without VAT."""
        found = self.invoices[invoice]
        return found.issued.net - found.credited_net - sum(a.net for a in self.asked.values() if a.invoice == invoice)

    @property
    def waiting(self) -> tuple[ChargeRaised, ...]:
        """Charges without an invoice."""
        invoiced = {each.issued.charge for each in self.invoices.values()}
        return tuple(charge for key, charge in self.charges.items() if key not in invoiced)

    def unpaid_too_long(self, on: date) -> bool:
        """Whether some invoice has been unpaid for so long that one can only read."""
        return any((day := each.suspend_on()) is not None and day <= on for each in self.invoices.values())

    def next_look(self, on: date) -> date | None:
        """The next day after this one on which something is due."""
        days = [day for each in self.invoices.values() for day in (each.remind_on(), each.suspend_on()) if day]
        return min((day for day in days if day > on), default=None)


def evolve(state: Bills, event: BillingEvent) -> Bills:
    """The bills after one more event."""
    match event:
        case BillingDetailsSet(buyer=buyer):
            return replace(state, buyer=buyer)
        case ChargeRaised(charge=charge):
            return replace(state, charges=MappingProxyType({**state.charges, charge: event}))
        case InvoiceIssued(invoice=invoice):
            return _with(state, invoice, Invoice(event))
        case PaymentReceived(invoice=invoice, payment=payment, amount=amount):
            found = state.invoices[invoice]
            return _with(state, invoice, replace(found, paid=found.paid + amount, payments=found.payments | {payment}))
        case InvoiceReminded(invoice=invoice, on=on):
            return _with(state, invoice, replace(state.invoices[invoice], reminded_on=on))
        case CreditAsked(note=note):
            return replace(state, asked=MappingProxyType({**state.asked, note: event}))
        case CreditNoteIssued(invoice=invoice, note=note):
            found = state.invoices[invoice]
            waiting = {key: each for key, each in state.asked.items() if key != note}
            state = replace(state, asked=MappingProxyType(waiting))
            credited, net = found.credited - event.net - event.vat, found.credited_net - event.net
            return _with(
                state, invoice, replace(found, credited=credited, credited_net=net, notes=found.notes | {note})
            )
        case _:
            assert_never(event)


def _with(state: Bills, identity: UUID, invoice: Invoice) -> Bills:
    return replace(state, invoices=MappingProxyType({**state.invoices, identity: invoice}))
