"""What is told to whom: the communication plan, and who was informed when."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PersonId, PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from domain.support.commands import (
    ChangeMessage,
    DropMessage,
    PlanMessage,
    TellMessage,
)
from domain.support.events import Message
from domain.support.views import MESSAGES, MessageRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import (
    Done,
    answer,
    await_own_write,
    carried_out,
    carry_out,
    command_id,
    new_id,
)
from services.api.routes.plans import require_plan

AnyRequest = Request[Any, Any, Any]
Text = Annotated[str, Meta(min_length=1, max_length=4000)]


class MessageIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What, to whom, on which day, by whom: a member (`by`), or somebody in words."""

    what: Text
    to_whom: Text
    on: Annotated[date, Meta(examples=["2027-02-15"])]
    by: UUID | None = None
    by_words: Annotated[str, Meta(max_length=500)] = ""


class ToldIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """On which day, and who was informed (empty: as planned)."""

    on: date
    informed: Annotated[str, Meta(max_length=4000)] = ""


class Because(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why."""

    reason: Text


class MessagePage(msgspec.Struct, frozen=True):
    """In the order in which they were planned. `next` is the cursor of the following page, null on the last one."""

    messages: Sequence[MessageRow]
    next: int | None


@get("/messages", summary="List what is told to whom", rule=Right.READ_PLAN)
async def messages(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    after: Annotated[int | None, QueryParameter(description="Cursor: entries with a higher seq.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    min_seq: FromQuery[int | None] = None,
) -> MessagePage:
    """The communication plan, and who was informed when."""
    await await_own_write(services, caller, min_seq, PLANS, MESSAGES)
    await require_plan(services, caller, PlanId(plan))
    where = {"plan": plan, **({"seq >": after} if after else {})}
    rows = await services.views.find(caller.tenant, MESSAGES, where, order=("seq",), limit=limit + 1)
    return MessagePage(rows[:limit], rows[limit - 1].seq if len(rows) > limit else None)


@post("/messages", summary="Plan to tell something", rule=Right.KEEP_COMMUNICATION)
async def plan_message(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[MessageIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Its id is in the header Location."""
    identity = command_id(request, caller)
    item = new_id(identity, "message")
    await require_plan(services, caller, PlanId(plan))
    command = PlanMessage(plan=PlanId(plan), item=item, message=await _message(services, caller, data))
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/messages/{item}"
    return response


@get("/messages/{item:uuid}", summary="Read a message", rule=Right.READ_PLAN)
async def message_by_id(
    plan: FromPath[UUID],
    item: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> MessageRow:
    """What is told to whom, and when it was."""
    await await_own_write(services, caller, min_seq, MESSAGES)
    row = await services.views.get(caller.tenant, MESSAGES, (item,))
    if row is None or row.plan != plan:
        raise NotFound
    return row


@put("/messages/{item:uuid}", summary="Change what is planned to be told", rule=Right.KEEP_COMMUNICATION)
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    item: FromPath[UUID],
    data: JSONBody[MessageIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Until it was told or dropped."""
    message = await _message(services, caller, data)
    return await carried_out(request, services, caller, ChangeMessage(plan=PlanId(plan), item=item, message=message))


@post("/messages/{item:uuid}/told", status_code=200, summary="Say that it was told", rule=Right.TAKE_PART)
async def told(
    request: AnyRequest,
    plan: FromPath[UUID],
    item: FromPath[UUID],
    data: JSONBody[ToldIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By who tells it, or who keeps the communication."""
    command = TellMessage(plan=PlanId(plan), item=item, on=data.on, informed=data.informed)
    return await carried_out(request, services, caller, command)


@post("/messages/{item:uuid}/drop", status_code=200, summary="Drop a message", rule=Right.KEEP_COMMUNICATION)
async def drop(
    request: AnyRequest,
    plan: FromPath[UUID],
    item: FromPath[UUID],
    data: JSONBody[Because],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For a reason, which stays visible."""
    return await carried_out(request, services, caller, DropMessage(plan=PlanId(plan), item=item, reason=data.reason))


async def _message(services: Services, caller: Caller, data: MessageIn) -> Message:
    await known_people(services, caller, [data.by] if data.by else [])
    return Message(data.what, data.to_whom, data.on, PersonId(data.by) if data.by else None, data.by_words)


ROUTES = Router(
    "/plans/{plan:uuid}",
    route_handlers=[messages, plan_message, message_by_id, change, told, drop],
    tags=["Support and communication"],
)
