"""The results as their decisions see them: a fold of their events."""

from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.ids import SignalId
from domain.results.events import (
    MeasurementRecorded,
    MeasurementRemoved,
    PerceptionJudged,
    ResultsEvent,
    SignalJudged,
    Verdict,
)
from domain.results.readings import Reading


class Judged(Struct, frozen=True):
    """A verdict with its evidence."""

    verdict: Verdict
    evidence: str


class Measured(Struct, frozen=True):
    """One measurement; `changed_in` is the stream's version of its last change. Other figures need a new verdict."""

    cycle: int
    title: str
    higher_is_better: bool
    baseline: Reading | None
    follow_up: Reading | None
    changed_in: int
    judged: Judged | None = None


class Results(Struct, frozen=True):
    """All results of a plan. `signals` by cycle and signal, each with the version in which it was judged."""

    version: int = 0
    signals: MappingProxyType[tuple[int, SignalId], tuple[Judged, int]] = MappingProxyType({})
    measurements: MappingProxyType[UUID, Measured] = MappingProxyType({})

    def with_measurement(self, measurement: UUID, measured: Measured | None) -> "Results":
        """The same results with one measurement changed, or without it."""
        rest = {key: each for key, each in self.measurements.items() if key != measurement}
        return replace(
            self, measurements=MappingProxyType(rest if measured is None else {**rest, measurement: measured})
        )


def evolve(before: Results, event: ResultsEvent) -> Results:
    """The results after one more event."""
    state = replace(before, version=before.version + 1)
    match event:
        case SignalJudged(cycle=cycle, signal=signal, verdict=verdict, evidence=evidence):
            judged = (Judged(verdict, evidence), state.version)
            return replace(state, signals=MappingProxyType({**state.signals, (cycle, signal): judged}))
        case MeasurementRecorded(measurement=key):
            measured = Measured(
                event.cycle, event.title, event.higher_is_better, event.baseline, event.follow_up, state.version
            )
            return state.with_measurement(key, measured)
        case MeasurementRemoved(measurement=key):
            return state.with_measurement(key, None)
        case PerceptionJudged(measurement=key, verdict=verdict, evidence=evidence):
            judged_now = replace(state.measurements[key], judged=Judged(verdict, evidence), changed_in=state.version)
            return state.with_measurement(key, judged_now)
        case _:
            assert_never(event)
