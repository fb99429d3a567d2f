"""What people ask of a kick-off."""

from datetime import date, time
from typing import ClassVar
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

    BEGINS: ClassVar[bool] = True
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


class DisputePosition(RowCommand, frozen=True, kw_only=True):
    """Say, as who holds the role, that the position that was copied for the party is not right."""


class RemarkOnRow(RowCommand, frozen=True, kw_only=True):
    """Write a remark with the row; None: take it away."""

    remark: PersonalText | None


class CheckRow(RowCommand, frozen=True, kw_only=True):
    """Tick the row off."""


class UncheckRow(RowCommand, frozen=True, kw_only=True):
    """Take the tick away."""


class WorkOutRow(RowCommand, frozen=True, kw_only=True):
    """Several things about one row at once, each at most once: all of them take effect, or none.

    A tick is taken away before the rest, and set after it.
    """

    answer: AnswerRow | None = None
    people: AssignRow | None = None
    due: SetRowDue | None = None
    remark: RemarkOnRow | None = None
    tick: CheckRow | UncheckRow | None = None

    @property
    def parts(self) -> tuple[RowCommand, ...]:
        """What is asked, in the order in which it takes effect."""
        body = (self.answer, self.people, self.due, self.remark)
        order = (self.tick, *body) if isinstance(self.tick, UncheckRow) else (*body, self.tick)
        return tuple(part for part in order if part is not None)


class AddOwnRow(KickoffCommand, frozen=True, kw_only=True):
    """Put a row of the organisation's own under the source's rows. `key` is its id; it is numbered e1, e2, …"""

    key: UUID
    text: str


class RemoveOwnRow(RowCommand, frozen=True, kw_only=True):
    """Take a row of the organisation's own away again."""
