"""Histories of issues that the tests begin from."""

from uuid import UUID

from domain.analysis.events import IssueClosed, IssueOpened
from domain.analysis.ranking_events import RankingOpened
from domain.kernel.ids import IssueId, SignalId
from tests.domain.specification import PLAN

ISSUE, OTHER, THIRD = (IssueId(UUID(int=number)) for number in (23, 24, 25))
SIGNAL, SECOND = SignalId(UUID(int=22)), SignalId(UUID(int=27))
NAMED = UUID(int=26)
OPENED = IssueOpened(plan=PLAN, issue=ISSUE, title="Losse diensten", description="", signals=(SIGNAL,))
CLOSED = IssueClosed(plan=PLAN, issue=ISSUE, reason="Opgelost")
ROUND = RankingOpened(plan=PLAN, round=1, issues=(ISSUE, OTHER))
