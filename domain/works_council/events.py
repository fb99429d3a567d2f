"""What can have happened in a consent dossier (WOR 27). Dates are local to the organisation."""

from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from domain.kernel.events import Event, event, upcaster
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


@event("works_council.answered", 2)
class Answered(DossierFact, frozen=True, kw_only=True):
    """The body's reasoned answer to one version, of the day `on`: its `own`, or copied from the `source` by somebody.

    `recorded_on` is the day on which it came into the dossier; None where that was not kept.
    """

    version: int
    outcome: Outcome
    reasons: str
    conditions: tuple[str, ...]
    by: PersonId
    source: Source | None
    on: date
    own: bool
    recorded_on: date | None


@event("works_council.answer_disputed")
class AnswerDisputed(DossierFact, frozen=True, kw_only=True):
    """The body says that the answer that was copied for it is not its own: it has not answered this version yet."""

    version: int
    by: PersonId
    on: date


@event("works_council.condition_fulfilled", 2)
class ConditionFulfilled(DossierFact, frozen=True, kw_only=True):
    """A condition of the answer (numbered from 1) is met: as the body itself says (`own`), or as somebody reports."""

    condition: int
    on: date
    own: bool


@event("works_council.condition_reopened")
class ConditionReopened(DossierFact, frozen=True, kw_only=True):
    """A condition is not met, or no longer; or the report that it is was taken back."""

    condition: int


@event("works_council.decision_notified", 2)
class DecisionNotified(DossierFact, frozen=True, kw_only=True):
    """Management told the body in writing what it decided. `covered`: with consent or permission for this version.

    `by` and `recorded_on`: who brought it into the dossier, and on which day; None where that was not kept.
    """

    version: int
    decision: str
    covered: bool
    source: Source | None
    on: date
    by: PersonId | None
    recorded_on: date | None


@event("works_council.decision_discovered", 2)
class DecisionDiscovered(DossierFact, frozen=True, kw_only=True):
    """The body found out, without notice, that a decision was taken or is being carried out; `how` may be empty."""

    what: str
    source: Source | None
    on: date
    own: bool
    how: str


@event("works_council.nullity_invoked", 2)
class NullityInvoked(DossierFact, frozen=True, kw_only=True):
    """The body declared in writing that the decision is void (WOR 27(5)). `in_time`: up to and with the last day."""

    document: str
    source: Source | None
    in_time: bool
    on: date
    own: bool


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
    | AnswerDisputed
    | ConditionFulfilled
    | ConditionReopened
    | DecisionNotified
    | DecisionDiscovered
    | NullityInvoked
    | PermissionRequested
    | PermissionRuled
)


def _own(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "own": data["source"] is None}


@upcaster("works_council.answered", 1)
def answer_own_without_a_document(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 did not say whose voice it was: what came without a document was the body's own."""
    return {**_own(data), "recorded_on": None}


@upcaster("works_council.decision_discovered", 1)
def discovery_own_without_a_document(data: dict[str, Any]) -> dict[str, Any]:
    """The same of a discovery."""
    return {**_own(data), "how": ""}


@upcaster("works_council.nullity_invoked", 1)
def invocation_own_without_a_document(data: dict[str, Any]) -> dict[str, Any]:
    """The same of an invocation."""
    return _own(data)


@upcaster("works_council.condition_fulfilled", 1)
def condition_waits_for_the_body(data: dict[str, Any]) -> dict[str, Any]:
    """Anybody who steers ticked a condition in version 1: the body has yet to say whether it is met."""
    return {**data, "own": False}


@upcaster("works_council.decision_notified", 1)
def decision_by_nobody_known(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 did not keep who brought it in, and when."""
    return {**data, "by": None, "recorded_on": None}
