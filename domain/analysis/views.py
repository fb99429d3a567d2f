"""What pages ask of the analysis: the issues, and the team meetings."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.analysis import events as e
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.analysis.meeting_events import FollowUp, TeamMeetingHeld, TeamMeetingPlanned
from domain.analysis.ranking_events import PrioritiesSet
from domain.kernel.events import Recorded
from domain.kernel.ids import IssueId, PersonId, PlanId, SignalId, TeamMeetingId, UnitId
from domain.kernel.personal import Personal, PersonalText
from domain.kernel.views import Key, View


class Cause(Struct, frozen=True):
    """A possible cause, and who named it. `text` is None once erased."""

    id: UUID
    direction: Direction
    kind: CauseKind
    text: str | None
    named_by: PersonId


class Opportunity(Struct, frozen=True):
    """An opportunity, and who sees it. `text` is None once erased."""

    id: UUID
    kind: OpportunityKind
    text: str | None
    named_by: PersonId


class IssueRow(Struct, frozen=True):
    """One issue as it stands. `priority` counts from 1, None without one; `urgent_reason` holds while `urgent`.

    `closed_reason` holds while `closed`; `merged_into` names the issue in which it goes on.
    """

    issue: IssueId
    plan: PlanId
    title: str
    signals: tuple[SignalId, ...]
    urgent: bool
    priority: int | None
    closed: bool
    seq: int
    version: int
    description: str = ""
    causes: tuple[Cause, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    urgent_reason: str = ""
    closed_reason: str = ""
    merged_into: IssueId | None = None


class TeamMeetingRow(Struct, frozen=True):
    """One team meeting: planned on a date, with what came of it once `held_on` is set.

    `attendance` counts everybody who was there, `present` names the members among them whom the record names.
    """

    meeting: TeamMeetingId
    plan: PlanId
    planned_on: date
    unit: UnitId | None
    agenda: tuple[str, ...]
    seq: int
    version: int
    held_on: date | None = None
    present: tuple[PersonId, ...] = ()
    attendance: int = 0
    outcomes: str | None = None
    follow_up: tuple[FollowUp, ...] = ()


def words(text: PersonalText) -> str | None:
    """The words of a personal text; None where there are none any more."""
    return text.text if isinstance(text, Personal) else None


ISSUE_EVENTS = (
    e.IssueOpened,
    e.IssueReworded,
    e.SignalsGathered,
    e.CauseNamed,
    e.CauseTakenBack,
    e.OpportunityNamed,
    e.OpportunityTakenBack,
    e.IssueMadeUrgent,
    e.UrgencyLifted,
    e.IssueClosed,
    e.IssueMerged,
    e.IssueReopened,
)


def _issue_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    if isinstance(event, PrioritiesSet):
        return [(issue,) for issue in (*event.order, *event.dropped)]
    return ((event.issue,),) if isinstance(event, ISSUE_EVENTS) else ()


def _issue(row: IssueRow | None, recorded: Recorded, key: Key) -> IssueRow | None:
    event = recorded.event
    if isinstance(event, e.IssueOpened):
        return IssueRow(
            event.issue,
            event.plan,
            event.title,
            event.signals,
            urgent=False,
            priority=None,
            closed=False,
            seq=recorded.seq,
            version=recorded.version,
            description=event.description,
        )
    if row is None:
        return None
    if isinstance(event, PrioritiesSet):
        return replace(row, priority=event.order.index(key[0]) + 1 if key[0] in event.order else None)
    return _changed(replace(row, version=recorded.version), event)


def _changed(row: IssueRow, event: object) -> IssueRow:
    match event:
        case e.IssueReworded(title=title, description=description):
            return replace(row, title=title, description=description)
        case e.SignalsGathered(signals=signals):
            return replace(row, signals=signals)
        case e.CauseNamed(cause=cause, direction=direction, kind=kind, text=text):
            named = Cause(cause, direction, kind, words(text), text.subject)
            return replace(row, causes=(*row.causes, named))
        case e.CauseTakenBack(cause=cause):
            return replace(row, causes=tuple(each for each in row.causes if each.id != cause))
        case e.OpportunityNamed(opportunity=opportunity, kind=chance, text=text):
            seen = Opportunity(opportunity, chance, words(text), text.subject)
            return replace(row, opportunities=(*row.opportunities, seen))
        case e.OpportunityTakenBack(opportunity=opportunity):
            return replace(row, opportunities=tuple(each for each in row.opportunities if each.id != opportunity))
        case e.IssueMadeUrgent(reason=reason):
            return replace(row, urgent=True, urgent_reason=reason)
        case e.UrgencyLifted():
            return replace(row, urgent=False, urgent_reason="")
        case e.IssueClosed(reason=reason):
            return replace(row, closed=True, closed_reason=reason, priority=None)
        case e.IssueMerged(into=into, reason=reason):
            return replace(row, closed=True, closed_reason=reason, merged_into=into, priority=None)
        case e.IssueReopened():
            return replace(row, closed=False, closed_reason="", merged_into=None)
        case _:
            return row


def _meeting_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.meeting,),) if isinstance(event, TeamMeetingPlanned | TeamMeetingHeld) else ()


def _meeting(row: TeamMeetingRow | None, recorded: Recorded, _key: Key) -> TeamMeetingRow | None:
    version = recorded.version
    match recorded.event:
        case TeamMeetingPlanned(plan=plan, meeting=meeting, on=on, unit=unit, agenda=agenda):
            seq = row.seq if row else recorded.seq
            return TeamMeetingRow(meeting, plan, on, unit, agenda, seq, version)
        case TeamMeetingHeld(on=on, present=present, attendance=attendance, outcomes=outcomes, follow_up=follow_up):
            return row and replace(
                row,
                version=version,
                held_on=on,
                present=present,
                attendance=attendance,
                outcomes=words(outcomes),
                follow_up=follow_up,
            )
        case _:
            return row


ISSUES = View(
    name="issue",
    version=1,
    row=IssueRow,
    key=("issue",),
    events=frozenset((*ISSUE_EVENTS, PrioritiesSet)),
    keys_of=_issue_keys,
    evolve=_issue,
    indexes=(("plan", "seq"),),
)
TEAM_MEETINGS = View(
    name="team_meeting",
    version=1,
    row=TeamMeetingRow,
    key=("meeting",),
    events=frozenset({TeamMeetingPlanned, TeamMeetingHeld}),
    keys_of=_meeting_keys,
    evolve=_meeting,
    indexes=(("plan", "seq"),),
)
