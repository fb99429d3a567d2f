"""Whatever is asked of bills, in whatever order: what is open is what was invoiced, less paid, less credited."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from msgspec.structs import replace

from domain.billing.commands import AskCredit, IssueCreditNote, RemindInvoice
from domain.billing.decider import BILLING
from domain.billing.events import Number
from tests.domain.billing.history import INVOICE, ISSUE, RAISE, pay
from tests.domain.machine import DeciderMachine
from tests.domain.specification import EMPLOYEE, TENANT

ids = st.sampled_from([UUID(int=91), UUID(int=92)])
cents = st.integers(-1, 200_00)


class BillsMachine(DeciderMachine):
    decider = BILLING

    @rule(net=cents)
    def charge(self, net: int) -> None:
        self.ask(replace(RAISE, net=net), EMPLOYEE)

    @rule()
    def issue(self) -> None:
        self.ask(ISSUE, EMPLOYEE)

    @rule(amount=cents, payment=ids)
    def pay(self, amount: int, payment: UUID) -> None:
        self.ask(pay(amount, payment), EMPLOYEE)

    @rule(net=cents, note=ids)
    def credit(self, net: int, note: UUID) -> None:
        self.ask(AskCredit(tenant=TENANT, note=note, invoice=INVOICE, net=net, reason="Fout"), EMPLOYEE)

    @rule(note=ids)
    def send_note(self, note: UUID) -> None:
        number = Number("WB", 2026, 2)
        self.ask(IssueCreditNote(tenant=TENANT, note=note, number=number, digest="cd" * 32), EMPLOYEE)

    @rule()
    def remind(self) -> None:
        self.ask(RemindInvoice(tenant=TENANT, invoice=INVOICE), EMPLOYEE)

    @invariant()
    def it_adds_up(self) -> None:
        for each in self.state.invoices.values():
            assert each.open == each.issued.net + each.issued.vat - each.paid - each.credited
            assert each.credited_net <= each.issued.net
            assert each.credited <= each.issued.net + each.issued.vat
            if each.credited_net == each.issued.net:
                assert each.credited == each.issued.net + each.issued.vat

    @invariant()
    def nothing_is_invoiced_twice(self) -> None:
        charges = [each.issued.charge for each in self.state.invoices.values()]
        assert len(charges) == len(set(charges))


TestBills = BillsMachine.TestCase
