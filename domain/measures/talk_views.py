"""What pages ask of consultations and research: what was talked over, which signals wait, what was looked into."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, ResearchId, SignalId, UnitId
from domain.kernel.views import Key, View
from domain.measures import events as e


class ConsultationRow(Struct, frozen=True):
    """A consultation that was held: `day` in the organisation's time zone, `size` in people."""

    consultation: UUID
    plan: PlanId
    signals: tuple[SignalId, ...]
    day: date
    way: str
    unit: UnitId | None
    people: tuple[PersonId, ...]
    size: int | None
    outcome: str
    by: PersonId | None
    seq: int


class ConsultedRow(Struct, frozen=True):
    """A signal that was talked over: in these consultations, none of them struck."""

    plan: PlanId
    signal: SignalId
    consultations: tuple[UUID, ...]


class ResearchRow(Struct, frozen=True):
    """Research, decided on or against. `state` is decided, rejected or concluded; dates are local."""

    research: ResearchId
    plan: PlanId
    question: str
    state: str
    decided_on: date
    decided_by: PersonId | None
    seq: int
    version: int
    why: str = ""
    by_whom: str = ""
    due_on: date | None = None
    means: str = ""
    signals: tuple[SignalId, ...] = ()
    because: str = ""
    outcome: str = ""
    concluded_on: date | None = None


TALKS = (e.ConsultationRecorded, e.ConsultationStruck)
RESEARCHED = (e.ResearchDecided, e.ResearchRejected, e.ResearchConcluded)


def _talk_keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.consultation,),) if isinstance(recorded.event, TALKS) else ()


def _talk(_row: ConsultationRow | None, recorded: Recorded, _key: Key) -> ConsultationRow | None:
    event = recorded.event
    if not isinstance(event, e.ConsultationRecorded):
        return None
    return ConsultationRow(
        consultation=event.consultation,
        plan=event.plan,
        signals=event.signals,
        day=event.on,
        way=event.way.value,
        unit=event.unit,
        people=event.people,
        size=event.size,
        outcome=event.outcome,
        by=recorded.actor,
        seq=recorded.seq,
    )


def _consulted_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return [(event.plan, signal) for signal in event.signals] if isinstance(event, TALKS) else ()


def _consulted(row: ConsultedRow | None, recorded: Recorded, key: Key) -> ConsultedRow | None:
    known = row.consultations if row else ()
    match recorded.event:
        case e.ConsultationRecorded(consultation=consultation):
            return ConsultedRow(key[0], key[1], (*known, consultation))
        case e.ConsultationStruck(consultation=consultation):
            rest = tuple(each for each in known if each != consultation)
            return ConsultedRow(key[0], key[1], rest) if rest else None
        case _:
            return row


def _research_keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.research,),) if isinstance(recorded.event, RESEARCHED) else ()


def _research(row: ResearchRow | None, recorded: Recorded, _key: Key) -> ResearchRow | None:
    event, by = recorded.event, recorded.actor
    if isinstance(event, e.ResearchDecided):
        return ResearchRow(
            research=event.research,
            plan=event.plan,
            question=event.question,
            state="decided",
            decided_on=event.on,
            decided_by=by,
            seq=recorded.seq,
            version=recorded.version,
            why=event.why,
            by_whom=event.by_whom,
            due_on=event.due_on,
            means=event.means,
            signals=event.signals,
        )
    if isinstance(event, e.ResearchRejected):
        first = row or ResearchRow(
            event.research, event.plan, event.question, "rejected", event.on, by, recorded.seq, recorded.version
        )
        return replace(
            first, state="rejected", because=event.because, decided_on=event.on, decided_by=by, version=recorded.version
        )
    if isinstance(event, e.ResearchConcluded) and row:
        ended = event.on
        return replace(row, state="concluded", outcome=event.outcome, concluded_on=ended, version=recorded.version)
    return row


CONSULTATIONS = View(
    name="consultation",
    version=1,
    row=ConsultationRow,
    key=("consultation",),
    events=frozenset(TALKS),
    keys_of=_talk_keys,
    evolve=_talk,
    indexes=(("plan", "seq"),),
)
CONSULTED = View(
    name="consulted",
    version=1,
    row=ConsultedRow,
    key=("plan", "signal"),
    events=frozenset(TALKS),
    keys_of=_consulted_keys,
    evolve=_consulted,
)
RESEARCHES = View(
    name="research",
    version=1,
    row=ResearchRow,
    key=("research",),
    events=frozenset(RESEARCHED),
    keys_of=_research_keys,
    evolve=_research,
    indexes=(("plan", "seq"),),
)
