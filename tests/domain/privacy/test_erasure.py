"""A person asks to be erased, an administrator decides, and nobody decides about oneself."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Actor
from domain.privacy.decider import (
    ERASURE,
    AskErasure,
    DeclineErasure,
    Erasure,
    ErasureCommand,
    NoteErased,
    OrderErasure,
    WithdrawErasure,
)
from domain.privacy.events import ErasureAsked, ErasureDeclined, ErasureOrdered, ErasureWithdrawn, PersonErased
from domain.privacy.refusals import AskForYourself, ErasureByAnother, ErasureNotAsked, ErasureUnderWay
from domain.privacy.views import ERASURES
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, EMPLOYEE, TODAY, given

DEWI, ANNA = EMPLOYEE.person, ADMINISTRATOR.person
WHY = Personal(DEWI, "Je doet nog mee")
ASKED = ErasureAsked(person=DEWI, on=TODAY)
DECLINED = ErasureDeclined(person=DEWI, on=TODAY, reason=WHY)
ORDERED = ErasureOrdered(person=DEWI, on=TODAY, asked=True)
DONE = PersonErased(person=DEWI, on=TODAY)


def test_a_person_asks_for_oneself() -> None:
    given(ERASURE).when(AskErasure(person=DEWI), by=EMPLOYEE).then(ASKED)
    given(ERASURE).when(AskErasure(person=DEWI), by=ADMINISTRATOR).then_refused(AskForYourself, person=DEWI)


def test_who_was_declined_may_ask_again() -> None:
    given(ERASURE, ASKED, DECLINED).when(AskErasure(person=DEWI), by=EMPLOYEE).then(ASKED)


def test_it_is_taken_back_until_it_was_ordered() -> None:
    withdrawn = ErasureWithdrawn(person=DEWI, on=TODAY)
    given(ERASURE, ASKED).when(WithdrawErasure(person=DEWI), by=EMPLOYEE).then(withdrawn)
    over = given(ERASURE, ASKED, ORDERED).when(WithdrawErasure(person=DEWI), by=EMPLOYEE)
    over.then_refused(ErasureUnderWay, person=DEWI)


def test_an_administrator_orders_it_asked_or_not() -> None:
    given(ERASURE, ASKED).when(OrderErasure(person=DEWI), by=ADMINISTRATOR).then(ORDERED)
    unasked = ErasureOrdered(person=DEWI, on=TODAY, asked=False)
    given(ERASURE).when(OrderErasure(person=DEWI), by=ADMINISTRATOR).then(unasked)
    given(ERASURE, ASKED).when(OrderErasure(person=DEWI), by=COORDINATOR).then_refused(NotAllowed)


def test_nobody_decides_about_oneself() -> None:
    order, decline = OrderErasure(person=ANNA), DeclineErasure(person=ANNA, reason=Personal(ANNA, "Nee"))
    given(ERASURE).when(order, by=ADMINISTRATOR).then_refused(ErasureByAnother, person=ANNA)
    given(ERASURE).when(decline, by=ADMINISTRATOR).then_refused(ErasureByAnother, person=ANNA)


def test_it_is_declined_with_a_reason_which_goes_with_the_persons_words() -> None:
    decline = DeclineErasure(person=DEWI, reason=WHY)
    given(ERASURE, ASKED).when(decline, by=ADMINISTRATOR).then(DECLINED)
    given(ERASURE).when(decline, by=ADMINISTRATOR).then_refused(ErasureNotAsked, person=DEWI)
    given(ERASURE, ASKED, ORDERED).when(decline, by=ADMINISTRATOR).then_refused(ErasureUnderWay, person=DEWI)
    empty = DeclineErasure(person=DEWI, reason=Personal(DEWI, " "))
    given(ERASURE, ASKED).when(empty, by=ADMINISTRATOR).then_refused(InvalidValue, field="reason", reason="empty")


@pytest.mark.parametrize("history", [(), (ASKED,), (ASKED, DECLINED), (ASKED, ORDERED, DONE)])
def test_only_what_was_ordered_is_noted_as_done(history: tuple[ErasureAsked, ...]) -> None:
    given(ERASURE, *history).when(NoteErased(person=DEWI), by=EMPLOYEE).then()
    given(ERASURE, ASKED, ORDERED).when(NoteErased(person=DEWI), by=EMPLOYEE).then(DONE)


class Erasing(DeciderMachine):
    decider = ERASURE
    views = (ERASURES,)

    @rule(
        command=st.sampled_from(
            [
                AskErasure(person=DEWI),
                WithdrawErasure(person=DEWI),
                DeclineErasure(person=DEWI, reason=WHY),
                OrderErasure(person=DEWI),
                NoteErased(person=DEWI),
            ]
        ),
        by=st.sampled_from([EMPLOYEE, ADMINISTRATOR]),
    )
    def anything(self, command: ErasureCommand, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def done_only_after_an_order_and_for_good(self) -> None:
        types = [type(event) for event in self.log]
        if PersonErased in types:
            assert self.state.stands is Erasure.DONE
            assert types[-2:] == [ErasureOrdered, PersonErased]


TestErasing = Erasing.TestCase
