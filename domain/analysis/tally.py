"""What rankings come to together: each issue's Borda count, mean rank and spread; never one person's ranking.

Sources: Borda (1781) for the count. The spread is the standard deviation of the ranks as a share of the widest one
that the number of issues allows: below a third close, below two thirds mixed, else far.
"""

from collections.abc import Sequence

from domain.analysis.kinds import Spread
from domain.analysis.ranking_events import Ranked, RankingResult
from domain.analysis.refusals import RankingIncomplete
from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import IssueId

Ranking = Sequence[IssueId]


def check_ranking(issues: Sequence[IssueId], ranking: Ranking) -> None:
    """Raise RankingIncomplete unless the ranking holds each of the round's issues once."""
    if len(ranking) != len(issues) or set(ranking) != set(issues):
        raise RankingIncomplete(issues=len(issues))


def tally(issues: Sequence[IssueId], rankings: Sequence[Ranking]) -> RankingResult | None:
    """The result of a round, best first; None when fewer than FLOOR took part."""
    if len(rankings) < FLOOR:
        return None
    ranked = [_ranked(issue, len(issues), [list(ranking).index(issue) + 1 for ranking in rankings]) for issue in issues]
    return RankingResult(len(rankings), tuple(sorted(ranked, key=lambda each: -each.points)))


def _ranked(issue: IssueId, issues: int, ranks: Sequence[int]) -> Ranked:
    people, total = len(ranks), sum(ranks)
    mean = (200 * total + people) // (2 * people)
    return Ranked(issue, people * issues - total, mean, _spread(issues, ranks))


def _spread(issues: int, ranks: Sequence[int]) -> Spread:
    people = len(ranks)
    scattered = 36 * (people * sum(rank * rank for rank in ranks) - sum(ranks) ** 2)
    widest = (people * (issues - 1)) ** 2
    if scattered < widest:
        return Spread.CLOSE
    return Spread.MIXED if scattered < 4 * widest else Spread.FAR
