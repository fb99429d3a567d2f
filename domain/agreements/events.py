"""What can have happened to an agreement.

Each fact names its plan, the agreement, the day (`on`, in the organisation's time zone) and who did it (`by`): rules
of four eyes are about people, so their facts must be in what the decider reads.
"""

from datetime import date
from typing import Any

from domain.agreements.content import Content, Party, Source
from domain.agreements.keeping import Kept
from domain.kernel.events import Event, event, upcaster
from domain.kernel.ids import AgreementId, PersonId, PlanId
from domain.kernel.personal import PersonalText


class AgreementFact(Event, frozen=True, kw_only=True):
    """The base of the slice's events."""

    plan: PlanId
    agreement: AgreementId
    on: date
    by: PersonId


class VersionFact(AgreementFact, frozen=True, kw_only=True):
    """From now on this version lies on the table; no party has agreed to it yet. `digest` is SHA-256 in hex."""

    version: int
    digest: str
    content: Content


@event("agreements.proposed")
class AgreementProposed(VersionFact, frozen=True, kw_only=True):
    """The first version was proposed."""


@event("agreements.revised")
class AgreementRevised(VersionFact, frozen=True, kw_only=True):
    """Another version was proposed, for this reason (empty: none was given)."""

    why: str


class PositionFact(AgreementFact, frozen=True, kw_only=True):
    """A party took a position on exactly this version.

    `own` says that who speaks for the party said so; else somebody copied it from the `source`. A team names its
    report as the source of its own position too.
    """

    party: Party
    version: int
    digest: str
    source: Source | None
    own: bool


@event("agreements.party_agreed", 2)
class PartyAgreed(PositionFact, frozen=True, kw_only=True):
    """The party agreed."""


@event("agreements.party_objected", 2)
class PartyObjected(PositionFact, frozen=True, kw_only=True):
    """The party objected, for this reason."""

    reason: PersonalText


@event("agreements.party_withdrew", 2)
class PartyWithdrew(PositionFact, frozen=True, kw_only=True):
    """The party, which had agreed, agrees no longer, for this reason."""

    reason: PersonalText


@event("agreements.transcription_disputed")
class TranscriptionDisputed(PositionFact, frozen=True, kw_only=True):
    """The party says that what was copied for it from the `source` is not right: it has not answered yet."""


@event("agreements.ended")
class AgreementEnded(AgreementFact, frozen=True, kw_only=True):
    """The agreement holds no longer, for this reason."""

    reason: PersonalText


@event("agreements.fulfilment_reported")
class FulfilmentReported(AgreementFact, frozen=True, kw_only=True):
    """A party says that the agreement was kept on `fulfilled_on`, wholly or in part, and by what that shows.

    `report` numbers the reports of an agreement 1..n; the last one counts.
    """

    report: int
    party: Party
    fulfilled_on: date
    whole: bool
    evidence: PersonalText


@event("agreements.fulfilment_confirmed")
class FulfilmentConfirmed(AgreementFact, frozen=True, kw_only=True):
    """Another party says that a report is right."""

    report: int
    party: Party


@event("agreements.fulfilment_disputed")
class FulfilmentDisputed(AgreementFact, frozen=True, kw_only=True):
    """Another party says that a report is not right, and why."""

    report: int
    party: Party
    reason: PersonalText


@event("agreements.verdict_overruled")
class VerdictOverruled(AgreementFact, frozen=True, kw_only=True):
    """Who assesses put another verdict beside the computed one, which stays visible, for this reason."""

    computed: Kept
    verdict: Kept
    reason: PersonalText


AgreementEvent = (
    AgreementProposed
    | AgreementRevised
    | PartyAgreed
    | PartyObjected
    | PartyWithdrew
    | TranscriptionDisputed
    | AgreementEnded
    | FulfilmentReported
    | FulfilmentConfirmed
    | FulfilmentDisputed
    | VerdictOverruled
)


@upcaster("agreements.party_agreed", 1)
@upcaster("agreements.party_objected", 1)
@upcaster("agreements.party_withdrew", 1)
def own_where_no_document_was_named(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 did not say whose voice it was: only what came without a document is surely the party's own."""
    return {**data, "own": data["source"] is None}
