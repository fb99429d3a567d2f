"""Webhooks as those who manage them see and change them, for the API and the page alike."""

from collections.abc import Collection, Sequence
from uuid import UUID

import msgspec

from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, WebhookId
from domain.kernel.refusals import NotFound
from domain.webhooks.decider import MOST_AT_ONCE, AddWebhook, ChangeWebhook, RenewSecret, SendAgain
from domain.webhooks.views import WEBHOOKS, WebhookRow
from infra.bootstrap import Services
from infra.webhooks.addresses import checked
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id


class Seen(msgspec.Struct, frozen=True):
    """A webhook with its address in clear, and how many messages are in each state."""

    row: WebhookRow
    address: str
    counted: dict[str, int]


async def all_of(services: Services, caller: Caller) -> Sequence[Seen]:
    """The webhooks of the organisation, newest first."""
    rows = await services.views.find(caller.tenant, WEBHOOKS, order=("-seq",))
    counted = await services.deliveries.counted(caller.tenant)
    return [Seen(row, address_of(services, caller, row), counted.get(row.webhook, {})) for row in rows]


async def one_of(services: Services, caller: Caller, webhook: UUID) -> WebhookRow:
    """A webhook. Raises NotFound."""
    row = await services.views.get(caller.tenant, WEBHOOKS, (webhook,))
    if row is None:
        raise NotFound(webhook=webhook)
    return row


def address_of(services: Services, caller: Caller, row: WebhookRow) -> str:
    """Its address in clear."""
    return services.webhook_secrets.opened(caller.tenant, row.webhook, row.address)


def secret_of(services: Services, caller: Caller, webhook: UUID, number: int = 1) -> str:
    """The secret that signs its messages, to be shown once."""
    return services.webhook_secrets.secret(caller.tenant, webhook, number)


async def add(
    services: Services, caller: Caller, address: str, parts: Collection[str], identity: CommandId
) -> tuple[WebhookId, Handled]:
    """Add one. Raises InvalidValue for an address that cannot be told."""
    webhook = WebhookId(new_id(identity, "webhook"))
    host, sealed = _sealed(services, caller, webhook, address)
    command = AddWebhook(webhook=webhook, host=host, address=sealed, parts=frozenset(parts))
    return webhook, await carry_out(services, caller, command, identity)


async def change(
    services: Services,
    caller: Caller,
    webhook: WebhookId,
    address: str,
    parts: Collection[str],
    identity: CommandId,
    seen: int | None = None,
) -> Handled:
    """Change where it is, or of what it is told. Raises InvalidValue for an address that cannot be told."""
    host, sealed = _sealed(services, caller, webhook, address)
    command = ChangeWebhook(webhook=webhook, host=host, address=sealed, parts=frozenset(parts))
    return await carry_out(services, caller, command, identity, seen)


async def renew_secret(services: Services, caller: Caller, row: WebhookRow, identity: CommandId) -> tuple[str, Handled]:
    """A new secret, and what came of it."""
    command = RenewSecret(webhook=row.webhook, after=row.secret)
    handled = await carry_out(services, caller, command, identity)
    return secret_of(services, caller, row.webhook, row.secret + 1), handled


async def send_again(
    services: Services,
    caller: Caller,
    webhook: WebhookId,
    first: int,
    last: int | None,
    failed: bool,
    identity: CommandId,
) -> Handled:
    """Tell it once more what happened from `first` on, up to `last` or as much as one may ask; or what failed only."""
    last = first + MOST_AT_ONCE - 1 if last is None else last
    command = SendAgain(webhook=webhook, request=identity, first=first, last=last, only_failed=failed)
    return await carry_out(services, caller, command, identity)


def _sealed(services: Services, caller: Caller, webhook: WebhookId, address: str) -> tuple[str, str]:
    parts = checked("address", address, services.settings.webhook_hosts)
    return parts.hostname or "", services.webhook_secrets.sealed(caller.tenant, webhook, parts.geturl())
