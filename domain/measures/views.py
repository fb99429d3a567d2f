"""What pages ask of measures: the list of a plan, and the organisation's shelf of best practices."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import IssueId, MeasureId, PersonId, PlanId, SignalId, UnitId
from domain.kernel.personal import Personal, PersonalText
from domain.kernel.views import Key, View
from domain.measures import events as e
from domain.measures.description import Description, Practice
from domain.measures.state import Stage


class Note(Struct, frozen=True):
    """A progress note: by whom, on which local date; `text` is None once its words were erased."""

    by: PersonId | None
    on: date
    text: str | None
    percent: int | None


class MeasureRow(Struct, frozen=True):
    """A measure as it stands. Dates are local to the organisation; `seq` is its place in the log where it began.

    `level` is source, collective or individual; `state` proposed, planned, started, done or dropped; `before` is the
    state that it would be reopened to; `version` is the stream's.
    """

    measure: MeasureId
    plan: PlanId
    title: str
    goal: str
    active_role: str
    level: str
    unit: UnitId | None
    signals: tuple[SignalId, ...]
    issues: tuple[IssueId, ...]
    proposed_by: PersonId
    proposed_on: date
    seq: int
    version: int
    state: str = Stage.PROPOSED.value
    before: str = Stage.PROPOSED.value
    owner: PersonId | None = None
    starts_on: date | None = None
    due_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    result: str = ""
    reason: str = ""
    percent: int | None = None
    notes: tuple[Note, ...] = ()
    origin: UUID | None = None
    shelved: bool = False


class PracticeRow(Struct, frozen=True):
    """A best practice on the shelf. `measure` and `plan` are set where it was a measure here."""

    practice: UUID
    title: str
    goal: str
    active_role: str
    level: str
    what_worked: str
    place: str
    contact: PersonId
    by: PersonId | None
    shelved_on: date
    seq: int
    plan: PlanId | None = None
    measure: MeasureId | None = None


MEASURE_EVENTS = (
    e.MeasureProposed,
    e.MeasureDescribed,
    e.MeasurePlanned,
    e.MeasureOwnerChanged,
    e.MeasureDatesChanged,
    e.MeasureStarted,
    e.MeasureProgressReported,
    e.MeasureDone,
    e.MeasureDropped,
    e.MeasureReopened,
    e.MeasureShelved,
    e.MeasureUnshelved,
)


def words(text: PersonalText) -> str | None:
    """The words of a personal text; None where there are none any more."""
    return text.text if isinstance(text, Personal) else None


def _measure_keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.measure,),) if isinstance(recorded.event, MEASURE_EVENTS) else ()


def _measure(row: MeasureRow | None, recorded: Recorded, _key: Key) -> MeasureRow | None:
    event = recorded.event
    if isinstance(event, e.MeasureProposed):
        return _described(
            MeasureRow(
                measure=event.measure,
                plan=event.plan,
                title="",
                goal="",
                active_role="",
                level="",
                unit=None,
                signals=(),
                issues=(),
                proposed_by=event.by,
                proposed_on=event.on,
                seq=recorded.seq,
                version=recorded.version,
                origin=event.origin,
            ),
            event.description,
        )
    return _changed(replace(row, version=recorded.version), recorded) if row else None


def _described(row: MeasureRow, text: Description) -> MeasureRow:
    return replace(
        row,
        title=text.title,
        goal=text.goal,
        active_role=text.active_role,
        level=text.level.value,
        unit=text.unit,
        signals=text.signals,
        issues=text.issues,
    )


def _changed(row: MeasureRow, recorded: Recorded) -> MeasureRow:
    match recorded.event:
        case e.MeasureDescribed(description=description):
            return _described(row, description)
        case e.MeasurePlanned(owner=owner, starts_on=starts_on, due_on=due_on):
            return replace(row, state=Stage.PLANNED.value, owner=owner, starts_on=starts_on, due_on=due_on)
        case e.MeasureOwnerChanged(owner=owner):
            return replace(row, owner=owner)
        case e.MeasureDatesChanged(starts_on=starts_on, due_on=due_on):
            return replace(row, starts_on=starts_on, due_on=due_on)
        case e.MeasureStarted(on=on):
            return replace(row, state=Stage.STARTED.value, started_on=on)
        case e.MeasureProgressReported(on=on, text=text, percent=percent):
            note = Note(recorded.actor, on, words(text), percent)
            known = percent if percent is not None else row.percent
            return replace(row, notes=(*row.notes, note), percent=known)
        case e.MeasureDone(on=on, result=result):
            return replace(row, state=Stage.DONE.value, before=row.state, done_on=on, result=result, percent=100)
        case e.MeasureDropped(reason=reason):
            return replace(row, state=Stage.DROPPED.value, before=row.state, reason=reason)
        case e.MeasureReopened(reason=reason):
            return replace(row, state=row.before, done_on=None, result="", reason=reason, percent=None)
        case e.MeasureShelved():
            return replace(row, shelved=True)
        case e.MeasureUnshelved():
            return replace(row, shelved=False)
        case _:
            return row


SHELF_EVENTS = (e.MeasureShelved, e.MeasureUnshelved, e.PracticeWritten, e.PracticeRemoved)


def _shelf_keys(recorded: Recorded) -> Sequence[Key]:
    match recorded.event:
        case e.MeasureShelved(measure=key) | e.MeasureUnshelved(measure=key):
            return ((key,),)
        case e.PracticeWritten(practice=practice) | e.PracticeRemoved(practice=practice):
            return ((practice,),)
        case _:
            return ()


def _shelf(row: PracticeRow | None, recorded: Recorded, _key: Key) -> PracticeRow | None:
    match recorded.event:
        case e.MeasureShelved(plan=plan, measure=measure, practice=text, on=on):
            made = _practice(measure, text, recorded, on, row)
            return replace(made, plan=plan, measure=measure)
        case e.PracticeWritten(practice=practice, text=text, on=on):
            return _practice(practice, text, recorded, on, row)
        case _:
            return None


def _practice(key: UUID, text: Practice, recorded: Recorded, on: date, before: PracticeRow | None) -> PracticeRow:
    return PracticeRow(
        practice=key,
        title=text.title,
        goal=text.goal,
        active_role=text.active_role,
        level=text.level.value,
        what_worked=text.what_worked,
        place=text.where,
        contact=text.contact,
        by=recorded.actor,
        shelved_on=on,
        seq=before.seq if before else recorded.seq,
    )


MEASURES = View(
    name="measure",
    version=1,
    row=MeasureRow,
    key=("measure",),
    events=frozenset(MEASURE_EVENTS),
    keys_of=_measure_keys,
    evolve=_measure,
    indexes=(("plan", "seq"), ("plan", "state", "seq"), ("owner", "due_on"), ("plan", "due_on")),
)
PRACTICES = View(
    name="practice",
    version=1,
    row=PracticeRow,
    key=("practice",),
    events=frozenset(SHELF_EVENTS),
    keys_of=_shelf_keys,
    evolve=_shelf,
    indexes=(("seq",),),
)
