"""Charges become invoices once; VAT is exact to the cent; nobody pays or gets back more than there is."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from domain.billing.commands import AskCredit, IssueCreditNote, RemindInvoice, SetBillingDetails
from domain.billing.decider import BILLING
from domain.billing.events import (
    BillingDetailsSet,
    Buyer,
    CreditAsked,
    CreditNoteIssued,
    InvoiceReminded,
    Number,
)
from domain.billing.refusals import CreditTooLarge, PaymentTooLarge, VatNumberMalformed
from domain.billing.vat import Amounts, Treatment, amounts, treatment
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.policies.subscription_is_charged import subscription_is_charged
from tests.domain.billing.history import (
    BUYER,
    CHARGED,
    DUE_ON,
    INVOICE,
    ISSUE,
    ISSUED,
    NOTE,
    RAISE,
    pay,
    received,
)
from tests.domain.specification import ADMINISTRATOR, EMPLOYEE, TENANT, TODAY, given
from tests.domain.subscription.history import SMALL

REMIND = RemindInvoice(tenant=TENANT, invoice=INVOICE)


def credit(net: int, note: UUID = NOTE) -> AskCredit:
    return AskCredit(tenant=TENANT, note=note, invoice=INVOICE, net=net, reason="Te veel gerekend")


def test_what_a_subscription_costs_is_charged_once() -> None:
    (charge,) = subscription_is_charged(SMALL)
    assert charge == subscription_is_charged(SMALL)[0]
    given(BILLING).when(RAISE, by=EMPLOYEE).then(CHARGED)


def test_a_charge_gets_one_invoice() -> None:
    given(BILLING, CHARGED).when(ISSUE, by=EMPLOYEE).then(ISSUED)
    assert ISSUED.due_on == DUE_ON


@pytest.mark.parametrize(
    ("country", "number", "expected", "vat"),
    [
        ("NL", "", Treatment.DUTCH, 31_29),
        ("NL", "NL123456789B01", Treatment.DUTCH, 31_29),
        ("BE", "BE0123456789", Treatment.REVERSED, 0),
        ("BE", "", Treatment.DUTCH, 31_29),
        ("GR", "EL123456789", Treatment.REVERSED, 0),
        ("US", "", Treatment.OUTSIDE, 0),
    ],
)
def test_vat_goes_by_the_country_and_the_number(country: str, number: str, expected: Treatment, vat: int) -> None:
    how = treatment(country, number)
    assert how is expected
    assert amounts(149_00, how).vat == vat


def test_half_a_cent_goes_up_and_back_again_the_same_way() -> None:
    assert amounts(50, Treatment.DUTCH) == Amounts(50, 21, 11)
    assert amounts(-50, Treatment.DUTCH) == Amounts(-50, 21, -11)


@whatever(st.integers(1, 10**9))
def test_vat_is_within_half_a_cent_of_exact(net: int) -> None:
    assert abs(amounts(net, Treatment.DUTCH).vat * 100 - net * 21) <= 50


def test_details_are_the_administrators_and_a_vat_number_has_the_form_of_its_country() -> None:
    wish = SetBillingDetails(tenant=TENANT, buyer=Buyer(" De Linde ", "Laan 1", "be", "BE 0123.456.789"))
    told = BillingDetailsSet(tenant=TENANT, on=TODAY, buyer=Buyer("De Linde", "Laan 1", "BE", "BE0123456789"))
    given(BILLING).when(wish, by=ADMINISTRATOR).then(told)
    given(BILLING).when(wish, by=EMPLOYEE).then_refused(NotAllowed)
    for country, number in (("NL", "NL12345"), ("BE", "NL123456789B01"), ("DE", "x")):
        wrong = SetBillingDetails(tenant=TENANT, buyer=Buyer("De Linde", "Laan 1", country, number))
        given(BILLING).when(wrong, by=ADMINISTRATOR).then_refused(VatNumberMalformed, field="vat_number")
    nowhere = SetBillingDetails(tenant=TENANT, buyer=Buyer("De Linde", "Laan 1", "Nederland"))
    given(BILLING).when(nowhere, by=ADMINISTRATOR).then_refused(InvalidValue, field="country")


def test_a_payment_counts_once_and_nobody_pays_more_than_is_open() -> None:
    given(BILLING, CHARGED, ISSUED).when(pay(180_29), by=EMPLOYEE).then(received(180_29))
    partly = (CHARGED, ISSUED, received(80_00))
    given(BILLING, *partly).when(pay(100_30, UUID(int=9)), by=EMPLOYEE).then_refused(PaymentTooLarge, open=100_29)
    given(BILLING, CHARGED, ISSUED).when(pay(0), by=EMPLOYEE).then_refused(InvalidValue, field="amount")


def test_what_was_due_is_reminded_of_once_and_what_is_paid_never() -> None:
    later = DUE_ON + timedelta(days=1)
    told = InvoiceReminded(tenant=TENANT, on=later, invoice=INVOICE)
    given(BILLING, CHARGED, ISSUED).when(REMIND, by=EMPLOYEE, on=DUE_ON).then_nothing()
    given(BILLING, CHARGED, ISSUED).when(REMIND, by=EMPLOYEE, on=later).then(told)
    given(BILLING, CHARGED, ISSUED, received(180_29)).when(REMIND, by=EMPLOYEE, on=later).then_nothing()
    bills = BILLING.fold([CHARGED, ISSUED, told])
    assert not bills.unpaid_too_long(later + timedelta(days=13))
    assert bills.unpaid_too_long(later + timedelta(days=14))
    assert bills.next_look(later) == later + timedelta(days=14)


def test_credit_is_given_up_to_what_was_invoiced_and_adds_up_to_the_cent() -> None:
    asked = CreditAsked(tenant=TENANT, on=TODAY, note=NOTE, invoice=INVOICE, net=50_03, reason="Te veel gerekend")
    given(BILLING, CHARGED, ISSUED).when(credit(50_03), by=EMPLOYEE).then(asked)
    given(BILLING, CHARGED, ISSUED, asked).when(credit(98_98, UUID(int=8)), by=EMPLOYEE).then_refused(
        CreditTooLarge, open=98_97
    )
    history = [CHARGED, ISSUED, asked, note(NOTE, 2, 50_03, 10_51)]
    rest = UUID(int=8)
    history.append(
        CreditAsked(tenant=TENANT, on=TODAY, note=rest, invoice=INVOICE, net=98_97, reason="Te veel gerekend")
    )
    issue = IssueCreditNote(tenant=TENANT, note=rest, number=Number("WB", 2026, 3), digest="cd" * 32)
    given(BILLING, *history).when(issue, by=EMPLOYEE).then(note(rest, 3, 98_97, 20_78))
    assert BILLING.fold([*history, note(rest, 3, 98_97, 20_78)]).invoices[INVOICE].open == 0


def note(identity: UUID, number: int, net: int, vat: int) -> CreditNoteIssued:
    return CreditNoteIssued(
        tenant=TENANT,
        on=TODAY,
        note=identity,
        invoice=INVOICE,
        number=Number("WB", 2026, number),
        net=-net,
        rate=21,
        vat=-vat,
        reason="Te veel gerekend",
        digest="cd" * 32,
    )


def test_an_invoice_is_made_out_to_whom_it_was_when_it_was_sent() -> None:
    bills = BILLING.fold([CHARGED, ISSUED, BillingDetailsSet(tenant=TENANT, on=TODAY, buyer=Buyer("Nieuw", "", "NL"))])
    assert bills.invoices[INVOICE].issued.buyer == BUYER
    assert bills.waiting == ()
