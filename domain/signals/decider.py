"""A signal's decisions: reported, put right, weighed again, withdrawn; and writing to an unnamed reporter."""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, PlanId, SignalId, StreamId, stream
from domain.kernel.personal import PersonalText
from domain.kernel.refusals import VersionIsStale
from domain.kernel.rights import Right
from domain.signals.checks import check_said, check_weight, own_words
from domain.signals.commands import (
    CorrectSignal,
    ReportSignal,
    Said,
    SignalCommand,
    WeighSignal,
    WithdrawSignal,
    WriteToReporter,
)
from domain.signals.events import (
    ReporterWrittenTo,
    ReporterWrote,
    SignalCorrected,
    SignalEvent,
    SignalReported,
    SignalWeighed,
    SignalWithdrawn,
)
from domain.signals.refusals import (
    NotYourSignal,
    ReporterIsKnown,
    SignalExists,
    SignalIsWithdrawn,
    SignalUnknown,
)

CATEGORY = "signal"


class Signal(Struct, frozen=True):
    """What decisions need to know. `said` is as reported or last put right; `messages` both ways, the newest last."""

    plan: PlanId | None = None
    said: SignalCorrected | None = None
    weight: int = 0
    reported_by: PersonId | None = None
    withdrawn: bool = False
    messages: tuple[PersonalText, ...] = ()


def evolve(state: Signal, event: SignalEvent) -> Signal:
    """The signal after one more event."""
    match event:
        case SignalReported(plan=plan, weight=weight, reported_by=reported_by):
            return Signal(plan, _content(event), weight, reported_by)
        case SignalCorrected():
            return replace(state, said=event)
        case SignalWeighed(weight=weight):
            return replace(state, weight=weight)
        case SignalWithdrawn():
            return replace(state, withdrawn=True)
        case ReporterWrittenTo(text=text) | ReporterWrote(text=text):
            return replace(state, messages=(*state.messages, text))
        case _:
            assert_never(event)


def _content(reported: SignalReported) -> SignalCorrected:
    return SignalCorrected(
        plan=reported.plan,
        signal=reported.signal,
        kind=reported.kind,
        unit=reported.unit,
        theme=reported.theme,
        source=reported.source,
        noticed_on=reported.noticed_on,
        text=reported.text,
    )


def decide(command: SignalCommand, state: Signal, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, ReportSignal):
        return _report(command, state, asked)
    if state.plan != command.plan:
        raise SignalUnknown(signal=command.signal)
    match command:
        case CorrectSignal():
            return _correct(command, state, asked)
        case WeighSignal():
            return _weigh(command, state, asked)
        case WithdrawSignal():
            return _withdraw(command, state, asked)
        case WriteToReporter():
            return _write(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _report(command: ReportSignal, state: Signal, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.REPORT_SIGNAL)
    check_said(command.said, asked.on)
    check_weight(command.weight)
    said = corrected(command, command.said, asked.by.person)
    if state.plan:
        if (state.said, state.weight, state.reported_by) == (said, command.weight, asked.by.person):
            return ()
        raise SignalExists(signal=command.signal)
    return (reported(said, command.weight, asked.by.person),)


def corrected(command: SignalCommand, said: Said, subject: PersonId) -> SignalCorrected:
    """What is said, with words that belong to `subject`."""
    return SignalCorrected(
        plan=command.plan,
        signal=command.signal,
        kind=said.kind,
        unit=said.unit,
        theme=said.theme,
        source=said.source,
        noticed_on=said.noticed_on,
        text=own_words("text", said.text, subject),
    )


def reported(said: SignalCorrected, weight: int, by: PersonId | None) -> SignalReported:
    """The fact that this was reported."""
    return SignalReported(
        plan=said.plan,
        signal=said.signal,
        kind=said.kind,
        unit=said.unit,
        theme=said.theme,
        source=said.source,
        noticed_on=said.noticed_on,
        text=said.text,
        weight=weight,
        reported_by=by,
    )


def _correct(command: CorrectSignal, state: Signal, asked: Asked) -> Sequence[Event]:
    if state.reported_by != asked.by.person:
        raise NotYourSignal(signal=command.signal)
    check_said(command.said, asked.on)
    said = corrected(command, command.said, asked.by.person)
    if said == state.said:
        return ()
    _refuse_withdrawn(state, command.signal)
    return (said,)


def _weigh(command: WeighSignal, state: Signal, asked: Asked) -> Sequence[Event]:
    _needs_own_or_weighing(state, asked)
    check_weight(command.weight)
    reason = own_words("reason", command.reason, asked.by.person)
    if command.weight == state.weight:
        return ()
    _refuse_withdrawn(state, command.signal)
    return (SignalWeighed(plan=command.plan, signal=command.signal, weight=command.weight, reason=reason),)


def _withdraw(command: WithdrawSignal, state: Signal, asked: Asked) -> Sequence[Event]:
    _needs_own_or_weighing(state, asked)
    reason = own_words("reason", command.reason, asked.by.person)
    if state.withdrawn:
        return ()
    return (SignalWithdrawn(plan=command.plan, signal=command.signal, reason=reason),)


def _write(command: WriteToReporter, state: Signal, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.STEER_PLAN)
    if state.reported_by is not None:
        raise ReporterIsKnown(signal=command.signal)
    words = own_words("message", command.text, asked.by.person)
    if words in state.messages[command.number :]:
        return ()
    if command.number != len(state.messages):
        raise VersionIsStale(expected=command.number, current=len(state.messages))
    return (ReporterWrittenTo(plan=command.plan, signal=command.signal, text=words, on=asked.on),)


def _needs_own_or_weighing(state: Signal, asked: Asked) -> None:
    if state.reported_by != asked.by.person:
        asked.by.about(state.said.unit if state.said else None).needs(Right.WEIGH_SIGNALS)


def _refuse_withdrawn(state: Signal, signal: SignalId) -> None:
    if state.withdrawn:
        raise SignalIsWithdrawn(signal=signal)


def stream_of(signal: SignalId) -> StreamId:
    """The signal's own stream."""
    return stream(CATEGORY, signal)


SIGNAL: Decider[SignalCommand, Signal] = Decider(
    category=CATEGORY,
    commands=SignalCommand,
    initial=Signal(),
    stream_of=lambda command: stream_of(command.signal),
    evolve=evolve,
    decide=decide,
)
