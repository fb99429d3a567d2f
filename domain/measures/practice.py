"""A best practice that somebody writes down without a measure of their own here."""

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, stream
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.measures.description import Practice, complete_practice
from domain.measures.events import PracticeEvent, PracticeRemoved, PracticeWritten
from domain.measures.refusals import PracticeExists

CATEGORY = "practice"


class PracticeCommand(Command, frozen=True, kw_only=True):
    """A command to one written best practice."""

    practice: UUID


class WritePractice(PracticeCommand, frozen=True, kw_only=True):
    """Put a best practice on the organisation's shelf."""

    text: Practice


class RemovePractice(PracticeCommand, frozen=True, kw_only=True):
    """Take it off again."""


class Shelved(msgspec.Struct, frozen=True):
    """What decisions need to know."""

    text: Practice | None = None
    removed: bool = False


def evolve(state: Shelved, event: PracticeEvent) -> Shelved:
    """The practice after one more event."""
    match event:
        case PracticeWritten(text=text):
            return Shelved(text)
        case PracticeRemoved():
            return msgspec.structs.replace(state, removed=True)
        case _:
            assert_never(event)


def decide(command: PracticeCommand, state: Shelved, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.PLAN_MEASURES)
    match command:
        case WritePractice(practice=practice, text=text):
            return _write(practice, complete_practice(text), state, asked)
        case RemovePractice(practice=practice):
            if state.text is None:
                raise NotFound(practice=practice)
            return () if state.removed else (PracticeRemoved(practice=practice),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _write(practice: UUID, text: Practice, state: Shelved, asked: Asked) -> Sequence[Event]:
    if state.text is None:
        return (PracticeWritten(practice=practice, text=text, on=asked.on),)
    if state.text == text:
        return ()
    raise PracticeExists(practice=practice)


def stream_of(practice: UUID) -> StreamId:
    """The practice's own stream."""
    return stream(CATEGORY, practice)


PRACTICE: Decider[PracticeCommand, Shelved] = Decider(
    category=CATEGORY,
    commands=PracticeCommand,
    initial=Shelved(),
    stream_of=lambda command: stream_of(command.practice),
    evolve=evolve,
    decide=decide,
)
