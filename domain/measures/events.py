"""What can have happened to a measure, and to the talks and research around it. Dates are local to the organisation."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.kernel.events import Event, event
from domain.kernel.ids import MeasureId, PersonId, PlanId, ResearchId, SignalId, UnitId
from domain.kernel.personal import PersonalText
from domain.measures.description import Description, Practice


class MeasureFact(Event, frozen=True, kw_only=True):
    """The base of what happens to one measure."""

    plan: PlanId
    measure: MeasureId


@event("measures.proposed")
class MeasureProposed(MeasureFact, frozen=True, kw_only=True):
    """Somebody proposed a measure. `origin` is the best practice that it was started from."""

    description: Description
    by: PersonId
    origin: UUID | None
    on: date


@event("measures.described")
class MeasureDescribed(MeasureFact, frozen=True, kw_only=True):
    """The measure reads like this from now on."""

    description: Description


@event("measures.planned")
class MeasurePlanned(MeasureFact, frozen=True, kw_only=True):
    """It will be done: by this owner, between these dates."""

    owner: PersonId
    starts_on: date
    due_on: date


@event("measures.owner_changed")
class MeasureOwnerChanged(MeasureFact, frozen=True, kw_only=True):
    """Somebody else owns it from now on."""

    owner: PersonId


@event("measures.dates_changed")
class MeasureDatesChanged(MeasureFact, frozen=True, kw_only=True):
    """It is planned between other dates."""

    starts_on: date
    due_on: date


@event("measures.started")
class MeasureStarted(MeasureFact, frozen=True, kw_only=True):
    """The work began on this date."""

    on: date


@event("measures.progress_reported")
class MeasureProgressReported(MeasureFact, frozen=True, kw_only=True):
    """The owner told how far it is. `percent` is 0 to 100, None where it says nothing."""

    key: UUID
    on: date
    text: PersonalText
    percent: int | None


@event("measures.done")
class MeasureDone(MeasureFact, frozen=True, kw_only=True):
    """The owner finished it on this date, with this result."""

    on: date
    result: str


@event("measures.dropped")
class MeasureDropped(MeasureFact, frozen=True, kw_only=True):
    """It will not be done, for this reason."""

    on: date
    reason: str


@event("measures.reopened")
class MeasureReopened(MeasureFact, frozen=True, kw_only=True):
    """What was done or dropped is open again, for this reason: a done one is at work, a dropped one where it was."""

    on: date
    reason: str


@event("measures.shelved")
class MeasureShelved(MeasureFact, frozen=True, kw_only=True):
    """The done measure is an example to others; `practice` is what the shelf shows, as it was then."""

    practice: Practice
    on: date


@event("measures.unshelved")
class MeasureUnshelved(MeasureFact, frozen=True, kw_only=True):
    """The measure is no example to others any more."""


MeasureEvent = (
    MeasureProposed
    | MeasureDescribed
    | MeasurePlanned
    | MeasureOwnerChanged
    | MeasureDatesChanged
    | MeasureStarted
    | MeasureProgressReported
    | MeasureDone
    | MeasureDropped
    | MeasureReopened
    | MeasureShelved
    | MeasureUnshelved
)


@event("measures.practice_written")
class PracticeWritten(Event, frozen=True, kw_only=True):
    """Somebody wrote a best practice that was no measure here."""

    practice: UUID
    text: Practice
    on: date


@event("measures.practice_removed")
class PracticeRemoved(Event, frozen=True, kw_only=True):
    """The written best practice was taken off the shelf."""

    practice: UUID


PracticeEvent = PracticeWritten | PracticeRemoved


class Way(StrEnum):
    """How those concerned were consulted."""

    TEAM_MEETING = "team_meeting"
    TALK = "talk"
    GROUP = "group"
    SURVEY = "survey"
    OTHER = "other"


@event("measures.consultation_recorded")
class ConsultationRecorded(Event, frozen=True, kw_only=True):
    """These signals were talked over with those concerned: a unit, members, or a number of people; with an outcome."""

    plan: PlanId
    consultation: UUID
    signals: tuple[SignalId, ...]
    on: date
    way: Way
    unit: UnitId | None
    people: tuple[PersonId, ...]
    size: int | None
    outcome: str


@event("measures.consultation_struck")
class ConsultationStruck(Event, frozen=True, kw_only=True):
    """The consultation was recorded by mistake, for this reason; `signals` are those that it was about."""

    plan: PlanId
    consultation: UUID
    signals: tuple[SignalId, ...]
    reason: str


ConsultationEvent = ConsultationRecorded | ConsultationStruck


class ResearchFact(Event, frozen=True, kw_only=True):
    """The base of what happens to one piece of additional research."""

    plan: PlanId
    research: ResearchId


@event("measures.research_decided")
class ResearchDecided(ResearchFact, frozen=True, kw_only=True):
    """Additional research will be done: what, why, by whom (an office or function), when ready, with which means."""

    question: str
    why: str
    by_whom: str
    due_on: date
    means: str
    signals: tuple[SignalId, ...]
    on: date


@event("measures.research_rejected")
class ResearchRejected(ResearchFact, frozen=True, kw_only=True):
    """The research will not be done, because of this."""

    question: str
    because: str
    on: date


@event("measures.research_concluded")
class ResearchConcluded(ResearchFact, frozen=True, kw_only=True):
    """The research has this outcome."""

    outcome: str
    on: date


ResearchEvent = ResearchDecided | ResearchRejected | ResearchConcluded
