"""A view (read model) is a pure fold from events to rows; its table is derived from the row class.

A view never asks another view, knows no clock, and can be rebuilt from the log at any time to the same rows.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from domain.kernel.events import Event, Recorded

R = TypeVar("R", bound=msgspec.Struct)

Key = tuple[Any, ...]


class View(msgspec.Struct, Generic[R], frozen=True, kw_only=True):
    """How one table follows from the log of a tenant.

    `row` is a frozen struct, one field a column; `key` names its fields that, behind the tenant, identify a row.
    `events` are the types that it listens to. `keys_of` names the rows that an event touches; `evolve` gives, for
    each of them, the row after the event from the row before (None: there is none), or None to remove it.
    `once`: each row comes from one event and is never changed, so nothing needs to be read before it is written.
    `indexes` are the lists of columns by which pages look rows up. Raise `version` when rows would come out otherwise:
    it is then built beside the one in use.
    """

    name: str
    version: int
    row: type[R]
    key: tuple[str, ...]
    events: frozenset[type[Event]]
    keys_of: Callable[[Recorded], Sequence[Key]]
    evolve: Callable[[R | None, Recorded, Key], R | None]
    once: bool = False
    indexes: tuple[tuple[str, ...], ...] = ()
