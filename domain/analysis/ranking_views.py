"""What pages ask of a plan's priorities: the rounds with their results, and the order decided on."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from domain.analysis.ranking_events import PrioritiesSet, RankingClosed, RankingOpened, RankingResult
from domain.kernel.events import Recorded
from domain.kernel.ids import IssueId, PersonId, PlanId
from domain.kernel.views import Key, View


class RoundRow(Struct, frozen=True):
    """One round. A closed one without a result had too few participants; instants in UTC; `seq` is its beginning."""

    plan: PlanId
    round: int
    issues: tuple[IssueId, ...]
    open: bool
    opened_at: datetime
    seq: int
    result: RankingResult | None = None


class PrioritiesRow(Struct, frozen=True):
    """The order of the issues that was decided on, by whom and why."""

    plan: PlanId
    issues: tuple[IssueId, ...]
    reason: str
    set_by: PersonId | None
    set_at: datetime
    version: int


def _round_key(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.plan, event.round),) if isinstance(event, RankingOpened | RankingClosed) else ()


def _round(row: RoundRow | None, recorded: Recorded, _key: Key) -> RoundRow | None:
    match recorded.event:
        case RankingOpened(plan=plan, round=number, issues=issues):
            return RoundRow(plan, number, issues, open=True, opened_at=recorded.recorded_at, seq=recorded.seq)
        case RankingClosed(result=result) if row:
            return replace(row, open=False, result=result)
        case _:
            return row


def _priorities_key(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.plan,),) if isinstance(recorded.event, PrioritiesSet) else ()


def _priorities(row: PrioritiesRow | None, recorded: Recorded, _key: Key) -> PrioritiesRow | None:
    match recorded.event:
        case PrioritiesSet(plan=plan, order=order, reason=reason):
            return PrioritiesRow(plan, order, reason, recorded.actor, recorded.recorded_at, recorded.version)
        case _:
            return row


ROUNDS = View(
    name="ranking_round",
    version=1,
    row=RoundRow,
    key=("plan", "round"),
    events=frozenset({RankingOpened, RankingClosed}),
    keys_of=_round_key,
    evolve=_round,
)
PRIORITY_ORDERS = View(
    name="priorities",
    version=1,
    row=PrioritiesRow,
    key=("plan",),
    events=frozenset({PrioritiesSet}),
    keys_of=_priorities_key,
    evolve=_priorities,
)
