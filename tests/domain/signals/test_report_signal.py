"""Reporting a signal in one's own name."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue
from domain.signals.commands import ReportSignal, Said
from domain.signals.decider import SIGNAL as DECIDER
from domain.signals.refusals import SignalExists
from tests.domain.signals.history import OTHER, SAID, SIGNAL, reported
from tests.domain.specification import COORDINATOR, DEWI, EMPLOYEE, PLAN, TODAY, given


def report(said: Said = SAID, weight: int = 4) -> ReportSignal:
    return ReportSignal(plan=PLAN, signal=SIGNAL, said=said, weight=weight)


def test_everybody_reports_and_the_words_are_their_own() -> None:
    given(DECIDER).when(report(), by=EMPLOYEE).then(reported())


def test_the_same_id_with_other_words_is_refused() -> None:
    given(DECIDER, reported()).when(report(OTHER), by=EMPLOYEE).then_refused(SignalExists)
    given(DECIDER, reported()).when(report(), by=COORDINATOR).then_refused(SignalExists)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (replace(SAID, text=Personal(DEWI, "  ")), "text"),
        (replace(SAID, text=Personal(DEWI, "x" * 2001)), "text"),
        (replace(SAID, theme="weather"), "theme"),
        (replace(SAID, noticed_on=TODAY + timedelta(days=1)), "noticed_on"),
        (replace(SAID, noticed_on=date(1999, 12, 31)), "noticed_on"),
    ],
)
def test_what_cannot_be_is_refused_by_field(said: Said, field: str) -> None:
    given(DECIDER).when(report(said), by=EMPLOYEE).then_refused(InvalidValue, field=field)


@pytest.mark.parametrize("weight", [0, 6, -1])
def test_a_weight_is_one_to_five(weight: int) -> None:
    given(DECIDER).when(report(weight=weight), by=EMPLOYEE).then_refused(InvalidValue, field="weight", low=1, high=5)
