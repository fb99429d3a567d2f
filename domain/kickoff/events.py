"""What can have happened at a kick-off. `row` is a row's number: the source's ("1a") or an own row's ("e1", "e2")."""

from datetime import date, time
from typing import Any
from uuid import UUID

from domain.kernel.events import Event, event, upcaster
from domain.kernel.ids import PersonId, PlanId
from domain.kernel.personal import PersonalText
from domain.kickoff.answers import Answer, Transcription


class KickoffFact(Event, frozen=True, kw_only=True):
    """The base of the slice's events: each names its plan."""

    plan: PlanId


@event("kickoff.opened")
class KickoffOpened(KickoffFact, frozen=True, kw_only=True):
    """The checklist of this version of the method lies on the table."""

    template: int


@event("kickoff.meeting_scheduled")
class MeetingScheduled(KickoffFact, frozen=True, kw_only=True):
    """The kick-off meeting will be on this date, at this local time, at this place (again: it was moved)."""

    on: date
    at: time | None
    place: str


@event("kickoff.meeting_held")
class MeetingHeld(KickoffFact, frozen=True, kw_only=True):
    """The meeting took place; these members were there, and these guests."""

    on: date
    present: tuple[PersonId, ...]
    guests: PersonalText | None


@event("kickoff.row_assigned")
class RowAssigned(KickoffFact, frozen=True, kw_only=True):
    """From now on exactly these people arrange or work out the row."""

    row: str
    responsible: tuple[PersonId, ...]


@event("kickoff.row_due_set")
class RowDueSet(KickoffFact, frozen=True, kw_only=True):
    """The row is to be ready on this date in the organisation's time zone; None: no date any more."""

    row: str
    due_on: date | None


@event("kickoff.row_answered", 2)
class RowAnswered(KickoffFact, frozen=True, kw_only=True):
    """The row's question got this answer.

    `own`: it is a position that a party gave itself, not one copied from a document. `by` and `on` say who answered
    and on which day; None in what was stored before they were kept.
    """

    row: str
    answer: Answer
    own: bool = False
    by: PersonId | None = None
    on: date | None = None


@event("kickoff.position_disputed")
class PositionDisputed(KickoffFact, frozen=True, kw_only=True):
    """The party says that the position that was copied for it from the `source` is not right: it gave none yet."""

    row: str
    source: Transcription | None
    by: PersonId
    on: date


@event("kickoff.row_remarked")
class RowRemarked(KickoffFact, frozen=True, kw_only=True):
    """A remark was written with the row; None: it was taken away."""

    row: str
    remark: PersonalText | None


@event("kickoff.row_checked")
class RowChecked(KickoffFact, frozen=True, kw_only=True):
    """The row was ticked off on this date."""

    row: str
    on: date


@event("kickoff.row_unchecked")
class RowUnchecked(KickoffFact, frozen=True, kw_only=True):
    """The tick was taken away: the row is open again."""

    row: str


@event("kickoff.own_row_added")
class OwnRowAdded(KickoffFact, frozen=True, kw_only=True):
    """The organisation put a row of its own under the source's rows. `key` is the row's id, `row` its number."""

    key: UUID
    row: str
    text: str


@event("kickoff.own_row_removed")
class OwnRowRemoved(KickoffFact, frozen=True, kw_only=True):
    """The organisation took a row of its own away again."""

    row: str


@event("kickoff.reminder_fell_due")
class ReminderFellDue(KickoffFact, frozen=True, kw_only=True):
    """It was time to remind a person of a row, once per (row, due date, person, rule)."""

    row: str
    due_on: date
    person: PersonId
    rule: str


KickoffEvent = (
    KickoffOpened
    | MeetingScheduled
    | MeetingHeld
    | RowAssigned
    | RowDueSet
    | RowAnswered
    | PositionDisputed
    | RowRemarked
    | RowChecked
    | RowUnchecked
    | OwnRowAdded
    | OwnRowRemoved
    | ReminderFellDue
)


@upcaster("kickoff.row_answered", 1)
def own_where_no_document_was_named(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 did not say whose voice a position was: one without a document was the party's own."""
    answer = data["answer"]
    return {**data, "own": answer["kind"] == "position" and answer["source"] is None, "by": None, "on": None}
