"""Events are past-tense facts, stored under a written-out name and a version, never under a class path."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, StreamId, TenantId


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The base of every event. Register each with `@event("slice.fact_happened", version)`."""

    NAME: ClassVar[str] = ""
    VERSION: ClassVar[int] = 0


class Recorded(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An event in its place in a tenant's log.

    `seq` counts the tenant's events 1..n without gaps; `version` counts those of its stream.
    `recorded_at` is the instant of storing (UTC); a date on which something took effect is in the event.
    `actor` is None when a timer or the system acted, or when nobody may be known.
    """

    tenant: TenantId
    seq: int
    stream: StreamId
    version: int
    event_id: UUID
    recorded_at: datetime
    actor: PersonId | None
    event: Event


Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
E = TypeVar("E", bound=Event)

TYPES: dict[str, type[Event]] = {}
UPCASTERS: dict[tuple[str, int], Upcaster] = {}


def event(name: str, version: int = 1) -> Callable[[type[E]], type[E]]:
    """Store the class's events as `name`, schema `version`."""

    def register(cls: type[E]) -> type[E]:
        if name in TYPES:
            raise TypeError(f"the event name {name!r} is taken by {TYPES[name].__qualname__}")
        cls.NAME, cls.VERSION = name, version
        TYPES[name] = cls
        return cls

    return register


def upcaster(name: str, from_version: int) -> Callable[[Upcaster], Upcaster]:
    """Read stored data of `name` version `from_version` as if it were one version later."""

    def register(function: Upcaster) -> Upcaster:
        if (name, from_version) in UPCASTERS:
            raise TypeError(f"{name} version {from_version} has an upcaster already")
        UPCASTERS[name, from_version] = function
        return function

    return register


class UnknownEvent(Exception):
    """Stored bytes that this release cannot read; a projection that meets one is parked."""

    def __init__(self, name: str, version: int) -> None:
        super().__init__(f"no way to read event {name!r} version {version}")
        self.name, self.version = name, version


def upcast(name: str, version: int, data: dict[str, Any]) -> tuple[type[Event], dict[str, Any]]:
    """The current class of a stored event and its data in the current form. Raises UnknownEvent."""
    cls = TYPES.get(name)
    if cls is None or version > cls.VERSION:
        raise UnknownEvent(name, version)
    for step in range(version, cls.VERSION):
        function = UPCASTERS.get((name, step))
        if function is None:
            raise UnknownEvent(name, step)
        data = function(data)
    return cls, data
