"""The shape of every decision: commands in, events out, pure.

One order in each decider module: commands, state, evolve, decide, refusals at the foot of the folder.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from domain.kernel.events import Event
from domain.kernel.ids import StreamId
from domain.kernel.rights import Actor


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every command: an imperative, with all that its decision needs from the asker.

    One that BEGINS its stream always brings events to an empty one, so a policy's may go ahead without looking.
    """

    BEGINS: ClassVar[bool] = False

    @property
    def takes_back(self) -> bool:
        """Whether it takes back a consent, which nobody may be kept from (GDPR 7.3)."""
        return False


class Asked(msgspec.Struct, frozen=True):
    """Who asks, and on which day in the organisation's time zone.

    Not `signed_in`: somebody holds a link that was sent to `by`; that it was `by` is not recorded, since who knows.
    """

    by: Actor
    on: date
    signed_in: bool = True


C = TypeVar("C", bound=Command)
S = TypeVar("S")


class Decider(msgspec.Struct, Generic[C, S], frozen=True):
    """One aggregate: where its stream is, how state follows from events, how events follow from a command.

    `decide` returns no event for a command whose effect is there already; it refuses by raising a Refusal.
    `evolve` never refuses and leaves alone the events of other streams. Where a stream may hold thousands of events and
    each would copy all that the state holds, `evolve_all` does the same for many at once, copying once.
    """

    category: str
    commands: type[C]
    initial: S
    stream_of: Callable[[C], StreamId]
    evolve: Callable[[S, Any], S]
    decide: Callable[[C, S, Asked], Sequence[Event]]
    evolve_all: Callable[[S, Sequence[Any]], S] | None = None

    def fold(self, events: Sequence[Event]) -> S:
        """The state after these events."""
        state = self.initial
        if self.evolve_all is not None:
            return self.evolve_all(state, events)
        for each in events:
            state = self.evolve(state, each)
        return state
