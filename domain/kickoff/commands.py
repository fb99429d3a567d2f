"""What people ask of a kick-off."""

from datetime import date, time
from uuid import UUID

from domain.kernel.decider import Command
from domain.kernel.ids import PersonId, PlanId
from domain.kernel.personal import PersonalText
from domain.kickoff.answers import Answer


class KickoffCommand(Command, frozen=True, kw_only=True):
    """A command to the kick-off of one plan."""

    plan: PlanId


class OpenKickoff(KickoffCommand, frozen=True, kw_only=True):
    """Put the checklist of this version of the method on the table."""

    template: int


class MeetingCommand(KickoffCommand, frozen=True, kw_only=True):
    """A command about the meeting. `seen` is the stream's version that the actor looked at; None: whatever it is."""

    seen: int | None = None


class ScheduleMeeting(MeetingCommand, frozen=True, kw_only=True):
    """Set or move the kick-off meeting. `at` is a local time."""

    on: date
    at: time | None = None
    place: str = ""


class RecordMeeting(MeetingCommand, frozen=True, kw_only=True):
    """Record that the meeting took place, and who was there."""

    on: date
    present: tuple[PersonId, ...]
    guests: PersonalText | None = None


class RowCommand(KickoffCommand, frozen=True, kw_only=True):
    """A command about one row. `seen` is the stream's version that the actor looked at; None: whatever it is now."""

    row: str
    seen: int | None = None


class AssignRow(RowCommand, frozen=True, kw_only=True):
    """Name the people who arrange or work out the row; none: take them away."""

    responsible: tuple[PersonId, ...]


class SetRowDue(RowCommand, frozen=True, kw_only=True):
    """Set the date on which the row is to be ready; None: take it away."""

    due_on: date | None


class AnswerRow(RowCommand, frozen=True, kw_only=True):
    """Answer the row's question."""

    answer: Answer


class RemarkOnRow(RowCommand, frozen=True, kw_only=True):
    """Write a remark with the row; None: take it away."""

    remark: PersonalText | None


class CheckRow(RowCommand, frozen=True, kw_only=True):
    """Tick the row off."""


class UncheckRow(RowCommand, frozen=True, kw_only=True):
    """Take the tick away."""


class WorkOutRow(RowCommand, frozen=True, kw_only=True):
    """Several commands about one row, in order: all of them take effect, or none."""

    parts: tuple[AssignRow | SetRowDue | AnswerRow | RemarkOnRow | CheckRow | UncheckRow, ...]


class AddOwnRow(KickoffCommand, frozen=True, kw_only=True):
    """Put a row of the organisation's own under the source's rows. `key` is its id; it is numbered e1, e2, …"""

    key: UUID
    text: str


class RemoveOwnRow(RowCommand, frozen=True, kw_only=True):
    """Take a row of the organisation's own away again."""
