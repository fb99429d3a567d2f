"""The decisions about being erased: who asks, who orders, and that it was done."""

from collections.abc import Sequence
from enum import StrEnum
from typing import assert_never

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, StreamId, stream
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from domain.kernel.texts import needed
from domain.privacy.events import (
    ErasureAsked,
    ErasureDeclined,
    ErasureOrdered,
    ErasureWithdrawn,
    PersonErased,
    PrivacyEvent,
)
from domain.privacy.refusals import AskForYourself, ErasureByAnother, ErasureNotAsked, ErasureUnderWay

CATEGORY = "erasure"
LONGEST_REASON = 1000


class ErasureCommand(Command, frozen=True, kw_only=True):
    """A command about the erasure of one person."""

    person: PersonId


class AskErasure(ErasureCommand, frozen=True, kw_only=True):
    """Ask to be erased."""


class WithdrawErasure(ErasureCommand, frozen=True, kw_only=True):
    """Take back what one asked."""


class DeclineErasure(ErasureCommand, frozen=True, kw_only=True):
    """Say no, and why."""

    reason: Personal


class OrderErasure(ErasureCommand, frozen=True, kw_only=True):
    """Have somebody erased who takes no part any more: that the person left is seen to by who asks."""


class OrderByRule(ErasureCommand, frozen=True, kw_only=True):
    """By the service itself: have somebody erased who left longer ago than the organisation keeps people's words."""


class NoteErased(ErasureCommand, frozen=True, kw_only=True):
    """By the service itself: note that it is done."""


class Erasure(StrEnum):
    """How the erasure of a person stands."""

    NONE = "none"
    ASKED = "asked"
    DECLINED = "declined"
    ORDERED = "ordered"
    DONE = "done"


class State(msgspec.Struct, frozen=True):
    """What decisions need to know."""

    stands: Erasure = Erasure.NONE


def evolve(_state: State, event: PrivacyEvent) -> State:
    """How it stands after one more event."""
    match event:
        case ErasureAsked():
            return State(Erasure.ASKED)
        case ErasureWithdrawn():
            return State(Erasure.NONE)
        case ErasureDeclined():
            return State(Erasure.DECLINED)
        case ErasureOrdered():
            return State(Erasure.ORDERED)
        case PersonErased():
            return State(Erasure.DONE)
        case _:
            assert_never(event)


def decide(command: ErasureCommand, state: State, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal."""
    person = command.person
    over = state.stands in (Erasure.ORDERED, Erasure.DONE)
    match command:
        case AskErasure():
            _by_oneself(person, asked)
            known = over or state.stands is Erasure.ASKED
            return () if known else (ErasureAsked(person=person, on=asked.on),)
        case WithdrawErasure():
            _by_oneself(person, asked)
            if over:
                raise ErasureUnderWay(person=person)
            withdrawn = ErasureWithdrawn(person=person, on=asked.on)
            return (withdrawn,) if state.stands is Erasure.ASKED else ()
        case DeclineErasure():
            return _decline(command, state, asked)
        case OrderErasure():
            _by_another(person, asked)
            was_asked = state.stands is Erasure.ASKED
            return () if over else (ErasureOrdered(person=person, on=asked.on, asked=was_asked),)
        case OrderByRule():
            was_asked = state.stands is Erasure.ASKED
            return () if over else (ErasureOrdered(person=person, on=asked.on, asked=was_asked),)
        case NoteErased():
            return (PersonErased(person=person, on=asked.on),) if state.stands is Erasure.ORDERED else ()
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _decline(command: DeclineErasure, state: State, asked: Asked) -> Sequence[Event]:
    _by_another(command.person, asked)
    text = needed("reason", command.reason.text, LONGEST_REASON)
    if state.stands is Erasure.DECLINED:
        return ()
    if state.stands in (Erasure.ORDERED, Erasure.DONE):
        raise ErasureUnderWay(person=command.person)
    if state.stands is not Erasure.ASKED:
        raise ErasureNotAsked(person=command.person)
    return (ErasureDeclined(person=command.person, on=asked.on, reason=Personal(command.person, text)),)


def _by_oneself(person: PersonId, asked: Asked) -> None:
    if asked.by.person != person:
        raise AskForYourself(person=person)


def _by_another(person: PersonId, asked: Asked) -> None:
    asked.by.needs(Right.MANAGE_ORGANISATION)
    if asked.by.person == person:
        raise ErasureByAnother(person=person)


def stream_of(person: PersonId) -> StreamId:
    """The stream of one person's erasure."""
    return stream(CATEGORY, person)


ERASURE: Decider[ErasureCommand, State] = Decider(
    category=CATEGORY,
    commands=ErasureCommand,
    initial=State(),
    stream_of=lambda command: stream_of(command.person),
    evolve=evolve,
    decide=decide,
)
