"""Webhooks: programs of the organisation that are told when something happened, as Standard Webhooks has it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import WebhookId
from domain.kernel.rights import Right
from domain.webhooks.decider import RemoveWebhook, ResumeWebhook, StopWebhook
from domain.webhooks.views import WEBHOOKS
from infra.bootstrap import Services
from services.api import webhooks
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, command_id, seen_version


class WebhookIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where it is, and of which parts of the method it is told (none: of all)."""

    address: Annotated[str, Meta(max_length=2000, examples=["https://example.com/werkbalans"])]
    parts: Annotated[list[str], Meta(max_length=50, examples=[["agreements", "measures"]])] = []


class WebhookOut(msgspec.Struct, frozen=True):
    """A webhook. `rests` says why nothing is sent (null: it is on); `messages` counts them by state."""

    id: UUID
    address: str
    parts: list[str]
    rests: str | None
    renewed_at: datetime
    messages: dict[str, int]
    version: int


class WithSecret(msgspec.Struct, frozen=True):
    """What came of it, and the secret that signs (`whsec_…`). It is told this once."""

    id: UUID
    secret: str
    seq: int | None
    version: int


@get("/", summary="List webhooks", rule=Right.MANAGE_WEBHOOKS)
async def listed(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Sequence[WebhookOut]:
    """Newest first, with how many messages are waiting, arrived or failed (arrived ones are kept for thirty days)."""
    await await_own_write(services, caller, min_seq, WEBHOOKS)
    return [_out(each) for each in await webhooks.all_of(services, caller)]


@post("/", summary="Add a webhook", rule=Right.MANAGE_WEBHOOKS)
async def add(
    request: Request[Any, Any, Any],
    data: JSONBody[WebhookIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[WithSecret]:
    """From now on it gets a small signed message for each event: type, place `seq` and plan; no words, no names.

    Verify `webhook-signature` with the secret in this answer. Answer with 2xx within 15 seconds. What fails is tried
    again, ten times in some three days; a message may come twice (same `webhook-id`) and out of order (see `seq`).
    """
    identity = command_id(request, caller)
    webhook, handled = await webhooks.add(services, caller, data.address, data.parts, identity)
    secret = webhooks.secret_of(services, caller, webhook)
    out = WithSecret(webhook, secret, handled.receipt.seq if handled.receipt else None, handled.version)
    location = f"/api/v1/organisation/webhooks/{webhook}"
    return Response(out, status_code=201, headers={"ETag": f'"{handled.version}"', "Location": location})


@get("/{webhook:uuid}", summary="Read a webhook", rule=Right.MANAGE_WEBHOOKS)
async def read(
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[WebhookOut]:
    """With its version as ETag."""
    await await_own_write(services, caller, min_seq, WEBHOOKS)
    row = await webhooks.one_of(services, caller, webhook)
    counted = await services.deliveries.counted(caller.tenant)
    seen = webhooks.Seen(row, webhooks.address_of(services, caller, row), counted.get(webhook, {}))
    return Response(_out(seen), headers={"ETag": f'"{row.version}"'})


@put("/{webhook:uuid}", summary="Change a webhook", rule=Right.MANAGE_WEBHOOKS)
async def change(
    request: Request[Any, Any, Any],
    webhook: FromPath[UUID],
    data: JSONBody[WebhookIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Messages that wait go to the new address."""
    identity, seen = command_id(request, caller), seen_version(request)
    handled = await webhooks.change(services, caller, WebhookId(webhook), data.address, data.parts, identity, seen)
    return answer(handled)


@delete("/{webhook:uuid}", status_code=200, summary="Remove a webhook", rule=Right.MANAGE_WEBHOOKS)
async def remove(
    request: Request[Any, Any, Any],
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For good; messages that wait are thrown away."""
    command = RemoveWebhook(webhook=WebhookId(webhook))
    return await carried_out(request, services, caller, command)


@post("/{webhook:uuid}/stop", status_code=200, summary="Turn a webhook off", rule=Right.MANAGE_WEBHOOKS)
async def stop(
    request: Request[Any, Any, Any],
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Nothing is sent any more; messages that wait count as failed, so they can be sent again."""
    command = StopWebhook(webhook=WebhookId(webhook))
    return await carried_out(request, services, caller, command)


@post("/{webhook:uuid}/resume", status_code=200, summary="Turn a webhook on again", rule=Right.MANAGE_WEBHOOKS)
async def resume(
    request: Request[Any, Any, Any],
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It is told what happens from now on; what happened meanwhile by asking to send it again."""
    command = ResumeWebhook(webhook=WebhookId(webhook))
    return await carried_out(request, services, caller, command)


@post("/{webhook:uuid}/secret", status_code=200, summary="Renew the secret", rule=Right.MANAGE_WEBHOOKS)
async def renew(
    request: Request[Any, Any, Any],
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> WithSecret:
    """For a day messages carry the signature of the old secret, too, so that nothing is missed while you change it."""
    row = await webhooks.one_of(services, caller, webhook)
    secret, handled = await webhooks.renew_secret(services, caller, row, command_id(request, caller))
    return WithSecret(webhook, secret, handled.receipt.seq if handled.receipt else None, handled.version)


def _out(seen: webhooks.Seen) -> WebhookOut:
    row = seen.row
    return WebhookOut(
        row.webhook, seen.address, list(row.parts), row.rests or None, row.renewed_at, seen.counted, row.version
    )


ROUTES = Router(
    "/organisation/webhooks",
    route_handlers=[listed, add, read, change, remove, stop, resume, renew],
    tags=["Webhooks"],
)
