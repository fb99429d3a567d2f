"""The decisions of a plan's impression: short interviews, kept with the consent of who was interviewed."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from msgspec import Struct

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, PlanId, StreamId, stream
from domain.kernel.personal import Personal, PersonalText
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.review.events import Exchange, ImpressionEvent, InterviewRecorded, InterviewWithdrawn
from domain.review.refusals import ConsentInFuture, InterviewNeedsConsent, InterviewUnknown

CATEGORY = "impression"
LONGEST, MOST_EXCHANGES = 1000, 5


class ImpressionCommand(Command, frozen=True, kw_only=True):
    """A command to the impression of one plan."""

    plan: PlanId


class RecordInterview(ImpressionCommand, frozen=True, kw_only=True):
    """Keep a short interview, or correct it. `person` is the member who was interviewed, None for somebody else."""

    interview: UUID
    person: PersonId | None
    name: PersonalText
    exchanges: tuple[Exchange, ...]
    consent: str
    consented_on: date


class WithdrawInterview(ImpressionCommand, frozen=True, kw_only=True):
    """Take the consent back, for whoever was interviewed or who keeps the impression."""

    interview: UUID


class Impression(Struct, frozen=True):
    """The interviews by id; a withdrawn one is None."""

    interviews: MappingProxyType[UUID, InterviewRecorded | None] = MappingProxyType({})


def evolve(state: Impression, event: ImpressionEvent) -> Impression:
    """The impression after one more event."""
    match event:
        case InterviewRecorded(interview=key):
            return Impression(MappingProxyType({**state.interviews, key: event}))
        case InterviewWithdrawn(interview=key):
            return Impression(MappingProxyType({**state.interviews, key: None}))
        case _:
            assert_never(event)


def decide(command: ImpressionCommand, state: Impression, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    match command:
        case RecordInterview():
            return _record(command, state, asked)
        case WithdrawInterview():
            return _withdraw(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _record(command: RecordInterview, state: Impression, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.REVIEW)
    _said("name", command.name)
    if not command.consent.strip() or len(command.consent) > LONGEST:
        raise InterviewNeedsConsent(field="consent")
    if command.consented_on > asked.on:
        raise ConsentInFuture(field="consented_on")
    if not 1 <= len(command.exchanges) <= MOST_EXCHANGES:
        raise InvalidValue(field="exchanges", reason="empty")
    for index, each in enumerate(command.exchanges):
        if not each.question.strip() or len(each.question) > LONGEST:
            raise InvalidValue(field=f"exchanges.{index}.question", reason="empty")
        _said(f"exchanges.{index}.said", each.said)
    recorded = InterviewRecorded(
        plan=command.plan,
        interview=command.interview,
        person=command.person,
        name=command.name,
        exchanges=command.exchanges,
        consent=command.consent.strip(),
        consented_on=command.consented_on,
    )
    if state.interviews.get(command.interview) == recorded:
        return ()
    if command.interview in state.interviews and state.interviews[command.interview] is None:
        raise InterviewUnknown
    return (recorded,)


def _withdraw(command: WithdrawInterview, state: Impression, asked: Asked) -> Sequence[Event]:
    if command.interview not in state.interviews:
        raise InterviewUnknown
    found = state.interviews[command.interview]
    if found is None:
        return ()
    if found.person != asked.by.person:
        asked.by.needs(Right.REVIEW)
    return (InterviewWithdrawn(plan=command.plan, interview=command.interview, on=asked.on),)


def _said(field: str, text: PersonalText) -> None:
    if not isinstance(text, Personal) or not text.text.strip():
        raise InvalidValue(field=field, reason="empty")
    if len(text.text) > LONGEST:
        raise InvalidValue(field=field, reason="too_long", high=LONGEST)


def stream_of(plan: PlanId) -> StreamId:
    """The stream of a plan's impression."""
    return stream(CATEGORY, plan)


IMPRESSION: Decider[ImpressionCommand, Impression] = Decider(
    category=CATEGORY,
    commands=ImpressionCommand,
    initial=Impression(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
