"""The single sign-on of an organisation as it stands: one row, or none while nobody began."""

from collections.abc import Sequence

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.ids import TenantId
from domain.kernel.views import Key, View
from domain.single_sign_on.events import EVENTS, SingleSignOnEvent
from domain.single_sign_on.state import SingleSignOn, evolve


class SingleSignOnRow(msgspec.Struct, frozen=True):
    """How it stands (`now`); `version` is its stream's."""

    tenant: TenantId
    now: SingleSignOn
    version: int


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.tenant,),) if isinstance(recorded.event, SingleSignOnEvent) else ()


def _row(row: SingleSignOnRow | None, recorded: Recorded, _key: Key) -> SingleSignOnRow | None:
    if not isinstance(recorded.event, SingleSignOnEvent):
        return row
    now = evolve(row.now if row else SingleSignOn(), recorded.event)
    return SingleSignOnRow(recorded.tenant, now, recorded.version)


SINGLE_SIGN_ONS = View(
    name="single_sign_on",
    version=1,
    row=SingleSignOnRow,
    key=("tenant",),
    events=frozenset(EVENTS),
    keys_of=_keys,
    evolve=_row,
)
