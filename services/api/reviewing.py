"""Why a review of a plan is due, and the reviews that there were; joined from all slices."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from domain.agreements.keeping import Kept
from domain.kernel.ids import PlanId, ReviewId
from domain.kernel.refusals import NotFound
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.views import MEASURES, MeasureRow
from domain.plan.views import PLANS, PlanRow
from domain.review.hrm_cycle import HrmCycle
from domain.review.moments import Due, Watched, review_due
from domain.review.views import DECISIONS, HRM_CYCLES, REVIEWS, ReviewRow
from infra.bootstrap import Services
from services.api.assessing import RESULT_VIEWS
from services.api.auth import Caller

R = TypeVar("R", ReviewRow, MeasureRow)
REVIEW_VIEWS = (PLANS, REVIEWS, DECISIONS, HRM_CYCLES, MEASURES, KICKOFFS, CHECKLISTS, *RESULT_VIEWS)
FINISHED = frozenset({"done", "dropped"})
UNFINISHED = ("proposed", "planned", "started")
WELL_KEPT = frozenset({Kept.KEPT, Kept.KEPT_LATE, Kept.NOT_YET_DUE})


async def hrm_cycle_of(services: Services, caller: Caller) -> tuple[HrmCycle, int]:
    """The organisation's moments and the version of them; the usual ones (version 0) until it sets its own."""
    row = await services.views.get(caller.tenant, HRM_CYCLES, (caller.tenant,))
    return (HrmCycle(row.moments, row.maximum_age), row.version) if row else (HrmCycle(), 0)


async def reviews_of(services: Services, caller: Caller, plan: PlanId) -> Sequence[ReviewRow]:
    """All reviews of a plan, newest first."""
    return await services.views.find(caller.tenant, REVIEWS, {"plan": plan}, order=("-seq",))


async def require_review(services: Services, caller: Caller, plan: PlanId, review: ReviewId) -> ReviewRow:
    """The review, or NotFound."""
    row = await services.views.get(caller.tenant, REVIEWS, (review,))
    if row is None or row.plan != plan:
        raise NotFound
    return row


async def due_of(services: Services, caller: Caller, plan: PlanRow, today: date) -> tuple[Due, ...]:
    """Why a review of the plan is due, longest waiting first; nothing for a plan that was closed."""
    return () if plan.closed_on else (await due_in(services, caller, [plan], today))[plan.plan]


async def due_in(
    services: Services, caller: Caller, plans: Sequence[PlanRow], today: date
) -> dict[PlanId, tuple[Due, ...]]:
    """Why a review of each of these plans is due, longest waiting first."""
    cycle, _ = await hrm_cycle_of(services, caller)
    where = {"plan in": [plan.plan for plan in plans]}
    late = {**where, "state in": list(UNFINISHED), "due_on <": today}
    reviews, done, missed = await asyncio.gather(
        services.views.find(caller.tenant, REVIEWS, where),
        services.views.find(caller.tenant, MEASURES, {**where, "state": "done"}),
        services.views.find(caller.tenant, MEASURES, late),
    )
    held, watched = by_plan(reviews), by_plan([*done, *missed])
    found = {}
    for plan in plans:
        days = [row.held_on for row in held[plan.plan] if row.held_on and not row.cancelled_because]
        measures = list(_watched(watched[plan.plan], today))
        last = max(days, default=None)
        found[plan.plan] = review_due(cycle.moments, cycle.maximum_age, plan.started_on, last, measures, today)
    return found


def by_plan(rows: Iterable[R]) -> defaultdict[PlanId, list[R]]:
    """Rows of several plans, by plan."""
    found: defaultdict[PlanId, list[R]] = defaultdict(list)
    for row in rows:
        found[row.plan].append(row)
    return found


def _watched(measures: Sequence[MeasureRow], today: date) -> Iterator[Watched]:
    for row in measures:
        if row.state == "done" and row.done_on:
            yield Watched(row.done_on, True, row.title)
        elif row.state not in FINISHED and row.due_on and row.due_on < today:
            yield Watched(row.due_on + timedelta(days=1), False, row.title)
