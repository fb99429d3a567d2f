"""What can have happened in a consent dossier (WOR 27). Dates are local to the organisation."""

from datetime import date
from enum import StrEnum

import msgspec

from domain.kernel.events import Event, event
from domain.kernel.ids import DossierId, PersonId, PlanId
from domain.works_council.law import Body, Ground


class Source(msgspec.Struct, frozen=True):
    """The document from which somebody else's act was copied (letter, minutes), and its date."""

    document: str
    dated: date


class Outcome(StrEnum):
    """What the body answers."""

    CONSENT = "consent"
    CONDITIONS = "conditions"
    REFUSAL = "refusal"


class DossierFact(Event, frozen=True, kw_only=True):
    """The base of what happens in one dossier."""

    plan: PlanId
    dossier: DossierId


@event("works_council.dossier_opened")
class DossierOpened(DossierFact, frozen=True, kw_only=True):
    """A dossier lies on the table. `staff` is the number of people in the enterprise, as the organisation says."""

    subject: str
    ground: Ground
    body: Body
    staff: int
    on: date


@event("works_council.consent_requested")
class ConsentRequested(DossierFact, frozen=True, kw_only=True):
    """The written request, its reasons and its consequences for staff; a changed one is a new version to ask anew."""

    version: int
    text: str
    reasons: str
    consequences: str
    by: PersonId
    on: date


@event("works_council.request_withdrawn")
class RequestWithdrawn(DossierFact, frozen=True, kw_only=True):
    """The request was taken back, for this reason."""

    version: int
    reason: str
    on: date


@event("works_council.meeting_held")
class ConsultationMeetingHeld(DossierFact, frozen=True, kw_only=True):
    """The consultation meeting (overlegvergadering) about the request took place; `minutes` says where it is noted."""

    on: date
    minutes: str


@event("works_council.answered")
class Answered(DossierFact, frozen=True, kw_only=True):
    """The body's reasoned answer to one version. `source` is set where it was copied by somebody else."""

    version: int
    outcome: Outcome
    reasons: str
    conditions: tuple[str, ...]
    by: PersonId
    source: Source | None
    on: date


@event("works_council.condition_fulfilled")
class ConditionFulfilled(DossierFact, frozen=True, kw_only=True):
    """A condition of the answer (numbered from 1) is met."""

    condition: int
    on: date


@event("works_council.condition_reopened")
class ConditionReopened(DossierFact, frozen=True, kw_only=True):
    """A condition is not met, or no longer."""

    condition: int


@event("works_council.decision_notified")
class DecisionNotified(DossierFact, frozen=True, kw_only=True):
    """Management told the body in writing what it decided. `covered`: with consent or permission for this version."""

    version: int
    decision: str
    covered: bool
    source: Source | None
    on: date


@event("works_council.decision_discovered")
class DecisionDiscovered(DossierFact, frozen=True, kw_only=True):
    """The body found out, without notice, that a decision is being carried out."""

    what: str
    source: Source | None
    on: date


@event("works_council.nullity_invoked")
class NullityInvoked(DossierFact, frozen=True, kw_only=True):
    """The body declared in writing that the decision is void (WOR 27(5)). `in_time`: up to and with the last day."""

    document: str
    source: Source | None
    in_time: bool
    on: date


@event("works_council.permission_requested")
class PermissionRequested(DossierFact, frozen=True, kw_only=True):
    """The court was asked for permission in place of consent (WOR 27(4)) for this version."""

    version: int
    court: str
    on: date


@event("works_council.permission_ruled")
class PermissionRuled(DossierFact, frozen=True, kw_only=True):
    """The court gave permission for this version, or did not; `document` names the ruling."""

    version: int
    granted: bool
    document: str
    on: date


DossierEvent = (
    DossierOpened
    | ConsentRequested
    | RequestWithdrawn
    | ConsultationMeetingHeld
    | Answered
    | ConditionFulfilled
    | ConditionReopened
    | DecisionNotified
    | DecisionDiscovered
    | NullityInvoked
    | PermissionRequested
    | PermissionRuled
)
