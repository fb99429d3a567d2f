"""The decisions of assessing results: verdicts on signals, measurements, verdicts on perception."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.anonymity import FLOOR
from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, StreamId, stream
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.kernel.texts import no_longer_than, one_line
from domain.results.commands import (
    JudgePerception,
    JudgeSignal,
    RecordMeasurement,
    RemoveMeasurement,
    ResultsCommand,
)
from domain.results.events import (
    MeasurementRecorded,
    MeasurementRemoved,
    PerceptionJudged,
    SignalJudged,
    Verdict,
)
from domain.results.readings import Reading
from domain.results.refusals import (
    MeasurementOfOtherCycle,
    MeasurementUnknown,
    MoreAnswersThanInvited,
    ResultChangedMeanwhile,
    TooFewRespondents,
    VerdictNeedsBothReadings,
    VerdictNeedsEvidence,
)
from domain.results.state import Judged, Results, evolve

CATEGORY = "results"
QUESTION_LENGTH = 500


def decide(command: ResultsCommand, state: Results, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.ASSESS)
    if command.cycle < 1:
        raise InvalidValue(field="cycle", reason="out_of_range", low=1)
    match command:
        case JudgeSignal():
            return _judge_signal(command, state, asked)
        case RecordMeasurement():
            return _record(command, state, asked)
        case RemoveMeasurement():
            return _remove(command, state)
        case JudgePerception():
            return _judge_perception(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _judge_signal(command: JudgeSignal, state: Results, asked: Asked) -> Sequence[Event]:
    judged = Judged(command.verdict, _evidence(command.evidence))
    before, changed_in = state.signals.get((command.cycle, command.signal), (None, 0))
    if before == judged:
        return ()
    _refuse_if_changed(command, changed_in, state)
    return (
        SignalJudged(
            plan=command.plan,
            cycle=command.cycle,
            signal=command.signal,
            verdict=judged.verdict,
            evidence=judged.evidence,
            on=asked.on,
        ),
    )


def _record(command: RecordMeasurement, state: Results, asked: Asked) -> Sequence[Event]:
    title = one_line("title", command.title)
    if command.baseline is None and command.follow_up is None:
        raise InvalidValue(field="baseline.value", reason="empty")
    for name, reading in (("baseline", command.baseline), ("follow_up", command.follow_up)):
        if reading is not None:
            _check_reading(name, reading, asked.on)
    known = state.measurements.get(command.measurement)
    if known is not None:
        if known.cycle != command.cycle:
            raise MeasurementOfOtherCycle(cycle=known.cycle)
        same = (title, command.higher_is_better, command.baseline, command.follow_up)
        if (known.title, known.higher_is_better, known.baseline, known.follow_up) == same:
            return ()
        _refuse_if_changed(command, known.changed_in, state)
    return (
        MeasurementRecorded(
            plan=command.plan,
            cycle=command.cycle,
            measurement=command.measurement,
            title=title,
            higher_is_better=command.higher_is_better,
            baseline=command.baseline,
            follow_up=command.follow_up,
        ),
    )


def _check_reading(name: str, reading: Reading, today: date) -> None:
    if reading.on > today:
        raise InvalidValue(field=f"{name}.on", reason="in_future")
    if reading.respondents < FLOOR:
        raise TooFewRespondents(field=f"{name}.respondents", floor=FLOOR)
    if reading.invited is not None and reading.invited < reading.respondents:
        raise MoreAnswersThanInvited(field=f"{name}.invited")
    if not reading.value.is_finite() or abs(reading.value) >= 100_000:
        raise InvalidValue(field=f"{name}.value", reason="not_a_number")
    one_line(f"{name}.question", reading.question, QUESTION_LENGTH)
    one_line(f"{name}.group", reading.group)


def _remove(command: RemoveMeasurement, state: Results) -> Sequence[Event]:
    known = state.measurements.get(command.measurement)
    if known is None:
        return ()
    _refuse_if_changed(command, known.changed_in, state)
    return (MeasurementRemoved(plan=command.plan, cycle=known.cycle, measurement=command.measurement),)


def _judge_perception(command: JudgePerception, state: Results, asked: Asked) -> Sequence[Event]:
    known = state.measurements.get(command.measurement)
    if known is None:
        raise MeasurementUnknown
    judged = Judged(command.verdict, _evidence(command.evidence))
    if known.judged == judged:
        return ()
    if command.verdict is not Verdict.CANNOT_SAY and (known.baseline is None or known.follow_up is None):
        raise VerdictNeedsBothReadings(field="verdict")
    _refuse_if_changed(command, known.changed_in, state)
    return (
        PerceptionJudged(
            plan=command.plan,
            cycle=known.cycle,
            measurement=command.measurement,
            verdict=judged.verdict,
            evidence=judged.evidence,
            on=asked.on,
        ),
    )


def _evidence(text: str) -> str:
    if not text.strip():
        raise VerdictNeedsEvidence(field="evidence")
    return no_longer_than("evidence", text.strip())


def _refuse_if_changed(command: ResultsCommand, changed_in: int, state: Results) -> None:
    if command.seen is not None and changed_in > command.seen:
        raise ResultChangedMeanwhile(seen=command.seen, current=state.version)


def stream_of(plan: PlanId) -> StreamId:
    """The stream of a plan's results."""
    return stream(CATEGORY, plan)


RESULTS: Decider[ResultsCommand, Results] = Decider(
    category=CATEGORY,
    commands=ResultsCommand,
    initial=Results(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
