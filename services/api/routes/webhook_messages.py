"""The messages of a webhook: what became of each, trying one, sending some again."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import WebhookId
from domain.kernel.rights import Right
from domain.webhooks.decider import TestWebhook
from infra.bootstrap import Services
from infra.webhooks.seen import DeliveryRow
from services.api import webhooks
from services.api.auth import Caller
from services.api.exchange import Done, answer, carried_out, command_id

Limit = Annotated[int, QueryParameter(ge=1, le=200)]


class State(StrEnum):
    """Where a message stands."""

    WAITING = "waiting"
    SENDING = "sending"
    ARRIVED = "arrived"
    FAILED = "failed"


class DeliveryOut(msgspec.Struct, frozen=True):
    """One message: of the event at `seq`. `status` is the last HTTP status (null: no answer). Instants in UTC."""

    seq: int
    type: str
    state: State
    tries: int
    status: int | None
    detail: str
    changed_at: datetime
    next_try_at: datetime | None


class Deliveries(msgspec.Struct, frozen=True):
    """A page of messages, newest event first; `next` is the cursor (`before`) of the older page, or null."""

    items: list[DeliveryOut]
    next: int | None


class AgainIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From which place of the log on, up to which (null: as far as 10,000 places go); or only what failed of it."""

    first: Annotated[int, Meta(ge=1)]
    last: Annotated[int, Meta(ge=1)] | None = None
    only_failed: bool = False


@post("/{webhook:uuid}/test", status_code=200, summary="Send a test message", rule=Right.MANAGE_WEBHOOKS)
async def test(
    request: Request[Any, Any, Any],
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Of type `webhooks.tested`. What became of it stands with the messages, at the `seq` of this answer."""
    identity = command_id(request, caller)
    command = TestWebhook(webhook=WebhookId(webhook), request=identity)
    return await carried_out(request, services, caller, command)


@get("/{webhook:uuid}/messages", summary="List the messages of a webhook", rule=Right.MANAGE_WEBHOOKS)
async def messages(
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    only: FromQuery[State | None] = None,
    before: FromQuery[int | None] = None,
    limit: Limit = 50,
) -> Deliveries:
    """What became of each; with `only=failed` the ones that never arrived."""
    await webhooks.one_of(services, caller, webhook)
    found = await services.deliveries.of(caller.tenant, webhook, only, before, limit + 1)
    items = [_delivery(each) for each in found[:limit]]
    return Deliveries(items, items[-1].seq if len(found) > limit else None)


@post("/{webhook:uuid}/again", status_code=200, summary="Send messages again", rule=Right.MANAGE_WEBHOOKS)
async def again(
    request: Request[Any, Any, Any],
    webhook: FromPath[UUID],
    data: JSONBody[AgainIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """All that happened at these places of the log, whether it was sent before or not; or only what failed of it."""
    key = command_id(request, caller)
    wanted = (data.first, data.last, data.only_failed)
    return answer(await webhooks.send_again(services, caller, WebhookId(webhook), *wanted, key))


def _delivery(row: DeliveryRow) -> DeliveryOut:
    waits = row.state == State.WAITING
    return DeliveryOut(
        row.seq,
        row.type,
        State(row.state),
        row.tries,
        row.status,
        row.detail,
        row.changed_at,
        row.next_try_at if waits else None,
    )


ROUTES = Router("/organisation/webhooks", route_handlers=[test, messages, again], tags=["Webhooks"])
