"""What people ask of an issue, of a plan's priorities, of a team meeting."""

from datetime import date
from uuid import UUID

from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.analysis.meeting_events import FollowUp
from domain.analysis.ranking_events import RankingResult
from domain.kernel.decider import Command
from domain.kernel.ids import IssueId, PersonId, PlanId, SignalId, TeamMeetingId, UnitId
from domain.kernel.personal import Personal


class IssueCommand(Command, frozen=True, kw_only=True):
    """A command to one issue of a plan."""

    plan: PlanId
    issue: IssueId


class OpenIssue(IssueCommand, frozen=True, kw_only=True):
    """Make an issue of these signals."""

    title: str
    description: str = ""
    signals: tuple[SignalId, ...] = ()


class RewordIssue(IssueCommand, frozen=True, kw_only=True):
    """Say it in other words."""

    title: str
    description: str


class GatherSignals(IssueCommand, frozen=True, kw_only=True):
    """Let it be made of exactly these signals."""

    signals: tuple[SignalId, ...]


class TakeOverSignals(IssueCommand, frozen=True, kw_only=True):
    """Take over the signals of an issue that goes on inside this one."""

    signals: tuple[SignalId, ...]


class NameCause(IssueCommand, frozen=True, kw_only=True):
    """Name a possible cause; `cause` is its id."""

    cause: UUID
    direction: Direction
    kind: CauseKind
    text: Personal


class TakeCauseBack(IssueCommand, frozen=True, kw_only=True):
    """Let a cause not stand any more."""

    cause: UUID


class NameOpportunity(IssueCommand, frozen=True, kw_only=True):
    """Name an opportunity; `opportunity` is its id."""

    opportunity: UUID
    kind: OpportunityKind
    text: Personal


class TakeOpportunityBack(IssueCommand, frozen=True, kw_only=True):
    """Let an opportunity not stand any more."""

    opportunity: UUID


class MakeUrgent(IssueCommand, frozen=True, kw_only=True):
    """Say that it must be solved quickly, and why."""

    reason: str


class LiftUrgency(IssueCommand, frozen=True, kw_only=True):
    """Say that it need not be solved quickly any more, and why."""

    reason: str


class CloseIssue(IssueCommand, frozen=True, kw_only=True):
    """Work on it no longer, and say why."""

    reason: str


class MergeIssue(IssueCommand, frozen=True, kw_only=True):
    """Let it go on inside another issue, and say why."""

    into: IssueId
    reason: str


class ReopenIssue(IssueCommand, frozen=True, kw_only=True):
    """Work on it again, and say why."""

    reason: str


class PrioritiesCommand(Command, frozen=True, kw_only=True):
    """A command about a plan's priorities."""

    plan: PlanId


class OpenRanking(PrioritiesCommand, frozen=True, kw_only=True):
    """Let everybody rank these issues, in the round that comes after round `after` (0: the first)."""

    after: int
    issues: tuple[IssueId, ...]


class CloseRanking(PrioritiesCommand, frozen=True, kw_only=True):
    """End the round. `result` is what the rankings come to; None when too few took part."""

    round: int
    result: RankingResult | None


class SetPriorities(PrioritiesCommand, frozen=True, kw_only=True):
    """Put the issues in this order, and say why."""

    order: tuple[IssueId, ...]
    reason: str


class TeamMeetingCommand(Command, frozen=True, kw_only=True):
    """A command to one team meeting of a plan."""

    plan: PlanId
    meeting: TeamMeetingId


class PlanTeamMeeting(TeamMeetingCommand, frozen=True, kw_only=True):
    """Plan the meeting, or change its date, unit or agenda."""

    on: date
    unit: UnitId | None
    agenda: tuple[str, ...]


class RecordTeamMeeting(TeamMeetingCommand, frozen=True, kw_only=True):
    """Record that the meeting took place; `attendance` counts everybody who was there."""

    on: date
    present: tuple[PersonId, ...]
    attendance: int
    outcomes: Personal
    follow_up: tuple[FollowUp, ...] = ()
