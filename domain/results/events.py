"""What can have happened when results were assessed. `cycle` counts the plan's cycles from 1."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.kernel.events import Event, event
from domain.kernel.ids import PlanId, SignalId
from domain.results.readings import Reading


class Verdict(StrEnum):
    """The answer to “did it change positively?”; who cannot say, says why."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    CANNOT_SAY = "cannot_say"


class ResultsFact(Event, frozen=True, kw_only=True):
    """The base of the slice's events: each names its plan and the cycle in which it was assessed."""

    plan: PlanId
    cycle: int


@event("results.signal_judged")
class SignalJudged(ResultsFact, frozen=True, kw_only=True):
    """Somebody gave a verdict on a signal, with the evidence (again: it replaces the one before)."""

    signal: SignalId
    verdict: Verdict
    evidence: str
    on: date


@event("results.measurement_recorded")
class MeasurementRecorded(ResultsFact, frozen=True, kw_only=True):
    """A measurement was entered: a pulse question or another named figure (again: it was corrected or completed)."""

    measurement: UUID
    title: str
    higher_is_better: bool
    baseline: Reading | None
    follow_up: Reading | None


@event("results.measurement_removed")
class MeasurementRemoved(ResultsFact, frozen=True, kw_only=True):
    """A measurement was taken away, and its verdict with it."""

    measurement: UUID


@event("results.perception_judged")
class PerceptionJudged(ResultsFact, frozen=True, kw_only=True):
    """Somebody gave a verdict on how work pressure is perceived, as one measurement shows it."""

    measurement: UUID
    verdict: Verdict
    evidence: str
    on: date


ResultsEvent = SignalJudged | MeasurementRecorded | MeasurementRemoved | PerceptionJudged
