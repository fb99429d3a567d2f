"""The anonymity settings of an organisation: how many answers a figure needs. They are raised, never lowered.

`whole` holds for a figure about everybody who was asked, `split` for one about a part of them. The least are the floors
in use elsewhere (custom, not law): 5 and 10. Nobody has a way to lower them: there is no command and no event for it.
They are the whole organisation's: who steers one unit of it does not raise them.
"""

from collections.abc import Sequence

from msgspec import Struct

from domain.kernel.anonymity import FLOOR
from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event, Recorded, event
from domain.kernel.ids import StreamId, TenantId, stream
from domain.kernel.place import EVERYBODYS
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.kernel.views import Key, View
from domain.polls.refusals import FloorIsNeverLowered

CATEGORY = "anonymity"
HIGHEST = 100


class Floors(Struct, frozen=True):
    """How many answers stand behind a figure, at least: about all who were asked, and about a part of them."""

    whole: int = FLOOR
    split: int = 10


LEAST = Floors()


class RaiseFloors(Command, frozen=True, kw_only=True):
    """From now on figures need at least this many answers, in polls that open after it."""

    tenant: TenantId
    floors: Floors


@event("polls.floors_raised")
class FloorsRaised(Event, frozen=True, kw_only=True):
    """Figures of polls that open from now on need at least this many answers."""

    tenant: TenantId
    floors: Floors


class FloorsRow(Struct, frozen=True):
    """An organisation's floors. `version` is the stream's."""

    tenant: TenantId
    floors: Floors
    version: int


def evolve(_before: Floors, happened: FloorsRaised) -> Floors:
    """The floors after one more event."""
    return happened.floors


def decide(command: RaiseFloors, state: Floors, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal. The same floors again bring none."""
    asked.by.towards(EVERYBODYS).needs(Right.RAISE_FLOORS)
    wanted = command.floors
    for field, new, now in (("whole", wanted.whole, state.whole), ("split", wanted.split, state.split)):
        if new < now:
            raise FloorIsNeverLowered(field=field, floor=now)
        if new > HIGHEST:
            raise InvalidValue(field=field, reason="out_of_range", low=now, high=HIGHEST)
    if wanted.split < wanted.whole:
        raise InvalidValue(field="split", reason="out_of_range", low=wanted.whole, high=HIGHEST)
    return () if wanted == state else (FloorsRaised(tenant=command.tenant, floors=wanted),)


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's anonymity settings."""
    return stream(CATEGORY, tenant)


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.tenant,),) if isinstance(recorded.event, FloorsRaised) else ()


def _row(row: FloorsRow | None, recorded: Recorded, _key: Key) -> FloorsRow | None:
    happened = recorded.event
    if not isinstance(happened, FloorsRaised):
        return row
    return FloorsRow(happened.tenant, happened.floors, recorded.version)


FLOORS: Decider[RaiseFloors, Floors] = Decider(
    category=CATEGORY,
    commands=RaiseFloors,
    initial=LEAST,
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
)
FLOOR_ROWS = View(
    name="floors",
    version=1,
    row=FloorsRow,
    key=("tenant",),
    events=frozenset({FloorsRaised}),
    keys_of=_keys,
    evolve=_row,
)
