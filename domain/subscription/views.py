"""What the pages ask of a subscription: how it stands, and which dates move it."""

from collections.abc import Sequence
from datetime import date
from typing import get_args
from uuid import UUID

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, TenantId
from domain.kernel.views import Key, View
from domain.subscription.events import (
    ExportAsked,
    ExportMade,
    ExportRemoved,
    SubscriptionEvent,
    SubscriptionFact,
)
from domain.subscription.state import Subscription, evolve


class SubscriptionRow(msgspec.Struct, frozen=True):
    """The subscription of one organisation, as state.py tells it. `version` is the stream's."""

    tenant: TenantId
    state: Subscription
    version: int


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.tenant,),) if isinstance(recorded.event, SubscriptionFact) else ()


def _row(row: SubscriptionRow | None, recorded: Recorded, _key: Key) -> SubscriptionRow | None:
    event = recorded.event
    if not isinstance(event, SubscriptionFact):
        return row
    state = evolve(row.state if row else Subscription(), event)  # type: ignore[arg-type]  # each fact is one of them
    return SubscriptionRow(event.tenant, state, recorded.version)


class ExportRow(msgspec.Struct, frozen=True):
    """A file with everything: asked for when and by whom; its parts (SHA-256, hex) and size once it is made, and the
    day up to which it is there. `seq` is where it was asked for."""

    export: UUID
    asked_on: date
    asked_by: PersonId | None
    parts: tuple[str, ...]
    size: int
    until: date | None
    seq: int


def _export_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.export,),) if isinstance(event, ExportAsked | ExportMade | ExportRemoved) else ()


def _export(row: ExportRow | None, recorded: Recorded, _key: Key) -> ExportRow | None:
    match recorded.event:
        case ExportAsked(export=export, on=on):
            return ExportRow(export, on, recorded.actor, (), 0, None, recorded.seq)
        case ExportMade(parts=parts, size=size, until=until) if row:
            return msgspec.structs.replace(row, parts=parts, size=size, until=until)
        case ExportRemoved():
            return None
        case _other:
            return row


EXPORTS = View(
    name="export",
    version=1,
    row=ExportRow,
    key=("export",),
    events=frozenset({ExportAsked, ExportMade, ExportRemoved}),
    keys_of=_export_keys,
    evolve=_export,
    indexes=(("seq",),),
)
SUBSCRIPTIONS = View(
    name="subscription",
    version=1,
    row=SubscriptionRow,
    key=("tenant",),
    events=frozenset(get_args(SubscriptionEvent)),
    keys_of=_keys,
    evolve=_row,
)
