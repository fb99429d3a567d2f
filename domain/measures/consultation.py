"""A consultation: signals talked over with those whom they concern, before measures are chosen (method step 3)."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never
from uuid import UUID

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, PlanId, SignalId, StreamId, UnitId, stream
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import needed
from domain.measures.days import happened
from domain.measures.description import ANSWERED
from domain.measures.events import ConsultationEvent, ConsultationRecorded, ConsultationStruck, Way
from domain.measures.refusals import (
    ConsultationExists,
    ConsultationNeedsPeople,
    ConsultationNeedsSignal,
)

CATEGORY = "consultation"
LARGEST = 100_000


class ConsultationCommand(Command, frozen=True, kw_only=True):
    """A command to one consultation of a plan."""

    plan: PlanId
    consultation: UUID


class RecordConsultation(ConsultationCommand, frozen=True, kw_only=True):
    """Record a consultation. `size` is the number of people, where members are not named one by one."""

    signals: tuple[SignalId, ...]
    on: date
    way: Way
    unit: UnitId | None = None
    people: tuple[PersonId, ...] = ()
    size: int | None = None
    outcome: str


class StrikeConsultation(ConsultationCommand, frozen=True, kw_only=True):
    """Say that the record was a mistake; it stays in the audit trail."""

    reason: str


class Consultation(msgspec.Struct, frozen=True):
    """What decisions need to know."""

    recorded: ConsultationRecorded | None = None
    struck: bool = False


def evolve(state: Consultation, event: ConsultationEvent) -> Consultation:
    """The consultation after one more event."""
    match event:
        case ConsultationRecorded():
            return Consultation(event)
        case ConsultationStruck():
            return msgspec.structs.replace(state, struck=True)
        case _:
            assert_never(event)


def decide(command: ConsultationCommand, state: Consultation, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.PLAN_MEASURES)
    match command:
        case RecordConsultation():
            return _record(command, state, asked)
        case StrikeConsultation():
            return _strike(command, state)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _record(command: RecordConsultation, state: Consultation, asked: Asked) -> Sequence[Event]:
    signals = tuple(dict.fromkeys(command.signals))
    if not signals:
        raise ConsultationNeedsSignal(field="signals")
    if len(signals) > ANSWERED:
        raise InvalidValue(field="signals", reason="too_long", high=ANSWERED)
    if command.unit is None and not command.people and command.size is None:
        raise ConsultationNeedsPeople(field="unit")
    if command.size is not None and not 1 <= command.size <= LARGEST:
        raise InvalidValue(field="size", reason="out_of_range", low=1, high=LARGEST)
    happened("on", command.on, asked)
    recorded = ConsultationRecorded(
        plan=command.plan,
        consultation=command.consultation,
        signals=signals,
        on=command.on,
        way=command.way,
        unit=command.unit,
        people=tuple(dict.fromkeys(command.people)),
        size=command.size,
        outcome=needed("outcome", command.outcome),
    )
    if state.recorded is None:
        return (recorded,)
    if state.recorded == recorded:
        return ()
    raise ConsultationExists(consultation=command.consultation)


def _strike(command: StrikeConsultation, state: Consultation) -> Sequence[Event]:
    if state.recorded is None or state.recorded.plan != command.plan:
        raise NotFound(consultation=command.consultation)
    reason = needed("reason", command.reason)
    if state.struck:
        return ()
    at, signals = command.consultation, state.recorded.signals
    return (ConsultationStruck(plan=command.plan, consultation=at, signals=signals, reason=reason),)


def stream_of(consultation: UUID) -> StreamId:
    """The consultation's own stream."""
    return stream(CATEGORY, consultation)


CONSULTATION: Decider[ConsultationCommand, Consultation] = Decider(
    category=CATEGORY,
    commands=ConsultationCommand,
    initial=Consultation(),
    stream_of=lambda command: stream_of(command.consultation),
    evolve=evolve,
    decide=decide,
)
