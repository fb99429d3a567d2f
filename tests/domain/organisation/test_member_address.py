"""Another address for a member whom mail did not reach: that it was given stands in the log, the address does not."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor
from domain.organisation.address import MEMBER_ADDRESS, ChangeMemberAddress
from domain.organisation.events import MemberAddressChanged
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, BAS, COORDINATOR, EMPLOYEE, given

CHANGE = ChangeMemberAddress(person=BAS, change=UUID(int=9))
CHANGED = MemberAddressChanged(person=BAS, change=UUID(int=9))


def test_an_administrator_gives_another_address() -> None:
    given(MEMBER_ADDRESS).when(CHANGE, by=ADMINISTRATOR).then(CHANGED)


def test_it_is_noted_once_and_a_second_change_apart() -> None:
    given(MEMBER_ADDRESS, CHANGED).when(CHANGE, by=ADMINISTRATOR).then_nothing()
    again = ChangeMemberAddress(person=BAS, change=UUID(int=10))
    given(MEMBER_ADDRESS, CHANGED).when(again, by=ADMINISTRATOR).then(
        MemberAddressChanged(person=BAS, change=UUID(int=10))
    )


def test_nobody_else_does() -> None:
    for by in (COORDINATOR, EMPLOYEE):
        given(MEMBER_ADDRESS).when(CHANGE, by=by).then_refused(NotAllowed)


class Addresses(DeciderMachine):
    decider = MEMBER_ADDRESS

    @rule(number=st.integers(1, 3), by=st.sampled_from([ADMINISTRATOR, COORDINATOR]))
    def change(self, number: int, by: Actor) -> None:
        assert not self.ask(ChangeMemberAddress(person=BAS, change=UUID(int=number)), by) or by is ADMINISTRATOR

    @invariant()
    def each_change_is_noted_once(self) -> None:
        assert len(self.log) == len(self.state.noted)


TestAddresses = Addresses.TestCase
