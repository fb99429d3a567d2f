"""What can have happened to an issue."""

from uuid import UUID

from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.kernel.events import Event, event
from domain.kernel.ids import IssueId, PlanId, SignalId
from domain.kernel.personal import PersonalText


class IssueFact(Event, frozen=True, kw_only=True):
    """The base of an issue's events: each names its plan and its issue."""

    plan: PlanId
    issue: IssueId


@event("analysis.issue_opened")
class IssueOpened(IssueFact, frozen=True, kw_only=True):
    """An issue was made of these signals (none: it came from somewhere else)."""

    title: str
    description: str
    signals: tuple[SignalId, ...]


@event("analysis.issue_reworded")
class IssueReworded(IssueFact, frozen=True, kw_only=True):
    """From now on it says this."""

    title: str
    description: str


@event("analysis.signals_gathered")
class SignalsGathered(IssueFact, frozen=True, kw_only=True):
    """From now on it is made of exactly these signals."""

    signals: tuple[SignalId, ...]


@event("analysis.cause_named")
class CauseNamed(IssueFact, frozen=True, kw_only=True):
    """Somebody (the words' subject) named a cause; `cause` is its id."""

    cause: UUID
    direction: Direction
    kind: CauseKind
    text: PersonalText


@event("analysis.cause_taken_back")
class CauseTakenBack(IssueFact, frozen=True, kw_only=True):
    """The cause does not stand any more."""

    cause: UUID


@event("analysis.opportunity_named")
class OpportunityNamed(IssueFact, frozen=True, kw_only=True):
    """Somebody (the words' subject) sees an opportunity; `opportunity` is its id."""

    opportunity: UUID
    kind: OpportunityKind
    text: PersonalText


@event("analysis.opportunity_taken_back")
class OpportunityTakenBack(IssueFact, frozen=True, kw_only=True):
    """The opportunity does not stand any more."""

    opportunity: UUID


@event("analysis.issue_made_urgent")
class IssueMadeUrgent(IssueFact, frozen=True, kw_only=True):
    """It must be solved quickly, for this reason."""

    reason: str


@event("analysis.urgency_lifted")
class UrgencyLifted(IssueFact, frozen=True, kw_only=True):
    """It need not be solved quickly any more, for this reason."""

    reason: str


@event("analysis.issue_closed")
class IssueClosed(IssueFact, frozen=True, kw_only=True):
    """It is not worked on any more, for this reason."""

    reason: str


@event("analysis.issue_merged")
class IssueMerged(IssueFact, frozen=True, kw_only=True):
    """It goes on inside another issue, which takes over its `signals`, for this reason."""

    into: IssueId
    signals: tuple[SignalId, ...]
    reason: str


@event("analysis.issue_reopened")
class IssueReopened(IssueFact, frozen=True, kw_only=True):
    """It is worked on again, for this reason."""

    reason: str


IssueEvent = (
    IssueOpened
    | IssueReworded
    | SignalsGathered
    | CauseNamed
    | CauseTakenBack
    | OpportunityNamed
    | OpportunityTakenBack
    | IssueMadeUrgent
    | UrgencyLifted
    | IssueClosed
    | IssueMerged
    | IssueReopened
)
