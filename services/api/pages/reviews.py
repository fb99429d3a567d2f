"""Evaluation: why one is due, what stands open, the meeting, its decisions and its end."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import CommandId, PersonId, PlanId, ReviewId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.review.commands import (
    CancelReview,
    CloseReview,
    FollowUpDecision,
    HoldReview,
    PlanReview,
    ReviewCommand,
    TakeDecision,
)
from domain.review.events import Choice
from domain.review.moments import as_kept
from domain.review.refusals import ReasonMissing
from domain.review.views import ReviewRow
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.checklist import known_people, words_by
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.open_points import VIEWS, chosen, open_points
from services.api.pages.forms import (
    Form,
    Shown,
    day,
    first,
    form_of,
    identities,
    identity,
    key_of,
    needed_day,
    number,
    one_of,
    refused,
)
from services.api.pages.page import AnyRequest, see
from services.api.pages.review_page import show
from services.api.point_words import worded
from services.api.reviewing import REVIEW_VIEWS, hrm_cycle_of, require_review
from services.api.routes.plans import require_plan


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def reviews(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What is due, what stands open, and the reviews."""
    await await_own_write(services, caller, min_seq, *REVIEW_VIEWS, *VIEWS)
    row = await require_plan(services, caller, PlanId(plan))
    point = request.query_params.get("punt", "")
    shown = Shown(request.query_params.get("open", ""), {"point": [point]} if point else None, saved=saved)
    return await show(request, services, caller, row, shown)


@post("/", include_in_schema=False, rule=Right.REVIEW)
async def plan_review(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Plan a review."""
    form = await form_of(request)
    row = await require_plan(services, caller, PlanId(plan))
    key = key_of(caller, form)
    review = ReviewId(new_id(key, "review"))
    try:
        command = await _planned(services, caller, row, review, form)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        return await show(request, services, caller, row, refused(request, form, refusal, "plan"))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/evaluatie", anchor=f"evaluatie-{review}", saved=str(review), min_seq=seq)


@post("/{review:uuid}", include_in_schema=False, rule=Right.TAKE_PART)
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    review: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """One of a review's forms, named by its field `do`."""
    form = await form_of(request)
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_review(services, caller, PlanId(plan), ReviewId(review))
    what, key = first(form, "do"), key_of(caller, form)
    try:
        command = await _command(services, caller, row, found, form, key)
        seen = None if what in ("take", "follow-up") else number(first(form, "seen"))
        handled = await carry_out(services, caller, command, key, seen)
    except Refusal as refusal:
        return await show(request, services, caller, row, refused(request, form, refusal, what, str(review)))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/evaluatie", anchor=f"evaluatie-{review}", saved=str(review), min_seq=seq)


async def _planned(services: Services, caller: Caller, plan: PlanRow, review: ReviewId, form: Form) -> PlanReview:
    cycle, _ = await hrm_cycle_of(services, caller)
    wanted = identity(form, "moment")
    moment = next((each for each in cycle.moments if each.id == wanted), None)
    name = as_kept(wanted, first(form, "name")) or (moment.name if moment else "")
    return PlanReview(
        plan=plan.plan,
        review=review,
        cycle=plan.cycle,
        name=name,
        on=needed_day(form, "on"),
        moment=moment.id if moment else None,
    )


async def _command(
    services: Services, caller: Caller, plan: PlanRow, review: ReviewRow, form: Form, key: CommandId
) -> ReviewCommand:
    at: dict[str, Any] = {"plan": plan.plan, "review": review.review}
    match first(form, "do"):
        case "move":
            name, on = first(form, "name"), needed_day(form, "on")
            return PlanReview(**at, cycle=review.cycle, name=name, on=on, moment=review.moment)
        case "cancel":
            return CancelReview(**at, reason=first(form, "reason"))
        case "hold":
            return await _held(services, caller, plan, at, form)
        case "take":
            return await _taken(services, caller, plan, review, at, form, key)
        case "follow-up":
            decision = identity(form, "decision")
            if decision is None:
                raise NotFound
            return FollowUpDecision(**at, decision=decision)
        case "close":
            choice = one_of(form, "end", Choice)
            carried = chosen(review, form.get("carried", [])) if choice is Choice.NEW_CYCLE else ()
            if not first(form, "end_reason"):
                raise ReasonMissing(field="end_reason")
            return CloseReview(**at, choice=choice, reason=first(form, "end_reason"), carried=carried)
        case _:
            raise NotFound


async def _held(services: Services, caller: Caller, plan: PlanRow, at: dict[str, Any], form: Form) -> HoldReview:
    present = await known_people(services, caller, identities(form, "present"))
    points = await open_points(services, caller, plan, await services.calendar.today(caller.tenant))
    return HoldReview(
        **at,
        on=needed_day(form, "held_on"),
        present=present,
        guests=words_by(caller, first(form, "guests")),
        open_points=tuple(points),
    )


async def _taken(
    services: Services, caller: Caller, plan: PlanRow, review: ReviewRow, at: dict[str, Any], form: Form, key: CommandId
) -> TakeDecision:
    owner = identity(form, "owner")
    if owner:
        await known_people(services, caller, [owner])
    point = first(form, "point")
    with in_language(caller.language):
        words = await worded(services, caller, plan, review.open_points)
    return TakeDecision(
        **at,
        decision=new_id(key, "decision"),
        about=first(form, "about") or words.get(point, point),
        choice=one_of(form, "choice", Choice),
        reason=first(form, "reason"),
        owner=PersonId(owner) if owner else None,
        due_on=day(form, "due_on"),
        point=point if point in words else "",
    )


ROUTES = Router("/plannen/{plan:uuid}/evaluatie", route_handlers=[reviews, plan_review, change])
