"""The webhooks of an organisation, for those who manage them."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

import msgspec
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import WebhookId
from domain.kernel.views import Key, View
from domain.webhooks.events import (
    EVENTS,
    WebhookAdded,
    WebhookChanged,
    WebhookEvent,
    WebhookRemoved,
    WebhookResumed,
    WebhookSecretRenewed,
    WebhookSentAgain,
    WebhookStopped,
    WebhookTested,
)


class WebhookRow(msgspec.Struct, frozen=True):
    """One webhook. `address` is sealed; `secret` is the number of the one that signs, `renewed_at` (UTC) since when.

    `rests` is why it rests ("": it does not); `seq` is the place in the log where it began; `version` its stream's.
    """

    webhook: WebhookId
    host: str
    address: str
    parts: tuple[str, ...]
    secret: int
    renewed_at: datetime
    rests: str
    seq: int
    version: int


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.webhook,),) if isinstance(recorded.event, WebhookEvent) else ()


def _row(row: WebhookRow | None, recorded: Recorded, _key: Key) -> WebhookRow | None:
    happened = recorded.event
    if not isinstance(happened, WebhookEvent):
        return row
    if isinstance(happened, WebhookAdded):
        at, seq, version = recorded.recorded_at, recorded.seq, recorded.version
        return WebhookRow(happened.webhook, happened.host, happened.address, happened.parts, 1, at, "", seq, version)
    if row is None:
        return None
    now = replace(row, version=recorded.version)
    match happened:
        case WebhookChanged(host=host, address=address, parts=parts):
            return replace(now, host=host, address=address, parts=parts)
        case WebhookSecretRenewed(number=number):
            return replace(now, secret=number, renewed_at=recorded.recorded_at)
        case WebhookStopped(why=why):
            return replace(now, rests=why.value)
        case WebhookResumed():
            return replace(now, rests="")
        case WebhookRemoved():
            return None
        case WebhookSentAgain() | WebhookTested():
            return now
        case _:
            assert_never(happened)


WEBHOOKS = View(
    name="webhook",
    version=1,
    row=WebhookRow,
    key=("webhook",),
    events=frozenset(EVENTS),
    keys_of=_keys,
    evolve=_row,
)
