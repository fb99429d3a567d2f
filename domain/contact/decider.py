"""The decisions around contact persons: who is it, with which mandate, who comes after."""

from collections.abc import Sequence
from datetime import date

from domain.contact.commands import AppointContact, ChangeMandate, EndMandate, HandOver, MandateCommand
from domain.contact.events import Card, ContactAppointed, ContactHandedOver, MandateChanged, MandateEnded
from domain.contact.refusals import DatesTurned, DeputyIsHolder, HandOverToHolder, MandateOver, MandatesOverlap
from domain.contact.state import Mandate, Mandates, evolve, until
from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, TenantId, UnitId, stream
from domain.kernel.place import PlanUnits
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import fitting, needed

CATEGORY = "contact"
WEEK_MINUTES = 60 * 60


def decide(command: MandateCommand, state: Mandates, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.towards(PlanUnits((command.unit,) if command.unit else ())).needs(Right.APPOINT_CONTACT)
    match command:
        case AppointContact():
            return _appoint(command, state)
        case ChangeMandate():
            return _change(command, state)
        case HandOver():
            return _hand_over(command, state)
        case EndMandate():
            return _end(command, state)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _appoint(command: AppointContact, state: Mandates) -> Sequence[Event]:
    card = _complete(command.card)
    if command.mandate in state.by_id:
        if state.by_id[command.mandate].card == card:
            return ()
        raise MandateOver(mandate=command.mandate)
    _alone(command, card, state)
    return (ContactAppointed(unit=command.unit, mandate=command.mandate, card=card),)


def _change(command: ChangeMandate, state: Mandates) -> Sequence[Event]:
    before, card = _mandate(command, state), _complete(command.card)
    if before.card == card:
        return ()
    if before.over:
        raise MandateOver(mandate=command.mandate)
    _alone(command, card, state)
    return (MandateChanged(unit=command.unit, mandate=command.mandate, card=card),)


def _hand_over(command: HandOver, state: Mandates) -> Sequence[Event]:
    before = _mandate(command, state)
    if before.over:
        after = state.by_id.get(command.successor)
        if after and (after.card.person, after.card.valid_from) == (command.to, command.on):
            return ()
        raise MandateOver(mandate=command.mandate)
    if command.to == before.card.person:
        raise HandOverToHolder(field="to")
    if command.on <= before.card.valid_from or (before.card.valid_to is not None and command.on > before.card.valid_to):
        raise DatesTurned(field="on")
    if command.successor in state.by_id:
        raise MandateOver(mandate=command.successor)
    card = _taken_over(before.card, command)
    return (
        ContactHandedOver(
            unit=command.unit,
            mandate=command.mandate,
            successor=command.successor,
            card=card,
            on=command.on,
            note=command.note,
        ),
    )


def _taken_over(card: Card, command: HandOver) -> Card:
    return Card(
        person=command.to,
        role_name=card.role_name,
        powers=card.powers,
        minutes_per_week=card.minutes_per_week,
        valid_from=command.on,
        room=card.room,
        support=card.support,
        deputy=None if card.deputy == command.to else card.deputy,
        hours_until=card.hours_until,
        valid_to=card.valid_to,
    )


def _end(command: EndMandate, state: Mandates) -> Sequence[Event]:
    before = _mandate(command, state)
    reason = needed("reason", command.reason)
    if before.over:
        if (before.card.valid_to, before.ended) == (command.on, reason):
            return ()
        raise MandateOver(mandate=command.mandate)
    if command.on < before.card.valid_from:
        raise DatesTurned(field="on")
    _alone(command, until(before.card, command.on), state)
    return (MandateEnded(unit=command.unit, mandate=command.mandate, on=command.on, reason=reason),)


def _mandate(command: MandateCommand, state: Mandates) -> Mandate:
    if command.mandate not in state.by_id:
        raise NotFound(mandate=command.mandate)
    return state.by_id[command.mandate]


def _complete(card: Card) -> Card:
    if card.deputy == card.person:
        raise DeputyIsHolder(field="deputy")
    if card.valid_to is not None and card.valid_to < card.valid_from:
        raise DatesTurned(field="valid_to")
    if not 0 <= card.minutes_per_week <= WEEK_MINUTES:
        raise InvalidValue(field="hours", reason="out_of_range", low=0, high=60)
    if not all(2000 <= day.year <= 2100 for day in (card.valid_from, card.valid_to, card.hours_until) if day):
        raise InvalidValue(field="valid_from", reason="out_of_range", low=2000, high=2100)
    return Card(
        person=card.person,
        role_name=needed("role_name", card.role_name, 100),
        powers=needed("powers", card.powers),
        minutes_per_week=card.minutes_per_week,
        valid_from=card.valid_from,
        room=fitting("room", card.room),
        support=fitting("support", card.support),
        deputy=card.deputy,
        hours_until=card.hours_until,
        valid_to=card.valid_to,
    )


def _alone(command: MandateCommand, card: Card, state: Mandates) -> None:
    for identity, other in state.by_id.items():
        if identity != command.mandate and _touch(card, other.card):
            raise MandatesOverlap(field="valid_from")


def _touch(one: Card, other: Card) -> bool:
    far = date.max
    begun = max(one.valid_from, other.valid_from)
    return begun <= min(one.valid_to or far, other.valid_to or far)


def stream_of(tenant: TenantId, unit: UnitId | None) -> StreamId:
    """The stream of a unit's mandates; the organisation's own where no unit is named."""
    return stream(CATEGORY, unit or tenant)


CONTACT: Decider[MandateCommand, Mandates] = Decider(
    category=CATEGORY,
    commands=MandateCommand,
    initial=Mandates(),
    stream_of=lambda command: stream_of(command.tenant, command.unit),
    evolve=evolve,
    decide=decide,
)
