"""What people ask when results are assessed."""

from uuid import UUID

from domain.kernel.decider import Command
from domain.kernel.ids import PlanId, SignalId
from domain.results.events import Verdict
from domain.results.readings import Reading


class ResultsCommand(Command, frozen=True, kw_only=True):
    """A command about the results of a plan's cycle. `seen`: the stream's version that the actor looked at."""

    plan: PlanId
    cycle: int
    seen: int | None = None


class JudgeSignal(ResultsCommand, frozen=True, kw_only=True):
    """Say whether a signal changed positively, and what shows it."""

    signal: SignalId
    verdict: Verdict
    evidence: str


class RecordMeasurement(ResultsCommand, frozen=True, kw_only=True):
    """Enter, complete or correct a measurement."""

    measurement: UUID
    title: str
    higher_is_better: bool
    baseline: Reading | None
    follow_up: Reading | None


class RemoveMeasurement(ResultsCommand, frozen=True, kw_only=True):
    """Take a measurement away."""

    measurement: UUID


class JudgePerception(ResultsCommand, frozen=True, kw_only=True):
    """Say whether perception changed positively, as this measurement shows it."""

    measurement: UUID
    verdict: Verdict
    evidence: str
