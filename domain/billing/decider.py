"""The decisions about bills."""

from collections.abc import Sequence
from datetime import date

from domain.billing.commands import (
    AskCredit,
    BillingCommand,
    IssueCreditNote,
    IssueInvoice,
    RaiseCharge,
    RecordPayment,
    RemindInvoice,
    SellerCommand,
    SetBillingDetails,
)
from domain.billing.events import (
    BillingDetailsSet,
    Buyer,
    ChargeRaised,
    CreditAsked,
    CreditNoteIssued,
    InvoiceIssued,
    InvoiceReminded,
    PaymentReceived,
)
from domain.billing.refusals import CreditTooLarge, PaymentTooLarge, VatNumberMalformed
from domain.billing.state import DUE, Bills, Invoice, evolve
from domain.billing.vat import amounts, spelled, treatment, well_formed
from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, TenantId, stream
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import fitting, needed, one_line

CATEGORY = "billing"


def decide(command: BillingCommand, state: Bills, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    match command:
        case SetBillingDetails():
            asked.by.needs(Right.MANAGE_ORGANISATION)
            return _details(command, state, asked.on)
        case SellerCommand():
            return _by_the_seller(command, state, asked.on)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _by_the_seller(command: SellerCommand, state: Bills, on: date) -> Sequence[Event]:
    match command:
        case RaiseCharge():
            return _raise(command, state)
        case IssueInvoice():
            return _issue(command, state, on)
        case RecordPayment():
            return _pay(command, state, on)
        case RemindInvoice(invoice=invoice):
            found = _invoice(state, invoice)
            due = found.remind_on()
            on_time = due is not None and due <= on
            return (InvoiceReminded(tenant=command.tenant, on=on, invoice=invoice),) if on_time else ()
        case AskCredit():
            return _ask_credit(command, state, on)
        case IssueCreditNote():
            return _issue_note(command, state, on)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _details(command: SetBillingDetails, state: Bills, on: date) -> Sequence[Event]:
    wanted = command.buyer
    country = wanted.country.strip().upper()
    if len(country) != 2 or not country.isalpha() or not country.isascii():
        raise InvalidValue(field="country", reason="choose")
    number = spelled(wanted.vat_number)
    if number and not well_formed(number, country):
        raise VatNumberMalformed(field="vat_number", country=country)
    buyer = Buyer(
        name=one_line("name", wanted.name),
        address=needed("address", wanted.address, 500),
        country=country,
        vat_number=number,
        reference=fitting("reference", wanted.reference, 100),
    )
    return () if state.buyer == buyer else (BillingDetailsSet(tenant=command.tenant, on=on, buyer=buyer),)


def _raise(command: RaiseCharge, state: Bills) -> Sequence[Event]:
    if command.charge in state.charges or command.net <= 0:
        return ()
    return (
        ChargeRaised(
            tenant=command.tenant,
            on=command.began,
            charge=command.charge,
            package=command.package,
            interval=command.interval,
            enlarged=command.enlarged,
            until=command.until,
            net=command.net,
        ),
    )


def _issue(command: IssueInvoice, state: Bills, on: date) -> Sequence[Event]:
    charge = state.charges.get(command.charge)
    if charge is None:
        raise NotFound
    if charge not in state.waiting:
        return ()
    how = treatment(command.buyer.country, command.buyer.vat_number)
    found = amounts(charge.net, how)
    return (
        InvoiceIssued(
            tenant=command.tenant,
            on=on,
            invoice=command.invoice,
            charge=command.charge,
            number=command.number,
            due_on=on + DUE,
            buyer=command.buyer,
            treatment=how,
            net=found.net,
            rate=found.rate,
            vat=found.vat,
            digest=command.digest,
        ),
    )


def _pay(command: RecordPayment, state: Bills, on: date) -> Sequence[Event]:
    found = _invoice(state, command.invoice)
    if command.payment in found.payments:
        return ()
    if command.amount <= 0:
        raise InvalidValue(field="amount", reason="out_of_range", low=1, high=found.open)
    if command.amount > found.open:
        raise PaymentTooLarge(open=found.open, field="amount")
    return (
        PaymentReceived(
            tenant=command.tenant,
            on=on,
            invoice=command.invoice,
            payment=command.payment,
            amount=command.amount,
            means=one_line("means", command.means, 40),
            reference=fitting("reference", command.reference, 200),
        ),
    )


def _ask_credit(command: AskCredit, state: Bills, on: date) -> Sequence[Event]:
    found = _invoice(state, command.invoice)
    if command.note in found.notes or command.note in state.asked:
        return ()
    reason = one_line("reason", command.reason)
    left = state.left_to_credit(command.invoice)
    if not 0 < command.net <= left:
        raise CreditTooLarge(open=left, field="net")
    return (
        CreditAsked(
            tenant=command.tenant, on=on, note=command.note, invoice=command.invoice, net=command.net, reason=reason
        ),
    )


def _issue_note(command: IssueCreditNote, state: Bills, on: date) -> Sequence[Event]:
    asked = state.asked.get(command.note)
    if asked is None:
        return ()
    found = _invoice(state, asked.invoice)
    return (
        CreditNoteIssued(
            tenant=command.tenant,
            on=on,
            note=command.note,
            invoice=asked.invoice,
            number=command.number,
            net=-asked.net,
            rate=found.issued.rate,
            vat=-found.vat_of(asked.net),
            reason=asked.reason,
            digest=command.digest,
        ),
    )


def _invoice(state: Bills, identity: object) -> Invoice:
    found = next((each for key, each in state.invoices.items() if key == identity), None)
    if found is None:
        raise NotFound
    return found


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's bills."""
    return stream(CATEGORY, tenant)


BILLING: Decider[BillingCommand, Bills] = Decider(
    category=CATEGORY,
    commands=BillingCommand,
    initial=Bills(),
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
)
