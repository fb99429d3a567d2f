"""Step 6: reviews of a plan with their decisions, what stands open, and why a review is due."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PlanId, ReviewId
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.review.commands import CancelReview, HoldReview, PlanReview
from domain.review.events import OpenPoint
from domain.review.moments import Due
from domain.review.views import DECISIONS, REVIEWS, DecisionRow, ReviewRow
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.checklist import known_people, words_by
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.open_points import VIEWS, carried_of, open_points
from services.api.point_words import worded
from services.api.reviewing import REVIEW_VIEWS, due_of, require_review
from services.api.routes.plans import require_plan

Reason = Annotated[str, Meta(max_length=4000, examples=["Het werkt, maar het vaste overleg valt te laat op de dag"])]


class ReviewOut(msgspec.Struct, frozen=True):
    """A review and its decisions."""

    review: ReviewRow
    decisions: list[DecisionRow]


class ReviewsPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    reviews: list[ReviewRow]
    next: int | None


class Carried(msgspec.Struct, frozen=True):
    """A point that the last cycle handed on; `settled` once it does not stand open any more."""

    kind: str
    id: str
    text: str
    settled: bool


class Prepared(msgspec.Struct, frozen=True):
    """Why a review is due (empty: none is), what stands open now, and what this cycle took along from the last one."""

    due: list[Due]
    open_points: list[OpenPoint]
    carried: list[Carried]


class NewReview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For which moment of the HRM cycle (null: outside it), under which name, and when."""

    name: Annotated[str, Meta(max_length=200, examples=["Evaluatie najaar"])]
    on: Annotated[date, Meta(examples=["2026-12-01"])]
    moment: UUID | None = None


class Cancellation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why the review is not held."""

    reason: Reason


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The day it was held, the members who were there, and guests in words."""

    on: Annotated[date, Meta(examples=["2026-12-01"])]
    present: Annotated[list[UUID], Meta(min_length=1)]
    guests: Annotated[str, Meta(max_length=4000)] = ""


@get("/", summary="List the reviews of a plan", rule=Right.READ_PLAN)
async def reviews(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Annotated[int | None, QueryParameter(description="Cursor: reviews with a lower seq.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    min_seq: FromQuery[int | None] = None,
) -> ReviewsPage:
    """Planned, held, closed and cancelled ones."""
    await await_own_write(services, caller, min_seq, REVIEWS)
    at = await require_plan(services, caller, PlanId(plan))
    rows, following = await newest_first(services, caller, REVIEWS, {"plan": plan}, before, limit)
    return ReviewsPage([await _told(services, caller, at, row) for row in rows], following)


@get("/preparation", summary="See what a review is prepared from", rule=Right.READ_PLAN)
async def preparation(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Prepared:
    """What is not finished in the current cycle, and why a review is due since when."""
    await await_own_write(services, caller, min_seq, *REVIEW_VIEWS, *VIEWS)
    row = await require_plan(services, caller, PlanId(plan))
    today = await services.calendar.today(caller.tenant)
    due = await due_of(services, caller, row, today)
    points = await open_points(services, caller, row, today)
    told = await in_words(services, caller, row, points)
    taken = await carried_of(services, caller, row, points)
    words = await in_words(services, caller, row, [point for point, _settled in taken])
    carried = [Carried(point.kind, point.id, point.text, taken[at][1]) for at, point in enumerate(words)]
    return Prepared(list(due), told, carried)


@post("/", summary="Plan a review", rule=Right.REVIEW)
async def plan_review(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewReview],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Of the plan's current cycle; its id is in the header Location."""
    row = await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    review = ReviewId(new_id(identity, "review"))
    command = PlanReview(
        plan=PlanId(plan), review=review, cycle=row.cycle, name=data.name, on=data.on, moment=data.moment
    )
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/reviews/{review}"
    return response


@get("/{review:uuid}", summary="Read a review", rule=Right.READ_PLAN)
async def review_by_id(
    plan: FromPath[UUID],
    review: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[ReviewOut]:
    """With its decisions. The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, REVIEWS, DECISIONS)
    row = await require_review(services, caller, PlanId(plan), ReviewId(review))
    decisions = await services.views.find(caller.tenant, DECISIONS, {"review": review}, order=("seq",))
    at = await require_plan(services, caller, PlanId(plan))
    told = await _told(services, caller, at, row)
    return Response(ReviewOut(told, list(decisions)), headers={"ETag": f'"{row.version}"'})


@put("/{review:uuid}", summary="Move a review", rule=Right.REVIEW)
async def move(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    review: FromPath[UUID],
    data: JSONBody[NewReview],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Until it was held."""
    row = await require_review(services, caller, PlanId(plan), ReviewId(review))
    at = {"plan": PlanId(plan), "review": ReviewId(review), "cycle": row.cycle}
    command = PlanReview(**at, name=data.name, on=data.on, moment=data.moment)  # type: ignore[arg-type]
    return await carried_out(request, services, caller, command)


@post("/{review:uuid}/cancellation", status_code=200, summary="Cancel a review", rule=Right.REVIEW)
async def cancel(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    review: FromPath[UUID],
    data: JSONBody[Cancellation],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With a reason, which stays visible."""
    command = CancelReview(plan=PlanId(plan), review=ReviewId(review), reason=data.reason)
    return await carried_out(request, services, caller, command)


@put("/{review:uuid}/record", summary="Record that a review was held", rule=Right.REVIEW)
async def record(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    review: FromPath[UUID],
    data: JSONBody[Record],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With what stood open at that moment."""
    row = await require_plan(services, caller, PlanId(plan))
    present = await known_people(services, caller, data.present)
    points = await open_points(services, caller, row, await services.calendar.today(caller.tenant))
    command = HoldReview(
        plan=PlanId(plan),
        review=ReviewId(review),
        on=data.on,
        present=present,
        guests=words_by(caller, data.guests),
        open_points=tuple(points),
    )
    return await carried_out(request, services, caller, command)


async def _told(services: Services, caller: Caller, plan: PlanRow, row: ReviewRow) -> ReviewRow:
    points = await in_words(services, caller, plan, row.open_points)
    carried = await in_words(services, caller, plan, row.carried)
    return msgspec.structs.replace(row, open_points=tuple(points), carried=tuple(carried))


async def in_words(services: Services, caller: Caller, plan: PlanRow, points: Sequence[OpenPoint]) -> list[OpenPoint]:
    """The points with their words in the caller's own language."""
    with in_language(caller.language):
        words = await worded(services, caller, plan, points)
    return [msgspec.structs.replace(point, text=words[point.key]) for point in points]


ROUTES = Router(
    "/plans/{plan:uuid}/reviews",
    route_handlers=[
        reviews,
        preparation,
        plan_review,
        review_by_id,
        move,
        cancel,
        record,
    ],
    tags=["Reviews"],
)
