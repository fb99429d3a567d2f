"""What pages ask of a kick-off: its meeting, and its checklist row by row."""

from collections.abc import Sequence
from datetime import date, time

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId
from domain.kernel.personal import words
from domain.kernel.views import Key, View
from domain.kickoff.answers import Answer, Position, Transcription
from domain.kickoff.events import (
    KickoffOpened,
    MeetingHeld,
    MeetingScheduled,
    OwnRowAdded,
    OwnRowRemoved,
    PositionDisputed,
    RowAnswered,
    RowAssigned,
    RowChecked,
    RowDueSet,
    RowRemarked,
    RowUnchecked,
)
from domain.method import TEMPLATES, AnswerKind

OWN_ROWS_FROM = 1000


class KickoffRow(Struct, frozen=True):
    """One kick-off: its template and its meeting. `at` is a local time; `version` is the stream's."""

    plan: PlanId
    template: int
    version: int
    meeting_on: date | None = None
    meeting_at: time | None = None
    meeting_place: str = ""
    held_on: date | None = None
    present: tuple[PersonId, ...] = ()
    guests: str | None = None


class SaidPosition(Struct, frozen=True):
    """A position in a row's history: `behind` it or not (None: the party disputed what was copied for it).

    `own`: the party itself said so; else it was copied from the `source`. `on` is None where the day was not kept.
    """

    behind: bool | None
    own: bool
    source: Transcription | None
    by: PersonId | None
    on: date | None


class ChecklistRow(Struct, frozen=True):
    """One row of a checklist. `position` is its place on the form; `own_text` is set for an own row only.

    Dates are in the organisation's time zone; `changed_in` is the stream's version of the last change. `transcribed`:
    the answer is a party's position that was copied and that it has not confirmed. `said`: all positions, in order.
    """

    plan: PlanId
    row: str
    position: int
    asks: str
    changed_in: int
    own_text: str | None = None
    responsible: tuple[PersonId, ...] = ()
    due_on: date | None = None
    answer: Answer | None = None
    answered_by: PersonId | None = None
    remark: str | None = None
    remarked_by: PersonId | None = None
    checked: bool = False
    checked_by: PersonId | None = None
    checked_on: date | None = None
    transcribed: bool = False
    said: tuple[SaidPosition, ...] = ()


ROW_EVENTS = (
    RowAssigned,
    RowDueSet,
    RowAnswered,
    PositionDisputed,
    RowRemarked,
    RowChecked,
    RowUnchecked,
    OwnRowAdded,
    OwnRowRemoved,
)
MEETING_EVENTS = (KickoffOpened, MeetingScheduled, MeetingHeld)


def _kickoff_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.plan,),) if isinstance(event, MEETING_EVENTS + ROW_EVENTS) else ()


def _kickoff(row: KickoffRow | None, recorded: Recorded, _key: Key) -> KickoffRow | None:
    event = recorded.event
    if isinstance(event, KickoffOpened):
        return KickoffRow(event.plan, event.template, recorded.version)
    if row is None:
        return None
    match event:
        case MeetingScheduled(on=on, at=at, place=place):
            return replace(row, version=recorded.version, meeting_on=on, meeting_at=at, meeting_place=place)
        case MeetingHeld(on=on, present=present, guests=guests):
            return replace(row, version=recorded.version, held_on=on, present=present, guests=words(guests))
        case _:
            return replace(row, version=recorded.version)


def _checklist_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    if isinstance(event, ROW_EVENTS):
        return ((event.plan, event.row),)
    if isinstance(event, KickoffOpened):
        return [(event.plan, row.number) for row in TEMPLATES[event.template].rows]
    return ()


def _checklist(row: ChecklistRow | None, recorded: Recorded, key: Key) -> ChecklistRow | None:
    event, version, actor = recorded.event, recorded.version, recorded.actor
    match event:
        case KickoffOpened(plan=plan, template=template):
            return _source_row(plan, template, key[1], version)
        case OwnRowAdded(plan=plan, row=number, text=text):
            position = OWN_ROWS_FROM + int(number.removeprefix("e"))
            return ChecklistRow(plan, number, position, AnswerKind.TICK, version, own_text=text)
        case OwnRowRemoved():
            return None
    if row is None:
        return None
    match event:
        case RowAssigned(responsible=responsible):
            return replace(row, responsible=responsible, changed_in=version)
        case RowDueSet(due_on=due_on):
            return replace(row, due_on=due_on, changed_in=version)
        case RowAnswered() | PositionDisputed():
            return replace(_answered(row, event, actor), answered_by=actor, changed_in=version)
        case RowRemarked(remark=remark):
            return replace(row, remark=words(remark), remarked_by=actor if remark else None, changed_in=version)
        case RowChecked(on=on):
            return replace(row, checked=True, checked_by=actor, checked_on=on, changed_in=version)
        case RowUnchecked():
            return replace(row, checked=False, checked_by=None, checked_on=None, changed_in=version)
        case _:
            return row


def _answered(row: ChecklistRow, event: RowAnswered | PositionDisputed, actor: PersonId | None) -> ChecklistRow:
    if isinstance(event, PositionDisputed):
        disputed = SaidPosition(None, True, event.source, event.by, event.on)
        return replace(row, answer=None, transcribed=False, said=(*row.said, disputed))
    if not isinstance(event.answer, Position):
        return replace(row, answer=event.answer)
    said = SaidPosition(event.answer.behind, event.own, event.answer.source, event.by or actor, event.on)
    return replace(row, answer=event.answer, transcribed=not event.own, said=(*row.said, said))


def _source_row(plan: PlanId, template: int, number: str, version: int) -> ChecklistRow:
    rows = TEMPLATES[template].rows
    position = next(i for i, row in enumerate(rows) if row.number == number)
    return ChecklistRow(plan, number, position, rows[position].asks, version)


KICKOFFS = View(
    name="kickoff",
    version=2,
    row=KickoffRow,
    key=("plan",),
    events=frozenset(MEETING_EVENTS + ROW_EVENTS),
    keys_of=_kickoff_keys,
    evolve=_kickoff,
)
CHECKLISTS = View(
    name="checklist",
    version=2,
    row=ChecklistRow,
    key=("plan", "row"),
    events=frozenset((KickoffOpened, *ROW_EVENTS)),
    keys_of=_checklist_keys,
    evolve=_checklist,
    indexes=(("checked", "due_on"), ("transcribed",)),
)
