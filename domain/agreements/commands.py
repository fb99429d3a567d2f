"""What people ask of an agreement."""

from datetime import date

from domain.agreements.content import Content, Party, Source
from domain.agreements.keeping import Kept
from domain.kernel.decider import Command
from domain.kernel.ids import AgreementId, PlanId, UnitId
from domain.kernel.personal import PersonalText


class AgreementCommand(Command, frozen=True, kw_only=True):
    """A command to one agreement. `own_unit` is the unit in which the asker is a member, as the members' list says."""

    plan: PlanId
    agreement: AgreementId
    own_unit: UnitId | None = None


class ProposeAgreement(AgreementCommand, frozen=True, kw_only=True):
    """Put a first version on the table."""

    content: Content


class ReviseAgreement(AgreementCommand, frozen=True, kw_only=True):
    """Put another version on the table instead of the one with this `digest`. Nobody has agreed to it yet."""

    digest: str
    content: Content
    why: str = ""


class PositionCommand(AgreementCommand, frozen=True, kw_only=True):
    """Take a party's position on the version with this `digest`: as who speaks for it, or copied from a `source`."""

    party: Party
    digest: str
    source: Source | None = None


class Agree(PositionCommand, frozen=True, kw_only=True):
    """The party agrees."""


class Object(PositionCommand, frozen=True, kw_only=True):
    """The party objects."""

    reason: PersonalText


class Withdraw(PositionCommand, frozen=True, kw_only=True):
    """The party agrees no longer."""

    reason: PersonalText


class TranscriptionCommand(AgreementCommand, frozen=True, kw_only=True):
    """Say, as who speaks for the party, whether what was copied for it on the version with this `digest` is right."""

    party: Party
    digest: str


class ConfirmTranscription(TranscriptionCommand, frozen=True, kw_only=True):
    """It is right: from now on it is the party's own position."""


class DisputeTranscription(TranscriptionCommand, frozen=True, kw_only=True):
    """It is not right: the party has not answered yet, and nobody copies anything for it any more."""


class EndAgreement(AgreementCommand, frozen=True, kw_only=True):
    """Let the agreement hold no longer. `digest` names the version that the asker looked at."""

    digest: str
    reason: PersonalText


class ReportFulfilment(AgreementCommand, frozen=True, kw_only=True):
    """Say that the agreement was kept, wholly or in part, on a day, and by what that shows."""

    party: Party
    fulfilled_on: date
    whole: bool
    evidence: PersonalText


class ConfirmFulfilment(AgreementCommand, frozen=True, kw_only=True):
    """Say for another party that this report is right."""

    party: Party
    report: int


class DisputeFulfilment(AgreementCommand, frozen=True, kw_only=True):
    """Say for another party that this report is not right, and why."""

    party: Party
    report: int
    reason: PersonalText


class OverruleVerdict(AgreementCommand, frozen=True, kw_only=True):
    """Put another verdict beside the computed one, with a reason."""

    verdict: Kept
    reason: PersonalText
