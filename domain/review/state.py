"""A review as its decisions see it: a fold of its events."""

from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.review.events import (
    DecisionFollowedUp,
    DecisionTaken,
    ReviewCancelled,
    ReviewClosed,
    ReviewEvent,
    ReviewHeld,
    ReviewPlanned,
)


class Review(Struct, frozen=True):
    """One review. `planned` is None before it was planned; `decisions` by id, each with whether it was followed up."""

    planned: ReviewPlanned | None = None
    held: ReviewHeld | None = None
    decisions: MappingProxyType[UUID, tuple[DecisionTaken, bool]] = MappingProxyType({})
    cancelled: ReviewCancelled | None = None
    closed: ReviewClosed | None = None

    @property
    def over(self) -> bool:
        """Whether it was closed or cancelled."""
        return self.cancelled is not None or self.closed is not None


def evolve(state: Review, event: ReviewEvent) -> Review:
    """The review after one more event."""
    match event:
        case ReviewPlanned():
            return replace(state, planned=event)
        case ReviewHeld():
            return replace(state, held=event)
        case ReviewCancelled():
            return replace(state, cancelled=event)
        case DecisionTaken(decision=key):
            return replace(state, decisions=MappingProxyType({**state.decisions, key: (event, False)}))
        case DecisionFollowedUp(decision=key):
            done = (state.decisions[key][0], True)
            return replace(state, decisions=MappingProxyType({**state.decisions, key: done}))
        case ReviewClosed():
            return replace(state, closed=event)
        case _:
            assert_never(event)
