"""The record of interests weighed."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.contact.commands import CorrectWeighing, WeighInterests
from domain.contact.events import Interest
from domain.contact.views import WEIGHINGS, WeighingRow
from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.contact_persons import mandates
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.routes.plans import require_plan

AnyRequest = Request[Any, Any, Any]
Words = Annotated[str, Meta(max_length=4000)]


class InterestIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose interest, and what they want. Groups, not names of people."""

    whose: Annotated[str, Meta(min_length=1, max_length=500, examples=["De nachtdienst"])]
    what: Words


class WeighingIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The question, at least two options and two interests, the choice and its reason, and the day."""

    question: Words
    options: Annotated[list[str], Meta(min_length=2)]
    interests: Annotated[list[InterestIn], Meta(min_length=2)]
    choice: Words
    reason: Words
    on: date


class CorrectedWeighing(WeighingIn, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the weighing is to say from now on, and why it is corrected."""

    correction: Annotated[str, Meta(min_length=1, max_length=4000, examples=["De nachtdienst wilde iets anders."])]


class WeighingPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    weighings: Sequence[WeighingRow]
    next: int | None


@get("/plans/{plan:uuid}/weighings", summary="List the interests weighed", rule=Right.READ_PLAN)
async def weighings(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Annotated[int | None, QueryParameter(description="Cursor: entries with a lower seq.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    min_seq: FromQuery[int | None] = None,
) -> WeighingPage:
    """Which options there were, whose interests, what was chosen and why."""
    await await_own_write(services, caller, min_seq, PLANS, WEIGHINGS)
    await require_plan(services, caller, PlanId(plan))
    return WeighingPage(*await newest_first(services, caller, WEIGHINGS, {"plan": plan}, before, limit))


@post("/plans/{plan:uuid}/weighings", summary="Record how interests were weighed", rule=Right.TAKE_PART)
async def weigh(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[WeighingIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By a contact person of the plan, or by who steers it."""
    identity = command_id(request, caller)
    weighing = new_id(identity, "weighing")
    command = WeighInterests(**await _said(services, caller, PlanId(plan), weighing, data))
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/weighings/{command.weighing}"
    return response


@get("/plans/{plan:uuid}/weighings/{weighing:uuid}", summary="Read a weighing", rule=Right.READ_PLAN)
async def weighing_by_id(
    plan: FromPath[UUID],
    weighing: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[WeighingRow]:
    """One record as it is now, and what it said before. Send the ETag as If-Match with a correction."""
    await await_own_write(services, caller, min_seq, WEIGHINGS)
    row = await services.views.get(caller.tenant, WEIGHINGS, (weighing,))
    if row is None or row.plan != plan:
        raise NotFound
    return Response(row, headers={"ETag": f'"{row.version}"'})


@put("/plans/{plan:uuid}/weighings/{weighing:uuid}", summary="Correct a weighing", rule=Right.TAKE_PART)
async def correct(
    request: AnyRequest,
    plan: FromPath[UUID],
    weighing: FromPath[UUID],
    data: JSONBody[CorrectedWeighing],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With a reason; what it said before stays readable."""
    said = await _said(services, caller, PlanId(plan), weighing, data)
    return await carried_out(request, services, caller, CorrectWeighing(**said, correction=data.correction))


async def _said(services: Services, caller: Caller, plan: PlanId, weighing: UUID, data: WeighingIn) -> dict[str, Any]:
    row = await require_plan(services, caller, plan)
    known = await mandates(services, caller, await services.calendar.today(caller.tenant))
    return {
        "plan": row.plan,
        "weighing": weighing,
        "question": data.question,
        "options": tuple(data.options),
        "interests": tuple(Interest(each.whose, each.what) for each in data.interests),
        "choice": data.choice,
        "reason": data.reason,
        "on": data.on,
        "as_contact": known.is_contact(row, caller.person),
    }


ROUTES = Router("/", route_handlers=[weighings, weigh, weighing_by_id, correct], tags=["Contact persons"])
