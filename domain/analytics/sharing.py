"""Whether an organisation lets its figures count in averages over organisations: an administrator's choice."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event, Recorded, event
from domain.kernel.ids import PersonId, StreamId, TenantId, stream
from domain.kernel.rights import Right
from domain.kernel.views import Key, View

CATEGORY = "sharing"


@event("sharing.started")
class SharingStarted(Event, frozen=True, kw_only=True):
    """From the quarter of this local date on, figures of the organisation count in averages over organisations."""

    tenant: TenantId
    on: date


@event("sharing.stopped")
class SharingStopped(Event, frozen=True, kw_only=True):
    """From this local date on they do no longer; what was handed in and not yet published is thrown away."""

    tenant: TenantId
    on: date


SharingEvent = SharingStarted | SharingStopped


class ChooseSharing(Command, frozen=True, kw_only=True):
    """Let the organisation's figures count in averages over organisations from now on, or no longer."""

    tenant: TenantId
    share: bool

    @property
    def takes_back(self) -> bool:
        """Sharing no longer is taking back."""
        return not self.share


class Sharing(msgspec.Struct, frozen=True):
    """Whether it shares. Nobody does unless they chose to."""

    shares: bool = False


class SharingRow(msgspec.Struct, frozen=True):
    """The choice of an organisation: what it is, since when, whose. `version` is the stream's."""

    tenant: TenantId
    shares: bool
    since: date
    by: PersonId | None
    version: int


def evolve(_before: Sharing, happened: SharingEvent) -> Sharing:
    """The choice after one more event."""
    match happened:
        case SharingStarted():
            return Sharing(shares=True)
        case SharingStopped():
            return Sharing(shares=False)
        case _:
            assert_never(happened)


def decide(command: ChooseSharing, state: Sharing, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.MANAGE_ORGANISATION)
    if command.share is state.shares:
        return ()
    kind = SharingStarted if command.share else SharingStopped
    return (kind(tenant=command.tenant, on=asked.on),)


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's choice."""
    return stream(CATEGORY, tenant)


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.tenant,),) if isinstance(recorded.event, SharingEvent) else ()


def _row(row: SharingRow | None, recorded: Recorded, _key: Key) -> SharingRow | None:
    happened = recorded.event
    if not isinstance(happened, SharingEvent):
        return row
    shares = isinstance(happened, SharingStarted)
    return SharingRow(happened.tenant, shares, happened.on, recorded.actor, recorded.version)


SHARING: Decider[ChooseSharing, Sharing] = Decider(
    category=CATEGORY,
    commands=ChooseSharing,
    initial=Sharing(),
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
)
SHARINGS = View(
    name="sharing",
    version=1,
    row=SharingRow,
    key=("tenant",),
    events=frozenset({SharingStarted, SharingStopped}),
    keys_of=_keys,
    evolve=_row,
)
