"""What people ask of a measure."""

from datetime import date
from uuid import UUID

from domain.kernel.decider import Command
from domain.kernel.ids import MeasureId, PersonId, PlanId
from domain.kernel.personal import Personal
from domain.measures.description import Description


class MeasureCommand(Command, frozen=True, kw_only=True):
    """A command to one measure of a plan."""

    plan: PlanId
    measure: MeasureId


class ProposeMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Propose a measure; `origin` is the best practice that it is started from."""

    description: Description
    origin: UUID | None = None


class DescribeMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Give the measure other words."""

    description: Description


class PlanMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Plan a proposed measure, or change the owner or dates of one that is planned or started."""

    owner: PersonId | None
    starts_on: date
    due_on: date


class StartMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Tell that the work began."""

    on: date


class ReportProgress(MeasureCommand, frozen=True, kw_only=True):
    """Tell how far it is. `key` is the note's id."""

    key: UUID
    on: date
    text: Personal
    percent: int | None = None


class FinishMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Tell that it is done, and what came of it."""

    on: date
    result: str


class DropMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Decide that it will not be done."""

    reason: str


class ReopenMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Open what is done or dropped again."""

    reason: str


class ShelveMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Make the done measure an example to others: what worked, where, and whom to ask."""

    what_worked: str
    where: str
    contact: PersonId


class UnshelveMeasure(MeasureCommand, frozen=True, kw_only=True):
    """Take the measure off the shelf."""
