"""What a review is prepared from: what stands open in a plan, and why a review is due; joined from all slices."""

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
from domain.method import TEMPLATES
from domain.plan.state import Progress
from domain.plan.views import PLANS, PlanRow
from domain.results.events import Verdict
from domain.review.events import OpenPoint
from domain.review.hrm_cycle import HrmCycle
from domain.review.moments import Due, Watched, review_due
from domain.review.views import DECISIONS, HRM_CYCLES, REVIEWS, ReviewRow
from domain.signals.views import SignalRow
from infra.bootstrap import Services
from infra.language import language, long_date
from services.api.assessing import RESULT_VIEWS, Results, results_of
from services.api.auth import Caller
from services.api.checklist import text_of

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


async def open_points(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[OpenPoint]:
    """What is not finished in the plan's current cycle, in the order of the method.

    The words are the organisation's own, or the method's in the language of the moment; a signal is named by its theme,
    so that no person's words are copied.
    """
    rows, results, measures, decisions = await asyncio.gather(
        _rows(services, caller, plan),
        results_of(services, caller, plan, None, today),
        services.views.find(caller.tenant, MEASURES, {"plan": plan.plan}, order=("seq",)),
        services.views.find(caller.tenant, DECISIONS, {"plan": plan.plan}, order=("seq",)),
    )
    return [
        *rows,
        *_steps(plan),
        *_signals(plan, results),
        *(OpenPoint("measure", str(row.measure), row.title) for row in measures if row.state not in FINISHED),
        *_agreements(results),
        *_perception(results),
        *(
            OpenPoint("decision", str(row.decision), row.about)
            for row in decisions
            if row.owner and row.followed_up_on is None
        ),
    ]


async def _rows(services: Services, caller: Caller, plan: PlanRow) -> list[OpenPoint]:
    kickoff = await services.views.get(caller.tenant, KICKOFFS, (plan.plan,))
    where = {"plan": plan.plan, "checked": False}
    rows = await services.views.find(caller.tenant, CHECKLISTS, where, order=("position",))
    if kickoff is None:
        return []
    return [OpenPoint("row", row.row, f"{row.row} {text_of(kickoff, row).to(language())}") for row in rows]


def _steps(plan: PlanRow) -> Iterator[OpenPoint]:
    titles = {step.number: step.title.to(language()) for step in TEMPLATES[plan.template].steps}
    for row in plan.steps:
        if row.progress is Progress.LEFT_OUT:
            yield OpenPoint("step", str(row.step), f"{row.step} {titles[row.step]}")


def _signals(plan: PlanRow, results: Results) -> Iterator[OpenPoint]:
    for each in results.signals:
        if each.verdict is None or each.verdict.verdict != Verdict.BETTER:
            yield OpenPoint("signal", str(each.signal.signal), theme_of(plan, each.signal))


def theme_of(plan: PlanRow, signal: SignalRow) -> str:
    """A signal by its theme and the day on which it was noticed."""
    theme = TEMPLATES[plan.template].theme(signal.theme)
    return f"{theme.title.to(language()) if theme else signal.theme} ({long_date(signal.noticed_on)})"


def _agreements(results: Results) -> Iterator[OpenPoint]:
    for each in results.agreements:
        if each.kept not in WELL_KEPT:
            yield OpenPoint("agreement", str(each.agreement.agreement), each.agreement.title)


def _perception(results: Results) -> Iterator[OpenPoint]:
    for each in results.measurements:
        if each.measurement.verdict != Verdict.BETTER:
            yield OpenPoint("perception", str(each.measurement.measurement), each.measurement.title)


def chosen(review: ReviewRow, keys: Sequence[str]) -> tuple[OpenPoint, ...]:
    """The open points of a review that these keys (`kind:id`) name. Raises NotFound for one that did not stand open."""
    known = {point.key: point for point in review.open_points}
    if not known.keys() >= set(keys):
        raise NotFound
    return tuple(point for key, point in known.items() if key in keys)
