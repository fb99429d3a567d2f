"""What a review decides: about single points, and at its end about the plan."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.ids import PersonId, PlanId, ReviewId
from domain.kernel.rights import Right
from domain.review.commands import CloseReview, FollowUpDecision, TakeDecision
from domain.review.events import Choice
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import Done, answer, carried_out, carry_out, command_id, new_id
from services.api.open_points import chosen
from services.api.reviewing import require_review
from services.api.routes.reviews import Reason


class NewDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was decided about one point: continue, adjust or stop; the last two with an owner and a date.

    `point` names one that stood open (`kind:id`), empty for something else.
    """

    about: Annotated[str, Meta(max_length=4000, examples=["Vast roosteroverleg"])]
    choice: Choice
    reason: Reason
    owner: UUID | None = None
    due_on: date | None = None
    point: Annotated[str, Meta(max_length=200)] = ""


class Closing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The choice for the plan as a whole. `carried` names open points (`kind:id`), for a new cycle only."""

    choice: Choice
    reason: Reason
    carried: Annotated[list[str], Meta(examples=[["measure:0b0e5f4e-0000-4000-8000-000000000001"]])] = []


@post("/{review:uuid}/decisions", summary="Record a decision", rule=Right.REVIEW)
async def decide(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    review: FromPath[UUID],
    data: JSONBody[NewDecision],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """About one point, with its reason."""
    identity = command_id(request, caller)
    decision = new_id(identity, "decision")
    if data.owner:
        await known_people(services, caller, [data.owner])
    command = TakeDecision(
        plan=PlanId(plan),
        review=ReviewId(review),
        decision=decision,
        about=data.about,
        choice=data.choice,
        reason=data.reason,
        owner=PersonId(data.owner) if data.owner else None,
        due_on=data.due_on,
        point=data.point,
    )
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/reviews/{review}/decisions/{decision}"
    return response


@put(
    "/{review:uuid}/decisions/{decision:uuid}/follow-up",
    summary="Say that a decision was followed up",
    rule=Right.TAKE_PART,
)
async def follow_up(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    review: FromPath[UUID],
    decision: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By its owner, or who leads the plan."""
    command = FollowUpDecision(plan=PlanId(plan), review=ReviewId(review), decision=decision)
    return await carried_out(request, services, caller, command)


@post("/{review:uuid}/closing", status_code=200, summary="End a review", rule=Right.REVIEW)
async def close(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    review: FromPath[UUID],
    data: JSONBody[Closing],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """A new cycle begins from the carried points; stopping closes the plan."""
    row = await require_review(services, caller, PlanId(plan), ReviewId(review))
    carried = chosen(row, data.carried)
    command = CloseReview(
        plan=PlanId(plan), review=ReviewId(review), choice=data.choice, reason=data.reason, carried=carried
    )
    return await carried_out(request, services, caller, command)


ROUTES = Router("/plans/{plan:uuid}/reviews", route_handlers=[decide, follow_up, close], tags=["Reviews"])
