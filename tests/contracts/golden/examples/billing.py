"""One example of every event of bills."""

from datetime import timedelta
from uuid import UUID

from domain.billing import events as b
from domain.billing.vat import Treatment
from domain.kernel.events import Event
from tests.contracts.golden.examples.things import DAY, TENANT

LATER = DAY + timedelta(days=30)
CHARGE, INVOICE, NOTE, PAYMENT = (UUID(int=number) for number in range(71, 75))
BUYER = b.Buyer("Zorggroep De Linde", "Laan 1, Utrecht", "NL", "NL123456789B01", "PO-7")
EVENTS: tuple[Event, ...] = (
    b.BillingDetailsSet(tenant=TENANT, on=DAY, buyer=BUYER),
    b.ChargeRaised(
        tenant=TENANT, on=DAY, charge=CHARGE, package="small", interval="month", enlarged=False, until=LATER, net=14900
    ),
    b.InvoiceIssued(
        tenant=TENANT,
        on=DAY,
        invoice=INVOICE,
        charge=CHARGE,
        number=b.Number("WB", 2026, 42),
        due_on=LATER,
        buyer=BUYER,
        treatment=Treatment.DUTCH,
        net=14900,
        rate=21,
        vat=3129,
        digest="ab" * 32,
    ),
    b.PaymentReceived(
        tenant=TENANT, on=DAY, invoice=INVOICE, payment=PAYMENT, amount=18029, means="transfer", reference="NL00"
    ),
    b.InvoiceReminded(tenant=TENANT, on=LATER, invoice=INVOICE),
    b.CreditAsked(tenant=TENANT, on=DAY, note=NOTE, invoice=INVOICE, net=4900, reason="Te veel gerekend"),
    b.CreditNoteIssued(
        tenant=TENANT,
        on=DAY,
        note=NOTE,
        invoice=INVOICE,
        number=b.Number("WB", 2026, 43),
        net=-4900,
        rate=21,
        vat=-1029,
        reason="Te veel gerekend",
        digest="cd" * 32,
    ),
)
