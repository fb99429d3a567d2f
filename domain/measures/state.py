"""A measure as its decisions see it: a fold of its events."""

from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.ids import PersonId, PlanId
from domain.measures import events as e
from domain.measures.description import Description, Practice


class Stage(StrEnum):
    """Where a measure is in its life."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


class Measure(Struct, frozen=True):
    """One measure. `proposed` is the proposal as it came: plan, description, origin; `before` the stage left."""

    plan: PlanId | None = None
    description: Description | None = None
    proposed: tuple[PlanId, Description, UUID | None] | None = None
    proposed_by: PersonId | None = None
    stage: Stage = Stage.PROPOSED
    before: Stage = Stage.PROPOSED
    owner: PersonId | None = None
    starts_on: date | None = None
    due_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    result: str = ""
    notes: frozenset[UUID] = frozenset()
    practice: Practice | None = None

    @property
    def closed(self) -> bool:
        """Whether it is done or dropped."""
        return self.stage in (Stage.DONE, Stage.DROPPED)


def evolve(state: Measure, event: e.MeasureEvent) -> Measure:
    """The measure after one more event."""
    match event:
        case e.MeasureProposed(plan=plan, description=description, by=by, origin=origin):
            return Measure(plan, description, (plan, description, origin), by)
        case e.MeasureDescribed(description=description):
            return replace(state, description=description)
        case e.MeasurePlanned(owner=owner, starts_on=starts_on, due_on=due_on):
            return replace(state, stage=Stage.PLANNED, owner=owner, starts_on=starts_on, due_on=due_on)
        case e.MeasureOwnerChanged(owner=owner):
            return replace(state, owner=owner)
        case e.MeasureDatesChanged(starts_on=starts_on, due_on=due_on):
            return replace(state, starts_on=starts_on, due_on=due_on)
        case e.MeasureStarted(on=on):
            return replace(state, stage=Stage.STARTED, started_on=on)
        case e.MeasureProgressReported(key=key):
            return replace(state, notes=state.notes | {key})
        case e.MeasureDone(on=on, result=result):
            return replace(state, stage=Stage.DONE, before=state.stage, done_on=on, result=result)
        case e.MeasureDropped():
            return replace(state, stage=Stage.DROPPED, before=state.stage)
        case e.MeasureReopened():
            return replace(state, stage=state.before, done_on=None, result="")
        case e.MeasureShelved(practice=practice):
            return replace(state, practice=practice)
        case e.MeasureUnshelved():
            return replace(state, practice=None)
        case _:
            assert_never(event)
