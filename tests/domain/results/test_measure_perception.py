"""Did perception change positively? Baseline beside follow-up, never about fewer than five people."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.results.commands import RemoveMeasurement
from domain.results.decider import RESULTS
from domain.results.events import MeasurementRemoved, Verdict
from domain.results.readings import Caution, Reading, cautions_of, change_of
from domain.results.refusals import (
    MeasurementOfOtherCycle,
    MeasurementUnknown,
    MoreAnswersThanInvited,
    ResultChangedMeanwhile,
    TooFewRespondents,
    VerdictNeedsBothReadings,
)
from tests.domain.results.history import AUTUMN, PACE, PERCEIVED, SPRING, perceive, record, recorded_as
from tests.domain.specification import COORDINATOR, EMPLOYEE, PLAN, TODAY, given


def test_a_baseline_is_entered_first_and_the_follow_up_later() -> None:
    given(RESULTS).when(record(follow_up=None), by=COORDINATOR).then(recorded_as(follow_up=None))
    given(RESULTS, recorded_as(follow_up=None)).when(record(), by=COORDINATOR).then(recorded_as())


@pytest.mark.parametrize("respondents", [0, 1, 4])
@pytest.mark.parametrize("which", ["baseline", "follow_up"])
def test_invariant_6_no_figure_about_fewer_than_five_people_is_kept(which: str, respondents: int) -> None:
    few = {which: replace(SPRING, respondents=respondents)}
    field = f"{which}.respondents"
    given(RESULTS).when(record(**few), by=COORDINATOR).then_refused(TooFewRespondents, field=field, floor=5)


def test_five_people_are_enough() -> None:
    five = replace(SPRING, respondents=5)
    given(RESULTS).when(record(five, None), by=COORDINATOR).then(recorded_as(five, None))


@pytest.mark.parametrize(
    ("reading", "field"),
    [
        (replace(SPRING, question=" "), "baseline.question"),
        (replace(SPRING, group=""), "baseline.group"),
        (replace(SPRING, value=Decimal("NaN")), "baseline.value"),
        (replace(SPRING, value=Decimal("1e9")), "baseline.value"),
        (replace(SPRING, on=TODAY + timedelta(days=1)), "baseline.on"),
    ],
)
def test_a_reading_says_what_was_asked_of_whom_and_what_came_out(reading: Reading, field: str) -> None:
    given(RESULTS).when(record(reading), by=COORDINATOR).then_refused(InvalidValue, field=field)


def test_a_measurement_has_a_figure_and_a_name_and_belongs_to_who_may_assess() -> None:
    given(RESULTS).when(record(None, None), by=COORDINATOR).then_refused(InvalidValue, field="baseline.value")
    given(RESULTS).when(record(title=" "), by=COORDINATOR).then_refused(InvalidValue, field="title")
    given(RESULTS).when(record(replace(SPRING, invited=3)), by=COORDINATOR).then_refused(MoreAnswersThanInvited)
    given(RESULTS).when(record(), by=EMPLOYEE).then_refused(NotAllowed)
    given(RESULTS, recorded_as()).when(record(cycle=2), by=COORDINATOR).then_refused(MeasurementOfOtherCycle, cycle=1)


def test_perception_is_judged_on_two_figures() -> None:
    given(RESULTS, recorded_as()).when(perceive(), by=COORDINATOR).then(PERCEIVED)
    half = given(RESULTS, recorded_as(follow_up=None))
    half.when(perceive(), by=COORDINATOR).then_refused(VerdictNeedsBothReadings, field="verdict")
    assert half.when(perceive(Verdict.CANNOT_SAY, "Tweede meting komt nog"), by=COORDINATOR).decided()
    given(RESULTS).when(perceive(), by=COORDINATOR).then_refused(MeasurementUnknown)


def test_other_figures_need_a_new_verdict() -> None:
    corrected = recorded_as(follow_up=replace(AUTUMN, value=Decimal("2.9")))
    state = RESULTS.fold([recorded_as(), PERCEIVED, corrected])
    assert state.measurements[PACE].judged is None


def test_a_measurement_is_taken_away_once() -> None:
    away = RemoveMeasurement(plan=PLAN, cycle=1, measurement=PACE)
    removed = MeasurementRemoved(plan=PLAN, cycle=1, measurement=PACE)
    given(RESULTS, recorded_as()).when(away, by=COORDINATOR).then(removed)


def test_who_looked_at_older_figures_is_told_so() -> None:
    late = record(title="Tempo", seen=0)
    given(RESULTS, recorded_as()).when(late, by=COORDINATOR).then_refused(ResultChangedMeanwhile, seen=0, current=1)


@pytest.mark.parametrize(
    ("baseline", "follow_up", "cautions"),
    [
        (SPRING, AUTUMN, ()),
        (None, AUTUMN, (Caution.NO_BASELINE,)),
        (SPRING, None, (Caution.NO_FOLLOW_UP,)),
        (SPRING, replace(AUTUMN, question="Moet je erg veel werk doen?"), (Caution.OTHER_QUESTION,)),
        (SPRING, replace(AUTUMN, question="moet je erg  snel werken? (nea, versie 1)"), ()),
        (SPRING, replace(AUTUMN, group="Team Zuid"), (Caution.OTHER_GROUP,)),
        (SPRING, replace(AUTUMN, invited=40), (Caution.OTHER_RESPONSE,)),
        (SPRING, replace(AUTUMN, respondents=8), (Caution.OTHER_RESPONSE, Caution.OTHER_NUMBER)),
        (SPRING, replace(AUTUMN, respondents=8, invited=None), (Caution.OTHER_NUMBER,)),
        (SPRING, replace(AUTUMN, on=date(2026, 4, 1)), (Caution.NOT_LATER,)),
    ],
)
def test_what_cannot_be_compared_is_named(
    baseline: Reading | None, follow_up: Reading | None, cautions: tuple[Caution, ...]
) -> None:
    assert cautions_of(baseline, follow_up) == cautions


def test_the_change_is_told_for_the_same_question_only() -> None:
    assert change_of(SPRING, AUTUMN) == Decimal("-0.4")
    assert change_of(SPRING, replace(AUTUMN, question="Iets anders")) is None
    assert change_of(None, AUTUMN) is None
