"""Informal support: what was heard in a team meeting or with an open ear and eye. It is never consent (WOR 27)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, assert_never
from uuid import UUID

from msgspec import Struct

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event, event, upcaster
from domain.kernel.ids import PlanId, StreamId, UnitId, stream
from domain.kernel.personal import Personal, PersonalText
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import needed
from domain.works_council.refusals import MomentExists, NotYourMoment
from domain.works_council.speaking import TEXT_LENGTH, not_to_come

CATEGORY = "informal_support"


class Occasion(StrEnum):
    """Where support was felt."""

    TEAM_MEETING = "team_meeting"
    OPEN_EAR = "open_ear"


class Mood(StrEnum):
    """How people stood towards the approach."""

    BEHIND = "behind"
    DIVIDED = "divided"
    NOT_BEHIND = "not_behind"


@event("informal_support.heard")
class SupportHeard(Event, frozen=True, kw_only=True):
    """Somebody heard, at this occasion, how people of a unit (None: all of it) stand towards the approach."""

    plan: PlanId
    key: UUID
    occasion: Occasion
    unit: UnitId | None
    mood: Mood
    words: PersonalText
    on: date


@event("informal_support.struck", 2)
class SupportStruck(Event, frozen=True, kw_only=True):
    """The moment was recorded by mistake. Who recorded it gives no reason (empty); somebody else does."""

    plan: PlanId
    key: UUID
    reason: str


@upcaster("informal_support.struck", 1)
def _without_reason(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "reason": ""}


SupportEvent = SupportHeard | SupportStruck


class SupportCommand(Command, frozen=True, kw_only=True):
    """A command to the list of moments of one plan."""

    plan: PlanId
    key: UUID


class HearSupport(SupportCommand, frozen=True, kw_only=True):
    """Record a moment."""

    occasion: Occasion
    unit: UnitId | None
    mood: Mood
    words: Personal
    on: date


class StrikeSupport(SupportCommand, frozen=True, kw_only=True):
    """Say that the record was a mistake: by who recorded it, or by who steers the plan, with a reason."""

    reason: str = ""


class Moments(Struct, frozen=True):
    """All moments ever recorded, and which of them were struck."""

    heard: tuple[SupportHeard, ...] = ()
    struck: frozenset[UUID] = frozenset()


def evolve(state: Moments, event: SupportEvent) -> Moments:
    """The list after one more event."""
    match event:
        case SupportHeard():
            return Moments((*state.heard, event), state.struck)
        case SupportStruck(key=key):
            return Moments(state.heard, state.struck | {key})
        case _:
            assert_never(event)


def decide(command: SupportCommand, state: Moments, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal. Who plans measures, or sits in the works council, may."""
    if not asked.by.may(Right.ANSWER_AS_WORKS_COUNCIL):
        asked.by.needs(Right.PLAN_MEASURES)
    known = next((each for each in state.heard if each.key == command.key), None)
    match command:
        case HearSupport():
            return _hear(command, known, asked)
        case StrikeSupport(plan=plan, key=key):
            if known is None:
                raise NotFound(key=key)
            reason = _reason(command, known, asked)
            return () if key in state.struck else (SupportStruck(plan=plan, key=key, reason=reason),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _reason(command: StrikeSupport, known: SupportHeard, asked: Asked) -> str:
    """Why it is struck; the words are of who recorded it, who needs no reason. Raises NotYourMoment for others."""
    reason = command.reason.strip()
    if known.words.subject == asked.by.person:
        return reason and needed("reason", reason)
    if not asked.by.may(Right.STEER_PLAN):
        raise NotYourMoment(key=command.key)
    return needed("reason", reason)


def _hear(command: HearSupport, known: SupportHeard | None, asked: Asked) -> Sequence[Event]:
    not_to_come("on", command.on, asked)
    needed("words", command.words.text, TEXT_LENGTH)
    heard = SupportHeard(
        plan=command.plan,
        key=command.key,
        occasion=command.occasion,
        unit=command.unit,
        mood=command.mood,
        words=command.words,
        on=command.on,
    )
    if known is None:
        return (heard,)
    if known == heard:
        return ()
    raise MomentExists(key=command.key)


def stream_of(plan: PlanId) -> StreamId:
    """The stream of a plan's moments."""
    return stream(CATEGORY, plan)


INFORMAL_SUPPORT: Decider[SupportCommand, Moments] = Decider(
    category=CATEGORY,
    commands=SupportCommand,
    initial=Moments(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
