"""What the API and the pages both need around the analysis: issues that exist, the round, what a meeting is about."""

from collections.abc import Sequence
from uuid import UUID

from domain.analysis.commands import CloseRanking
from domain.analysis.priorities import PRIORITIES, Priorities, stream_of
from domain.analysis.ranking_views import ROUNDS, RoundRow
from domain.analysis.refusals import RankingNotOpen
from domain.analysis.tally import check_ranking, tally
from domain.analysis.views import ISSUES, TEAM_MEETINGS, IssueRow, TeamMeetingRow
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, IssueId, PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.plan.refusals import PlanIsClosed
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import carry_out


async def issues_of(services: Services, caller: Caller, plan: PlanId) -> list[IssueRow]:
    """A plan's issues: the open ones first, by priority and age; then the closed ones."""
    rows = await services.views.find(caller.tenant, ISSUES, {"plan": plan}, order=("seq",))
    return sorted(rows, key=lambda row: (row.closed, row.priority or 1000, not row.urgent, row.seq))


async def require_issue(services: Services, caller: Caller, plan: PlanId, issue: UUID) -> IssueRow:
    """The issue, or NotFound when this plan has no such issue."""
    row = await services.views.get(caller.tenant, ISSUES, (IssueId(issue),))
    if row is None or row.plan != plan:
        raise NotFound
    return row


async def open_issues(services: Services, caller: Caller, plan: PlanId, issues: Sequence[UUID]) -> tuple[IssueId, ...]:
    """The issues, when all are open ones of this plan. Raises NotFound."""
    known = {row.issue for row in await issues_of(services, caller, plan) if not row.closed}
    if not known.issuperset(issues):
        raise NotFound
    return tuple(IssueId(issue) for issue in issues)


async def require_meeting(services: Services, caller: Caller, plan: PlanId, meeting: UUID) -> TeamMeetingRow:
    """The team meeting, or NotFound when this plan has no such meeting."""
    row = await services.views.get(caller.tenant, TEAM_MEETINGS, (meeting,))
    if row is None or row.plan != plan:
        raise NotFound
    return row


async def newest_round(services: Services, caller: Caller, plan: PlanId) -> RoundRow | None:
    """The round that goes on, or the last one that ended."""
    rows = await services.views.find(caller.tenant, ROUNDS, {"plan": plan}, order=("-round",), limit=1)
    return rows[0] if rows else None


async def rank(services: Services, caller: Caller, plan: PlanId, number: int, ranking: Sequence[UUID]) -> None:
    """Keep the caller's own ranking. Raises NotAllowed, PlanIsClosed, RankingNotOpen, RankingIncomplete."""
    caller.actor.needs(Right.RANK_ISSUES)
    about = await services.views.get(caller.tenant, PLANS, (plan,))
    if about is not None and about.closed_on is not None:
        raise PlanIsClosed(plan=plan, on=about.closed_on)
    state = await _state(services, caller, plan)
    if not state.open or state.round != number:
        raise RankingNotOpen(round=number)
    ranked = [IssueId(issue) for issue in ranking]
    check_ranking(state.issues, ranked)
    await services.ballots.cast(caller.tenant, plan, number, caller.person, ranked)


async def close_round(services: Services, caller: Caller, plan: PlanId, number: int, identity: CommandId) -> Handled:
    """End the round and keep what the rankings come to together. Raises NotAllowed, RankingNotOpen."""
    caller.actor.needs(Right.ANALYSE)
    state = await _state(services, caller, plan)
    result = state.result
    if state.open and state.round == number:
        result = tally(state.issues, await services.ballots.all(caller.tenant, plan, number))
    command = CloseRanking(plan=plan, round=number, result=result)
    return await carry_out(services, caller, command, identity)


async def _state(services: Services, caller: Caller, plan: PlanId) -> Priorities:
    return await services.handler.state(caller.tenant, PRIORITIES, stream_of(plan))
