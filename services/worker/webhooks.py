"""Tells a tenant's webhooks what happened: takes messages up, sends some at once, notes what became of each."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid5

import structlog

from domain.kernel.ids import CommandId, TenantId
from domain.kernel.ports import Append, StreamWrite
from domain.webhooks.decider import WEBHOOK, give_up, stream_of
from domain.webhooks.events import Why
from infra.keys import InvalidTag
from infra.webhooks.deliveries import Delivery, forget_old, note, take
from infra.webhooks.post import Became, Sent, send
from infra.webhooks.secrets import WebhookSecrets
from services.worker import pulse
from services.worker.parts import Connection, Parts

TURN = 10
log = structlog.get_logger("werkbalans.webhooks")


def tell(parts: Parts, tenant: TenantId) -> int:
    """Send what is to be sent now, up to TURN messages at once; how many were dealt with."""
    now = parts.clock.now()
    with parts.inside(tenant) as connection:
        taken = take(connection, tenant, now, TURN)
        if not taken:
            forget_old(connection, tenant, now)
    if not taken:
        return 0
    secrets = WebhookSecrets(parts.settings.key("webhooks"))
    found = asyncio.run(_send_all(secrets, taken, now, parts.settings.webhook_hosts))
    pulse.beat()
    for delivery, sent in zip(taken, found, strict=True):
        with parts.inside(tenant) as connection:
            rest = note(connection, delivery, sent, parts.clock.now())
            if rest:
                _let_rest(parts, connection, delivery, Why.GONE if sent.became is Became.GONE else Why.FAILING)
    return len(taken)


async def _send_all(
    secrets: WebhookSecrets, taken: Sequence[Delivery], now: datetime, vouched: Sequence[str]
) -> Sequence[Sent]:
    return await asyncio.gather(*(_send(secrets, each, now, vouched) for each in taken))


async def _send(secrets: WebhookSecrets, delivery: Delivery, now: datetime, vouched: Sequence[str]) -> Sent:
    try:
        address = secrets.opened(delivery.tenant, delivery.webhook, delivery.address)
    except InvalidTag:  # sealed under another key of the installation: whoever manages it gives the address anew
        log.error("webhook address cannot be read", webhook=str(delivery.webhook))
        return Sent(Became.FAILED, detail="address_lost")
    keys = [secrets.secret(delivery.tenant, delivery.webhook, number) for number in delivery.secrets]
    return await send(address, delivery.message, keys, now, vouched)


def _let_rest(parts: Parts, connection: Connection, delivery: Delivery, why: Why) -> None:
    name = stream_of(delivery.webhook)
    loaded = parts.log.load(connection, delivery.tenant, name)
    happened = give_up(delivery.webhook, WEBHOOK.fold([each.event for each in loaded.events]), why)
    if happened:
        command = CommandId(uuid5(delivery.webhook, f"rest {loaded.version}"))
        writes = (StreamWrite(name, loaded.version, tuple(happened)),)
        append = Append(tenant=delivery.tenant, command=command, digest=command.bytes * 2, actor=None, writes=writes)
        parts.log.append(connection, append)
