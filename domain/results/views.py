"""What pages ask of results: the verdict on each signal, and each measurement with its verdict."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, SignalId
from domain.kernel.views import Key, View
from domain.results.events import MeasurementRecorded, MeasurementRemoved, PerceptionJudged, SignalJudged
from domain.results.readings import Reading


class SignalVerdictRow(Struct, frozen=True):
    """The verdict on a signal in a cycle: what, on which evidence, when and by whom. `seq` is where it began."""

    plan: PlanId
    cycle: int
    signal: SignalId
    verdict: str
    evidence: str
    judged_on: date
    judged_by: PersonId | None
    changed_in: int
    seq: int


class MeasurementRow(Struct, frozen=True):
    """A measurement, baseline beside follow-up, and the verdict that was given on these figures (None: not yet)."""

    plan: PlanId
    measurement: UUID
    cycle: int
    title: str
    higher_is_better: bool
    baseline: Reading | None
    follow_up: Reading | None
    recorded_by: PersonId | None
    changed_in: int
    seq: int
    verdict: str | None = None
    evidence: str | None = None
    judged_on: date | None = None
    judged_by: PersonId | None = None


MEASUREMENT_EVENTS = (MeasurementRecorded, MeasurementRemoved, PerceptionJudged)


def _signal_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.plan, event.cycle, event.signal),) if isinstance(event, SignalJudged) else ()


def _signal(row: SignalVerdictRow | None, recorded: Recorded, _key: Key) -> SignalVerdictRow | None:
    event = recorded.event
    if not isinstance(event, SignalJudged):
        return row
    return SignalVerdictRow(
        event.plan,
        event.cycle,
        event.signal,
        event.verdict.value,
        event.evidence,
        event.on,
        recorded.actor,
        recorded.version,
        row.seq if row else recorded.seq,
    )


def _measurement_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.plan, event.measurement),) if isinstance(event, MEASUREMENT_EVENTS) else ()


def _measurement(row: MeasurementRow | None, recorded: Recorded, _key: Key) -> MeasurementRow | None:
    event = recorded.event
    match event:
        case MeasurementRecorded():
            return MeasurementRow(
                event.plan,
                event.measurement,
                event.cycle,
                event.title,
                event.higher_is_better,
                event.baseline,
                event.follow_up,
                recorded.actor,
                recorded.version,
                row.seq if row else recorded.seq,
            )
        case MeasurementRemoved():
            return None
        case PerceptionJudged(verdict=verdict, evidence=evidence, on=on) if row:
            return replace(
                row,
                verdict=verdict.value,
                evidence=evidence,
                judged_on=on,
                judged_by=recorded.actor,
                changed_in=recorded.version,
            )
        case _:
            return row


SIGNAL_VERDICTS = View(
    name="signal_verdict",
    version=1,
    row=SignalVerdictRow,
    key=("plan", "cycle", "signal"),
    events=frozenset({SignalJudged}),
    keys_of=_signal_keys,
    evolve=_signal,
    indexes=(("plan", "seq"),),
)
MEASUREMENTS = View(
    name="measurement",
    version=1,
    row=MeasurementRow,
    key=("plan", "measurement"),
    events=frozenset(MEASUREMENT_EVENTS),
    keys_of=_measurement_keys,
    evolve=_measurement,
    indexes=(("plan", "seq"),),
)
