"""One charge and its invoice, for the tests of bills."""

from datetime import timedelta
from uuid import UUID

from domain.billing.commands import IssueInvoice, RaiseCharge, RecordPayment
from domain.billing.events import Buyer, ChargeRaised, InvoiceIssued, Number, PaymentReceived
from domain.billing.vat import Treatment
from tests.domain.specification import TENANT, TODAY

CHARGE, INVOICE, PAYMENT, NOTE = (UUID(int=number) for number in range(71, 75))
UNTIL, DUE_ON = TODAY + timedelta(days=30), TODAY + timedelta(days=30)
BUYER = Buyer("Zorggroep De Linde", "Laan 1, Utrecht", "NL")
RAISE = RaiseCharge(
    tenant=TENANT,
    charge=CHARGE,
    began=TODAY,
    package="small",
    interval="month",
    enlarged=False,
    until=UNTIL,
    net=149_00,
)
CHARGED = ChargeRaised(
    tenant=TENANT, on=TODAY, charge=CHARGE, package="small", interval="month", enlarged=False, until=UNTIL, net=149_00
)
ISSUE = IssueInvoice(
    tenant=TENANT, invoice=INVOICE, charge=CHARGE, number=Number("WB", 2026, 1), buyer=BUYER, digest="ab" * 32
)
ISSUED = InvoiceIssued(
    tenant=TENANT,
    on=TODAY,
    invoice=INVOICE,
    charge=CHARGE,
    number=Number("WB", 2026, 1),
    due_on=DUE_ON,
    buyer=BUYER,
    treatment=Treatment.DUTCH,
    net=149_00,
    rate=21,
    vat=31_29,
    digest="ab" * 32,
)


def pay(amount: int, payment: UUID = PAYMENT) -> RecordPayment:
    return RecordPayment(
        tenant=TENANT, invoice=INVOICE, payment=payment, amount=amount, means="transfer", reference="NL00"
    )


def received(amount: int, payment: UUID = PAYMENT) -> PaymentReceived:
    return PaymentReceived(
        tenant=TENANT, on=TODAY, invoice=INVOICE, payment=payment, amount=amount, means="transfer", reference="NL00"
    )
