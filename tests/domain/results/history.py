"""Figures and facts that the tests of results begin from."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from domain.kernel.ids import SignalId
from domain.results.commands import JudgePerception, JudgeSignal, RecordMeasurement
from domain.results.events import MeasurementRecorded, PerceptionJudged, SignalJudged, Verdict
from domain.results.readings import Reading
from tests.domain.specification import PLAN, TODAY

SIGNAL, OTHER = SignalId(UUID(int=51)), SignalId(UUID(int=52))
PACE, JOY = UUID(int=61), UUID(int=62)
SPRING = Reading(Decimal("2.6"), 18, date(2026, 4, 1), "Moet je erg snel werken? (NEA, versie 1)", "Team Noord", 24)
AUTUMN = replace(SPRING, value=Decimal("2.2"), respondents=17, on=date(2026, 10, 1))
JUDGED = SignalJudged(
    plan=PLAN, cycle=1, signal=SIGNAL, verdict=Verdict.BETTER, evidence="Minder ruildiensten", on=TODAY
)


def judge(verdict: Verdict = Verdict.BETTER, evidence: str = "Minder ruildiensten", **more: Any) -> JudgeSignal:
    known: dict[str, Any] = {"plan": PLAN, "cycle": 1, "signal": SIGNAL, **more}
    return JudgeSignal(verdict=verdict, evidence=evidence, **known)


def record(baseline: Reading | None = SPRING, follow_up: Reading | None = AUTUMN, **more: Any) -> RecordMeasurement:
    known: dict[str, Any] = {"plan": PLAN, "cycle": 1, "measurement": PACE, "title": "Werktempo", **more}
    return RecordMeasurement(higher_is_better=False, baseline=baseline, follow_up=follow_up, **known)


def recorded_as(
    baseline: Reading | None = SPRING, follow_up: Reading | None = AUTUMN, title: str = "Werktempo"
) -> MeasurementRecorded:
    return MeasurementRecorded(
        plan=PLAN,
        cycle=1,
        measurement=PACE,
        title=title,
        higher_is_better=False,
        baseline=baseline,
        follow_up=follow_up,
    )


def perceive(verdict: Verdict = Verdict.BETTER, evidence: str = "Van 2,6 naar 2,2", **more: Any) -> JudgePerception:
    return JudgePerception(plan=PLAN, cycle=1, measurement=PACE, verdict=verdict, evidence=evidence, **more)


PERCEIVED = PerceptionJudged(
    plan=PLAN, cycle=1, measurement=PACE, verdict=Verdict.BETTER, evidence="Van 2,6 naar 2,2", on=TODAY
)
