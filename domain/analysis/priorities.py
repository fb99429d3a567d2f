"""A plan's priorities: rounds of ranking, and the order that was decided on, with its reason."""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.analysis.commands import CloseRanking, OpenRanking, PrioritiesCommand, SetPriorities
from domain.analysis.ranking_events import PrioritiesEvent, PrioritiesSet, RankingClosed, RankingOpened, RankingResult
from domain.analysis.refusals import (
    RankingIncomplete,
    RankingIsOpen,
    RankingNeedsIssues,
    RankingNotOpen,
    ResultTooSmall,
)
from domain.kernel.anonymity import FLOOR
from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import IssueId, PlanId, StreamId, stream
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.kernel.texts import needed

CATEGORY = "priorities"
FEWEST, MOST, LONGEST = 2, 12, 2000


class Priorities(Struct, frozen=True):
    """The newest round (0: there was none yet), whether it goes on, its issues and its result; the order decided on."""

    round: int = 0
    open: bool = False
    issues: tuple[IssueId, ...] = ()
    result: RankingResult | None = None
    order: tuple[IssueId, ...] = ()
    reason: str = ""


def evolve(state: Priorities, event: PrioritiesEvent) -> Priorities:
    """The priorities after one more event."""
    match event:
        case RankingOpened(round=number, issues=issues):
            return replace(state, round=number, open=True, issues=issues, result=None)
        case RankingClosed(result=result):
            return replace(state, open=False, result=result)
        case PrioritiesSet(order=order, reason=reason):
            return replace(state, order=order, reason=reason)
        case _:
            assert_never(event)


def decide(command: PrioritiesCommand, state: Priorities, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.ANALYSE)
    match command:
        case OpenRanking():
            return _open(command, state)
        case CloseRanking():
            return _close(command, state)
        case SetPriorities():
            return _set(command, state)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _open(command: OpenRanking, state: Priorities) -> Sequence[Event]:
    issues = tuple(dict.fromkeys(command.issues))
    if not FEWEST <= len(issues) <= MOST:
        raise RankingNeedsIssues(low=FEWEST, high=MOST)
    if state.open:
        if (state.round, state.issues) == (command.after + 1, issues):
            return ()
        raise RankingIsOpen(round=state.round)
    if command.after != state.round:
        raise RankingNotOpen(round=command.after + 1)
    return (RankingOpened(plan=command.plan, round=state.round + 1, issues=issues),)


def _close(command: CloseRanking, state: Priorities) -> Sequence[Event]:
    if command.round != state.round or not state.round:
        raise RankingNotOpen(round=command.round)
    if not state.open:
        return ()
    if command.result is not None:
        if command.result.participants < FLOOR:
            raise ResultTooSmall(floor=FLOOR)
        if {each.issue for each in command.result.issues} != set(state.issues):
            raise RankingIncomplete(issues=len(state.issues))
    return (RankingClosed(plan=command.plan, round=state.round, result=command.result),)


def _set(command: SetPriorities, state: Priorities) -> Sequence[Event]:
    order = tuple(dict.fromkeys(command.order))
    if not order:
        raise InvalidValue(field="order", reason="empty")
    reason = needed("reason", command.reason, LONGEST)
    if (order, reason) == (state.order, state.reason):
        return ()
    dropped = tuple(issue for issue in state.order if issue not in order)
    return (PrioritiesSet(plan=command.plan, order=order, dropped=dropped, reason=reason),)


def stream_of(plan: PlanId) -> StreamId:
    """The stream of a plan's priorities."""
    return stream(CATEGORY, plan)


PRIORITIES: Decider[PrioritiesCommand, Priorities] = Decider(
    category=CATEGORY,
    commands=PrioritiesCommand,
    initial=Priorities(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
