"""The mandates of one unit as decisions see them, and who is the contact person on a day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.contact.events import Card, ContactAppointed, ContactHandedOver, MandateChanged, MandateEnded, MandateEvent

SOON = timedelta(days=30)


class Mandate(Struct, frozen=True):
    """One mandate. `over`: handed over or ended, so its card stays as it is."""

    card: Card
    over: bool = False
    ended: str = ""


class Mandates(Struct, frozen=True):
    """All mandates of one unit, past and to come."""

    by_id: MappingProxyType[UUID, Mandate] = MappingProxyType({})

    def having(self, identity: UUID, mandate: Mandate) -> "Mandates":
        """The same mandates, with this one in its place."""
        return Mandates(MappingProxyType({**self.by_id, identity: mandate}))


def evolve(state: Mandates, event: MandateEvent) -> Mandates:
    """The mandates after one more event."""
    match event:
        case ContactAppointed(mandate=mandate, card=card) | MandateChanged(mandate=mandate, card=card):
            return state.having(mandate, Mandate(card))
        case ContactHandedOver(mandate=mandate, successor=successor, card=card):
            closed = Mandate(until(state.by_id[mandate].card, day_before(event.on)), over=True)
            return state.having(mandate, closed).having(successor, Mandate(card))
        case MandateEnded(mandate=mandate, on=on, reason=reason):
            return state.having(mandate, Mandate(until(state.by_id[mandate].card, on), over=True, ended=reason))
        case _:
            assert_never(event)


def until(card: Card, last: date) -> Card:
    """The same card with `last` as its last day."""
    return replace(card, valid_to=last)


def day_before(on: date) -> date:
    """The day before."""
    return on - timedelta(days=1)


def active_on(cards: Iterable[Card], day: date) -> Card | None:
    """The card that holds on this day, None when nobody is the contact person then (method: invariant 9)."""
    return next((card for card in cards if holds(card, day)), None)


def holds(card: Card, day: date) -> bool:
    """Whether a card holds on this day, its first and last day included."""
    return card.valid_from <= day and (card.valid_to is None or day <= card.valid_to)


class Defect(StrEnum):
    """What is amiss with a unit's contact person."""

    NOBODY = "nobody"
    LEFT = "left"
    NO_HOURS = "no_hours"
    HOURS_END_SOON = "hours_end_soon"
    ENDS_SOON = "ends_soon"


def defects_on(cards: Sequence[Card], day: date) -> tuple[Defect, ...]:
    """What is amiss on this day: nobody, no hours (any more), or hours or mandate at an end within 30 days.

    A mandate that ends is no defect when another follows on it the day after.
    """
    card = active_on(cards, day)
    if card is None:
        return (Defect.NOBODY,)
    found = []
    if card.minutes_per_week == 0 or (card.hours_until is not None and card.hours_until < day):
        found.append(Defect.NO_HOURS)
    elif card.hours_until is not None and card.hours_until <= day + SOON and card.hours_until != card.valid_to:
        found.append(Defect.HOURS_END_SOON)
    last = card.valid_to
    if last is not None and last <= day + SOON and active_on(cards, last + timedelta(days=1)) is None:
        found.append(Defect.ENDS_SOON)
    return tuple(found)
