"""What people ask of a consent dossier."""

from datetime import date

from domain.kernel.decider import Command
from domain.kernel.ids import DossierId, PlanId
from domain.works_council.events import Outcome, Source
from domain.works_council.law import Body, Ground


class DossierCommand(Command, frozen=True, kw_only=True):
    """A command to one dossier of a plan."""

    plan: PlanId
    dossier: DossierId


class OpenDossier(DossierCommand, frozen=True, kw_only=True):
    """Open a dossier; the organisation says which body it has and how large it is."""

    subject: str
    ground: Ground
    body: Body
    staff: int


class OpenByDiscovery(OpenDossier, frozen=True, kw_only=True):
    """Open a dossier as the body, for a decision that was never put to it: `what` it found, `how`, and on which day."""

    what: str
    how: str
    on: date


class RequestConsent(DossierCommand, frozen=True, kw_only=True):
    """Ask for consent in writing, or ask anew with another text. `on` is the date of the letter."""

    text: str
    reasons: str
    consequences: str
    on: date


class WithdrawRequest(DossierCommand, frozen=True, kw_only=True):
    """Take the request back."""

    reason: str


class RecordMeeting(DossierCommand, frozen=True, kw_only=True):
    """Record a consultation meeting (overlegvergadering) about the request."""

    on: date
    minutes: str = ""


class AnswerRequest(DossierCommand, frozen=True, kw_only=True):
    """Give the body's answer to a version, or copy it from a named document."""

    version: int
    outcome: Outcome
    reasons: str
    conditions: tuple[str, ...] = ()
    on: date
    source: Source | None = None


class ConfirmAnswer(DossierCommand, frozen=True, kw_only=True):
    """Say, as the body, that the answer that was copied for it is right: from now on it is its own."""


class DisputeAnswer(DossierCommand, frozen=True, kw_only=True):
    """Say, as the body, that the answer that was copied for it is not right."""


class FulfilCondition(DossierCommand, frozen=True, kw_only=True):
    """Report that a condition is met; or, as the body, confirm it."""

    condition: int


class ReopenCondition(DossierCommand, frozen=True, kw_only=True):
    """Say, as the body, that a condition is not met; or take back what was reported."""

    condition: int


class NotifyDecision(DossierCommand, frozen=True, kw_only=True):
    """Tell the body in writing what was decided; `on` is the date of the notice."""

    decision: str
    on: date
    source: Source | None = None


class DiscoverDecision(DossierCommand, frozen=True, kw_only=True):
    """Record that the body found a decision being carried out without notice; `on` is the day it found out."""

    what: str
    on: date
    source: Source | None = None
    how: str = ""


class InvokeNullity(DossierCommand, frozen=True, kw_only=True):
    """Declare in writing that the decision is void; `document` names the letter."""

    document: str
    on: date
    source: Source | None = None


class RequestPermission(DossierCommand, frozen=True, kw_only=True):
    """Record that the court was asked for permission in place of consent."""

    court: str
    on: date


class RecordRuling(DossierCommand, frozen=True, kw_only=True):
    """Record what the court ruled."""

    granted: bool
    document: str
    on: date
