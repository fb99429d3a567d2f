"""What pages ask of signals: the signals, the dialogues with unnamed reporters, the reporting links."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, SignalId, UnitId
from domain.kernel.personal import Personal, PersonalText
from domain.kernel.views import Key, View
from domain.signals.events import (
    LinkClosed,
    LinkOpened,
    ReporterWrittenTo,
    ReporterWrote,
    SignalCorrected,
    SignalReported,
    SignalWeighed,
    SignalWithdrawn,
)
from domain.signals.kinds import SignalKind, Source


class SignalRow(Struct, frozen=True):
    """One signal as it stands. `unit` None: the whole organisation; `reported_by` None: reported unnamed.

    `text` is None once its words were erased. `seq` is where it began in the log, `version` its stream's.
    `messages` counts those of its dialogue; `awaits_answer`: the unnamed reporter wrote last.
    """

    signal: SignalId
    plan: PlanId
    kind: SignalKind
    unit: UnitId | None
    theme: str
    source: Source
    noticed_on: date
    weight: int
    text: str | None
    reported_by: PersonId | None
    withdrawn: bool
    seq: int
    version: int
    weighed_by: PersonId | None = None
    weight_reason: str | None = None
    withdrawn_by: PersonId | None = None
    withdrawn_reason: str | None = None
    messages: int = 0
    awaits_answer: bool = False


class MessageRow(Struct, frozen=True):
    """One message between the unnamed reporter (`written_by` None) and somebody who steers the plan."""

    signal: SignalId
    seq: int
    plan: PlanId
    written_by: PersonId | None
    text: str | None
    written_on: date


class LinkRow(Struct, frozen=True):
    """A plan's newest link for reporting unnamed, by number, and whether it works."""

    plan: PlanId
    number: int
    open: bool
    version: int


def words(text: PersonalText) -> str | None:
    """The words of a personal text; None where there are none any more."""
    return text.text if isinstance(text, Personal) else None


SIGNAL_EVENTS = (
    SignalReported,
    SignalCorrected,
    SignalWeighed,
    SignalWithdrawn,
    ReporterWrittenTo,
    ReporterWrote,
)


def _signal_key(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.signal,),) if isinstance(event, SIGNAL_EVENTS) else ()


def _signal(row: SignalRow | None, recorded: Recorded, _key: Key) -> SignalRow | None:
    event = recorded.event
    if isinstance(event, SignalReported):
        return _reported(event, recorded)
    if row is None:
        return None
    row = replace(row, version=recorded.version)
    match event:
        case SignalCorrected():
            return replace(
                row,
                kind=event.kind,
                unit=event.unit,
                theme=event.theme,
                source=event.source,
                noticed_on=event.noticed_on,
                text=words(event.text),
            )
        case SignalWeighed(weight=weight, reason=reason):
            return replace(row, weight=weight, weighed_by=recorded.actor, weight_reason=words(reason))
        case SignalWithdrawn(reason=reason):
            return replace(
                row, withdrawn=True, withdrawn_by=recorded.actor, withdrawn_reason=words(reason), awaits_answer=False
            )
        case ReporterWrittenTo():
            return replace(row, messages=row.messages + 1, awaits_answer=False)
        case ReporterWrote():
            return replace(row, messages=row.messages + 1, awaits_answer=not row.withdrawn)
        case _:
            return row


def _reported(event: SignalReported, recorded: Recorded) -> SignalRow:
    return SignalRow(
        signal=event.signal,
        plan=event.plan,
        kind=event.kind,
        unit=event.unit,
        theme=event.theme,
        source=event.source,
        noticed_on=event.noticed_on,
        weight=event.weight,
        text=words(event.text),
        reported_by=event.reported_by,
        withdrawn=False,
        seq=recorded.seq,
        version=recorded.version,
    )


def _message_key(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.signal, recorded.seq),) if isinstance(event, ReporterWrittenTo | ReporterWrote) else ()


def _message(row: MessageRow | None, recorded: Recorded, _key: Key) -> MessageRow | None:
    match recorded.event:
        case ReporterWrittenTo(signal=signal, plan=plan, text=text, on=on):
            return MessageRow(signal, recorded.seq, plan, recorded.actor, words(text), on)
        case ReporterWrote(signal=signal, plan=plan, text=text, on=on):
            return MessageRow(signal, recorded.seq, plan, None, words(text), on)
        case _:
            return row


def _link_key(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.plan,),) if isinstance(recorded.event, LinkOpened | LinkClosed) else ()


def _link(row: LinkRow | None, recorded: Recorded, _key: Key) -> LinkRow | None:
    match recorded.event:
        case LinkOpened(plan=plan, number=number):
            return LinkRow(plan, number, open=True, version=recorded.version)
        case LinkClosed() if row:
            return replace(row, open=False, version=recorded.version)
        case _:
            return row


SIGNALS = View(
    name="signal",
    version=1,
    row=SignalRow,
    key=("signal",),
    events=frozenset(SIGNAL_EVENTS),
    keys_of=_signal_key,
    evolve=_signal,
    indexes=(("plan", "seq"), ("plan", "unit", "seq"), ("plan", "kind", "seq"), ("awaits_answer", "seq")),
)
REPORTER_MESSAGES = View(
    name="reporter_message",
    version=1,
    row=MessageRow,
    key=("signal", "seq"),
    events=frozenset({ReporterWrittenTo, ReporterWrote}),
    keys_of=_message_key,
    evolve=_message,
)
LINKS = View(
    name="reporting_link",
    version=1,
    row=LinkRow,
    key=("plan",),
    events=frozenset({LinkOpened, LinkClosed}),
    keys_of=_link_key,
    evolve=_link,
)
