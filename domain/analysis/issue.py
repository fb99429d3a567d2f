"""An issue's decisions: what it is made of, its causes and opportunities, whether it presses, how it ends."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.analysis import commands as c
from domain.analysis import events as e
from domain.analysis.refusals import IssueExists, IssueIsClosed, IssueUnknown, MergeIntoItself, NotYourWords
from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import IssueId, PlanId, SignalId, StreamId, stream
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from domain.kernel.texts import needed, no_longer_than, one_line

CATEGORY = "issue"
LONGEST = 2000
Named = e.CauseNamed | e.OpportunityNamed


class Issue(Struct, frozen=True):
    """What decisions need to know. `named` holds causes and opportunities by id, None for what was taken back."""

    plan: PlanId | None = None
    title: str = ""
    description: str = ""
    signals: tuple[SignalId, ...] = ()
    named: Mapping[UUID, Named | None] = MappingProxyType({})
    urgent: str = ""
    closed: bool = False
    merged_into: IssueId | None = None


def evolve(state: Issue, event: e.IssueEvent) -> Issue:
    """The issue after one more event."""
    match event:
        case e.IssueOpened(plan=plan, title=title, description=description, signals=signals):
            return Issue(plan, title, description, signals)
        case e.IssueReworded(title=title, description=description):
            return replace(state, title=title, description=description)
        case e.SignalsGathered(signals=signals):
            return replace(state, signals=signals)
        case e.CauseNamed(cause=identity) | e.OpportunityNamed(opportunity=identity):
            return replace(state, named=MappingProxyType({**state.named, identity: event}))
        case e.CauseTakenBack(cause=identity) | e.OpportunityTakenBack(opportunity=identity):
            return replace(state, named=MappingProxyType({**state.named, identity: None}))
        case e.IssueMadeUrgent(reason=reason):
            return replace(state, urgent=reason)
        case e.UrgencyLifted():
            return replace(state, urgent="")
        case e.IssueClosed():
            return replace(state, closed=True)
        case e.IssueMerged(into=into):
            return replace(state, closed=True, merged_into=into)
        case e.IssueReopened():
            return replace(state, closed=False, merged_into=None)
        case _:
            assert_never(event)


def decide(command: c.IssueCommand, state: Issue, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, c.OpenIssue):
        return _open(command, state, asked)
    if state.plan != command.plan:
        raise IssueUnknown(issue=command.issue)
    match command:
        case c.CloseIssue() | c.MergeIssue() | c.ReopenIssue():
            asked.by.needs(Right.ANALYSE)
            return _end(command, state)
        case c.NameCause() | c.NameOpportunity() | c.TakeCauseBack() | c.TakeOpportunityBack():
            events = _words(command, state, asked)
        case _:
            asked.by.needs(Right.ANALYSE)
            events = _change(command, state)
    if events and state.closed:
        raise IssueIsClosed(issue=command.issue)
    return events


def _open(command: c.OpenIssue, state: Issue, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.ANALYSE)
    title, description = (
        one_line("title", command.title),
        no_longer_than("description", command.description.strip(), LONGEST),
    )
    signals = tuple(dict.fromkeys(command.signals))
    if state.plan:
        if (state.plan, state.title, state.description, state.signals) == (command.plan, title, description, signals):
            return ()
        raise IssueExists(issue=command.issue)
    return (
        e.IssueOpened(plan=command.plan, issue=command.issue, title=title, description=description, signals=signals),
    )


def _change(command: c.IssueCommand, state: Issue) -> Sequence[Event]:
    plan, issue = command.plan, command.issue
    match command:
        case c.RewordIssue():
            title = one_line("title", command.title)
            description = no_longer_than("description", command.description.strip(), LONGEST)
            if (title, description) == (state.title, state.description):
                return ()
            return (e.IssueReworded(plan=plan, issue=issue, title=title, description=description),)
        case c.GatherSignals():
            return _gather(command, tuple(dict.fromkeys(command.signals)), state)
        case c.TakeOverSignals():
            return _gather(command, tuple(dict.fromkeys((*state.signals, *command.signals))), state)
        case c.MakeUrgent():
            reason = needed("reason", command.reason, LONGEST)
            return () if state.urgent == reason else (e.IssueMadeUrgent(plan=plan, issue=issue, reason=reason),)
        case c.LiftUrgency():
            reason = needed("reason", command.reason, LONGEST)
            return (e.UrgencyLifted(plan=plan, issue=issue, reason=reason),) if state.urgent else ()
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _gather(command: c.IssueCommand, signals: tuple[SignalId, ...], state: Issue) -> Sequence[Event]:
    if signals == state.signals and not (isinstance(command, c.TakeOverSignals) and state.closed):
        return ()
    return (e.SignalsGathered(plan=command.plan, issue=command.issue, signals=signals),)


def _words(command: c.IssueCommand, state: Issue, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.RANK_ISSUES if not asked.by.may(Right.ANALYSE) else Right.ANALYSE)
    plan, issue, by = command.plan, command.issue, asked.by.person
    match command:
        case c.NameCause(cause=cause, direction=direction, kind=kind):
            text = Personal(by, needed("text", command.text.text, LONGEST))
            named = e.CauseNamed(plan=plan, issue=issue, cause=cause, direction=direction, kind=kind, text=text)
            return () if cause in state.named else (named,)
        case c.NameOpportunity(opportunity=opportunity, kind=kind):
            text = Personal(by, needed("text", command.text.text, LONGEST))
            seen = e.OpportunityNamed(plan=plan, issue=issue, opportunity=opportunity, kind=kind, text=text)
            return () if opportunity in state.named else (seen,)
        case c.TakeCauseBack(cause=cause):
            back: Event = e.CauseTakenBack(plan=plan, issue=issue, cause=cause)
            return (back,) if _may_take_back(cause, e.CauseNamed, command, state, asked) else ()
        case c.TakeOpportunityBack(opportunity=opportunity):
            back = e.OpportunityTakenBack(plan=plan, issue=issue, opportunity=opportunity)
            return (back,) if _may_take_back(opportunity, e.OpportunityNamed, command, state, asked) else ()
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _may_take_back(identity: UUID, kind: type[Named], command: c.IssueCommand, state: Issue, asked: Asked) -> bool:
    """Whether there is something to take back. Raises NotYourWords."""
    found = state.named.get(identity)
    if not isinstance(found, kind):
        return False
    if found.text.subject != asked.by.person and not asked.by.may(Right.ANALYSE):
        raise NotYourWords(issue=command.issue)
    return True


def _end(command: c.CloseIssue | c.MergeIssue | c.ReopenIssue, state: Issue) -> Sequence[Event]:
    plan, issue, reason = command.plan, command.issue, needed("reason", command.reason, LONGEST)
    match command:
        case c.CloseIssue():
            return () if state.closed else (e.IssueClosed(plan=plan, issue=issue, reason=reason),)
        case c.ReopenIssue():
            return (e.IssueReopened(plan=plan, issue=issue, reason=reason),) if state.closed else ()
        case c.MergeIssue(into=into):
            if into == issue:
                raise MergeIntoItself(issue=issue)
            if state.merged_into == into:
                return ()
            if state.closed:
                raise IssueIsClosed(issue=issue)
            return (e.IssueMerged(plan=plan, issue=issue, into=into, signals=state.signals, reason=reason),)


def stream_of(issue: IssueId) -> StreamId:
    """The issue's own stream."""
    return stream(CATEGORY, issue)


ISSUE: Decider[c.IssueCommand, Issue] = Decider(
    category=CATEGORY,
    commands=c.IssueCommand,
    initial=Issue(),
    stream_of=lambda command: stream_of(command.issue),
    evolve=evolve,
    decide=decide,
)
