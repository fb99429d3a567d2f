"""How the evaluation's page is put together: what is due, what stands open, the reviews and their decisions."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from litestar import Response

from domain.kernel.ids import ReviewId
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.review.events import Choice, OpenPoint
from domain.review.moments import name_in
from domain.review.views import DECISIONS, DecisionRow
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.open_points import carried_of, open_points
from services.api.pages.forms import Shown
from services.api.pages.page import AnyRequest
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.point_words import href_of, worded
from services.api.reviewing import due_of, hrm_cycle_of, reviews_of
from services.api.words.review import CHOICES, KINDS, OPEN_POINTS, due_words

FOR_A_POINT = (Choice.CONTINUE, Choice.ADJUST, Choice.STOP)
TAKEN_ALONG = ("signal", "measure")


async def show(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, shown: Shown) -> Response[Any]:
    """The page: due, open points, reviews that go on, reviews that ended."""
    today = await services.calendar.today(caller.tenant)
    language = language_of(request)
    cycle, _version = await hrm_cycle_of(services, caller)
    due = await due_of(services, caller, plan, today)
    points = await open_points(services, caller, plan, today)
    rows = await reviews_of(services, caller, plan.plan)
    carried = await carried_of(services, caller, plan, points)
    of_reviews = [each for row in rows for each in (*row.open_points, *row.carried)]
    told = [*points, *of_reviews, *(each for each, _settled in carried)]
    with in_language(language):
        reasons = [due_words(each) for each in due]
        words = await worded(services, caller, plan, told, quoting=True)
    going_on = sorted((row for row in rows if not row.over), key=lambda row: (row.planned_on, row.seq))
    current = next((row for row in going_on if str(row.review) == shown.opened), going_on[0] if going_on else None)
    meeting = current if current and current.held_on and caller.actor.may(Right.REVIEW) else None
    discussed = {point.key for point in meeting.open_points} if meeting else set()
    now_open = {point.key for point in points}
    known = await people_and_units(services, caller)
    moments = sorted(
        ((each.next_after(today), each) for each in cycle.moments if each.next_after(today)),
        key=lambda pair: (pair[0] or today, pair[1].name),
    )
    return await plan_page(
        request,
        "reviews.html",
        caller,
        plan,
        "evaluatie",
        shown.status,
        due=due,
        reasons=reasons,
        points=grouped([point for point in points if point.key not in discussed]),
        carried=carried,
        meeting=meeting,
        now_open=now_open,
        href_of=href_of,
        words=words,
        going_on=going_on,
        current=current,
        ended=[row for row in rows if row.over],
        decisions=await _decisions(services, caller, plan),
        moments=moments,
        kinds=KINDS,
        choices=CHOICES,
        point_words=OPEN_POINTS,
        choice_options=[(each.value, CHOICES[each].to(language)) for each in FOR_A_POINT],
        grouped=grouped,
        today=today,
        shown=shown,
        taken_along=[point.key for point in points if point.kind in TAKEN_ALONG],
        may_review=caller.actor.may(Right.REVIEW),
        point_options=lambda review: [(point.key, words[point.key]) for point in review.open_points],
        moment_options=[(each.id, name_in(language, each.id, each.name)) for each in cycle.moments],
        **known,
    )


def grouped(points: Sequence[OpenPoint]) -> dict[str, list[OpenPoint]]:
    """Open points by kind, in the order in which they came."""
    found: dict[str, list[OpenPoint]] = {}
    for point in points:
        found.setdefault(point.kind, []).append(point)
    return found


async def _decisions(services: Services, caller: Caller, plan: PlanRow) -> dict[ReviewId, list[DecisionRow]]:
    found: dict[ReviewId, list[DecisionRow]] = defaultdict(list)
    for row in await services.views.find(caller.tenant, DECISIONS, {"plan": plan.plan}, order=("seq",)):
        found[row.review].append(row)
    return found
