"""A signal put right, weighed again, withdrawn."""

from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.signals.commands import CorrectSignal, WeighSignal, WithdrawSignal
from domain.signals.decider import SIGNAL as DECIDER
from domain.signals.decider import corrected
from domain.signals.events import SignalWeighed, SignalWithdrawn
from domain.signals.refusals import NotYourSignal, SignalIsWithdrawn, SignalUnknown
from tests.domain.signals.history import OTHER, SAID, SIGNAL, reported
from tests.domain.specification import (
    ADMINISTRATOR,
    ANNA,
    COORDINATOR,
    DEWI,
    EMPLOYEE,
    PLAN,
    TEAM_LEAD,
    WORKS_COUNCIL,
    given,
)

CORRECT = CorrectSignal(plan=PLAN, signal=SIGNAL, said=OTHER)
WEIGH = WeighSignal(plan=PLAN, signal=SIGNAL, weight=2, reason=Personal(ANNA, " Minder vaak "))
WITHDRAW = WithdrawSignal(plan=PLAN, signal=SIGNAL, reason=Personal(ANNA, "Dubbel"))
WITHDRAWN = SignalWithdrawn(plan=PLAN, signal=SIGNAL, reason=Personal(ANNA, "Dubbel"))


def test_who_reported_it_puts_it_right() -> None:
    given(DECIDER, reported()).when(CORRECT, by=EMPLOYEE).then(corrected(CORRECT, OTHER, DEWI))


def test_saying_the_same_again_changes_nothing() -> None:
    same = CorrectSignal(plan=PLAN, signal=SIGNAL, said=SAID)
    given(DECIDER, reported()).when(same, by=EMPLOYEE).then_nothing()


def test_nobody_else_puts_it_right_and_an_unnamed_one_nobody_at_all() -> None:
    given(DECIDER, reported()).when(CORRECT, by=COORDINATOR).then_refused(NotYourSignal)
    given(DECIDER, reported(by=None)).when(CORRECT, by=EMPLOYEE).then_refused(NotYourSignal)


def test_who_weighs_signals_gives_a_reason() -> None:
    weighed = SignalWeighed(plan=PLAN, signal=SIGNAL, weight=2, reason=Personal(ANNA, "Minder vaak"))
    given(DECIDER, reported()).when(WEIGH, by=COORDINATOR).then(weighed)
    silent = WeighSignal(plan=PLAN, signal=SIGNAL, weight=2, reason=Personal(ANNA, " "))
    given(DECIDER, reported()).when(silent, by=COORDINATOR).then_refused(InvalidValue, field="reason")


def test_one_weighs_and_withdraws_ones_own_but_not_anothers_without_the_right() -> None:
    own = SignalWeighed(plan=PLAN, signal=SIGNAL, weight=2, reason=Personal(DEWI, "Minder vaak"))
    given(DECIDER, reported()).when(WEIGH, by=EMPLOYEE).then(own)
    for nobody in (WORKS_COUNCIL, ADMINISTRATOR):
        given(DECIDER, reported()).when(WEIGH, by=nobody).then_refused(NotAllowed, right="weigh_signals")
        given(DECIDER, reported()).when(WITHDRAW, by=nobody).then_refused(NotAllowed, right="weigh_signals")
    given(DECIDER, reported(by=None)).when(WITHDRAW, by=TEAM_LEAD).then(
        SignalWithdrawn(plan=PLAN, signal=SIGNAL, reason=Personal(TEAM_LEAD.person, "Dubbel"))
    )


def test_a_withdrawn_signal_stays_as_it_is() -> None:
    gone = given(DECIDER, reported(), WITHDRAWN)
    gone.when(CORRECT, by=EMPLOYEE).then_refused(SignalIsWithdrawn)
    gone.when(WEIGH, by=COORDINATOR).then_refused(SignalIsWithdrawn)
    gone.when(WITHDRAW, by=COORDINATOR).then_nothing()


def test_a_signal_that_is_not_there_is_not_found() -> None:
    for command in (CORRECT, WEIGH, WITHDRAW):
        given(DECIDER).when(command, by=COORDINATOR).then_refused(SignalUnknown)
