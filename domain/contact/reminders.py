"""What has a date at the contact persons: a mandate, or its hours, that run out with nothing after them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import get_args
from uuid import UUID

from domain.contact.decider import CONTACT
from domain.contact.events import Card, MandateEvent
from domain.contact.state import SOON, Mandates, active_on
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.reminders.dated import Dated, What, person, role, same
from domain.reminders.source import Source


def dated(thing: UUID, state: Mandates) -> Sequence[Dated]:
    """The last days of the mandates of one unit, to the contact person and to the coordinator, a month before."""
    return tuple(_of_all(thing, state))


def _of_all(thing: UUID, state: Mandates) -> Iterator[Dated]:
    cards = [mandate.card for mandate in state.by_id.values()]
    for identity, mandate in state.by_id.items():
        card = mandate.card
        last = card.valid_to
        if last is not None and active_on(cards, last + timedelta(days=1)) is None and not _later(cards, last):
            yield _of(thing, What.MANDATE_ENDS, f"{identity}:mandate", card, last)
        if card.hours_until is not None and card.hours_until != last and not mandate.over:
            yield _of(thing, What.HOURS_END, f"{identity}:hours", card, card.hours_until)


def _later(cards: Sequence[Card], last: date) -> bool:
    return any(card.valid_from > last for card in cards)


def _of(thing: UUID, what: What, item: str, card: Card, last: date) -> Dated:
    return Dated(
        kind=NoticeKind.MANDATES,
        what=what,
        thing=thing,
        item=item,
        title=same(card.role_name),
        due_on=last,
        whom=(person(card.person), role(Role.COORDINATOR)),
        link=f"aanspreekpunten/{thing}",
        early=SOON.days,
        escalates=False,
    )


SOURCE = Source(CONTACT, get_args(MandateEvent), dated)
