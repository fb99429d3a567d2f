"""One's own name is corrected by oneself: that it was stands in the log, so that nobody hides behind another name."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.rights import Actor
from domain.organisation.events import MemberRenamed
from domain.organisation.own_name import MEMBER_NAME, ChangeOwnName
from domain.organisation.refusals import NameIsOnesOwn
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, EMPLOYEE, given

DEWI = EMPLOYEE.person
CHANGE, CHANGED = ChangeOwnName(person=DEWI, change=UUID(int=9)), MemberRenamed(person=DEWI, change=UUID(int=9))


def test_by_oneself_and_noted_once() -> None:
    given(MEMBER_NAME).when(CHANGE, by=EMPLOYEE).then(CHANGED)
    given(MEMBER_NAME, CHANGED).when(CHANGE, by=EMPLOYEE).then_nothing()


def test_not_by_an_administrator() -> None:
    given(MEMBER_NAME).when(CHANGE, by=ADMINISTRATOR).then_refused(NameIsOnesOwn, person=DEWI)


class Names(DeciderMachine):
    decider = MEMBER_NAME

    @rule(number=st.integers(1, 3), by=st.sampled_from([ADMINISTRATOR, EMPLOYEE]))
    def change(self, number: int, by: Actor) -> None:
        assert not self.ask(ChangeOwnName(person=DEWI, change=UUID(int=number)), by) or by is EMPLOYEE

    @invariant()
    def each_change_is_noted_once(self) -> None:
        assert len(self.log) == len(self.state.noted)


TestNames = Names.TestCase
