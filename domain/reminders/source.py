"""How a slice tells its dated things: from the state of each of its streams."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from msgspec import Struct

from domain.kernel.decider import Decider
from domain.kernel.events import Event
from domain.reminders.dated import Dated

S = TypeVar("S")


class Source(Struct, Generic[S], frozen=True):
    """The dated things of one kind of stream: `dated` gives those that are open, from the stream's identity and state.

    `events` are those after which they may be others. A thing that is done brings none; a closed plan is asked apart.
    """

    decider: Decider[Any, S]
    events: tuple[type[Event], ...]
    dated: Callable[[UUID, S], Sequence[Dated]]

    @property
    def category(self) -> str:
        """The first word of the streams' names."""
        return self.decider.category
