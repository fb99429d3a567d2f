"""What can have happened to a plan's priorities: rounds in which people rank the issues, and the decision after them.

Nobody's own ranking stands in an event, nor who took part (docs/decisions/0053).
"""

from msgspec import Struct

from domain.analysis.kinds import Spread
from domain.kernel.events import Event, event
from domain.kernel.ids import IssueId, PlanId


class Ranked(Struct, frozen=True):
    """How the participants together ranked one issue: `mean_rank` in hundredths (100: everybody put it first).

    `points` is its Borda count: for each participant, the number of issues that they put below it.
    """

    issue: IssueId
    points: int
    mean_rank: int
    spread: Spread


class RankingResult(Struct, frozen=True):
    """The issues, best ranked first, by at least as many participants as the anonymity threshold asks for."""

    participants: int
    issues: tuple[Ranked, ...]


class PrioritiesFact(Event, frozen=True, kw_only=True):
    """The base of the events of a plan's priorities."""

    plan: PlanId


@event("analysis.ranking_opened")
class RankingOpened(PrioritiesFact, frozen=True, kw_only=True):
    """Round number `round` began: everybody who may rank can put these issues in order."""

    round: int
    issues: tuple[IssueId, ...]


@event("analysis.ranking_closed")
class RankingClosed(PrioritiesFact, frozen=True, kw_only=True):
    """The round ended. No result: too few took part for one to be shown, and how few is not told."""

    round: int
    result: RankingResult | None


@event("analysis.priorities_set")
class PrioritiesSet(PrioritiesFact, frozen=True, kw_only=True):
    """From now on the issues have this order, for this reason; `dropped` had a place before and have none now."""

    order: tuple[IssueId, ...]
    dropped: tuple[IssueId, ...]
    reason: str


PrioritiesEvent = RankingOpened | RankingClosed | PrioritiesSet
