"""The kick-off as its decisions see it: a fold of its events."""

from datetime import date, time
from types import MappingProxyType
from typing import Any, assert_never
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.ids import PersonId
from domain.kernel.personal import PersonalText
from domain.kickoff.answers import Answer, Position
from domain.kickoff.events import (
    KickoffEvent,
    KickoffOpened,
    MeetingHeld,
    MeetingScheduled,
    OwnRowAdded,
    OwnRowRemoved,
    PositionDisputed,
    ReminderFellDue,
    RowAnswered,
    RowAssigned,
    RowChecked,
    RowDueSet,
    RowRemarked,
    RowUnchecked,
)
from domain.method import TEMPLATES, AnswerKind


class RowState(Struct, frozen=True):
    """One row. `changed_in` is the stream's version of its last change; Own rows have `text` and `key`.

    `own`: the party itself spoke last (without an answer: it disputed what was copied for it), as `said_by` on
    `said_on` (None where that was not kept).
    """

    asks: AnswerKind
    needs: tuple[str, ...] = ()
    text: str | None = None
    key: UUID | None = None
    answer: Answer | None = None
    own: bool = False
    said_by: PersonId | None = None
    said_on: date | None = None
    responsible: tuple[PersonId, ...] = ()
    due_on: date | None = None
    remark: PersonalText | None = None
    checked: bool = False
    changed_in: int = 0

    @property
    def answered(self) -> bool:
        """Whether the row's question has an answer; an own row is a mere tick."""
        return self.asks is AnswerKind.TICK or self.answer is not None

    @property
    def transcribed(self) -> bool:
        """Whether its answer is a position that was copied from a document and that the party has not confirmed."""
        return isinstance(self.answer, Position) and not self.own


class Meeting(Struct, frozen=True):
    """The kick-off meeting: planned for, and held on."""

    on: date | None = None
    at: time | None = None
    place: str = ""
    held_on: date | None = None
    present: tuple[PersonId, ...] = ()
    guests: PersonalText | None = None
    changed_in: int = 0


class Kickoff(Struct, frozen=True):
    """The whole kick-off. `version` counts its events; `own_rows` counts own rows ever added."""

    template: int = 0
    version: int = 0
    meeting: Meeting = Meeting()
    rows: MappingProxyType[str, RowState] = MappingProxyType({})
    own_rows: int = 0

    def with_row(self, number: str, **changes: Any) -> "Kickoff":
        """The same kick-off with one row changed in its newest version."""
        row = replace(self.rows[number], changed_in=self.version, **changes)
        return replace(self, rows=MappingProxyType({**self.rows, number: row}))

    def with_meeting(self, **changes: Any) -> "Kickoff":
        """The same kick-off with its meeting changed in its newest version."""
        return replace(self, meeting=replace(self.meeting, changed_in=self.version, **changes))


def evolve(before: Kickoff, event: KickoffEvent) -> Kickoff:
    """The kick-off after one more event."""
    state = replace(before, version=before.version + 1)
    match event:
        case KickoffOpened(template=template):
            rows = {row.number: RowState(row.asks, row.needs) for row in TEMPLATES[template].rows}
            return replace(state, template=template, rows=MappingProxyType(rows))
        case MeetingScheduled(on=on, at=at, place=place):
            return state.with_meeting(on=on, at=at, place=place)
        case MeetingHeld(on=on, present=present, guests=guests):
            return state.with_meeting(held_on=on, present=present, guests=guests)
        case RowAssigned(row=row, responsible=responsible):
            return state.with_row(row, responsible=responsible)
        case RowDueSet(row=row, due_on=due_on):
            return state.with_row(row, due_on=due_on)
        case RowAnswered(row=row, answer=answer):
            return state.with_row(row, answer=answer, own=event.own, said_by=event.by, said_on=event.on)
        case PositionDisputed(row=row, by=by, on=on):
            return state.with_row(row, answer=None, own=True, said_by=by, said_on=on)
        case RowRemarked(row=row, remark=remark):
            return state.with_row(row, remark=remark)
        case RowChecked(row=row):
            return state.with_row(row, checked=True)
        case RowUnchecked(row=row):
            return state.with_row(row, checked=False)
        case OwnRowAdded(key=key, row=row, text=text):
            own = RowState(AnswerKind.TICK, text=text, key=key, changed_in=state.version)
            return replace(state, rows=MappingProxyType({**state.rows, row: own}), own_rows=state.own_rows + 1)
        case OwnRowRemoved(row=row):
            rest = {number: each for number, each in state.rows.items() if number != row}
            return replace(state, rows=MappingProxyType(rest))
        case ReminderFellDue():
            return state
        case _:
            assert_never(event)
