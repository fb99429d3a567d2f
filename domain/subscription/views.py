"""What the pages ask of a subscription: how it stands, and which dates move it."""

from collections.abc import Sequence
from typing import get_args

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.ids import TenantId
from domain.kernel.views import Key, View
from domain.subscription.events import SubscriptionEvent, SubscriptionFact
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


SUBSCRIPTIONS = View(
    name="subscription",
    version=1,
    row=SubscriptionRow,
    key=("tenant",),
    events=frozenset(get_args(SubscriptionEvent)),
    keys_of=_keys,
    evolve=_row,
)
