"""Putting off a reminder: one's own, with a reason, for thirty days at most; it comes back by itself."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import assert_never
from uuid import UUID, uuid5

from msgspec import Struct

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, PlanId, StreamId, stream
from domain.kernel.notices import NoticeKind
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue
from domain.kernel.texts import needed
from domain.reminders.events import ReminderSnoozed, SnoozeEnded, SnoozeEvent
from domain.reminders.refusals import SnoozeForOthers, SnoozeTooLong, TermOfLawStands

CATEGORY = "snooze"
MOST_DAYS, REASON_LENGTH = 30, 500


class SnoozeCommand(Command, frozen=True, kw_only=True):
    """A command about one person's reminders of one dated thing, which stands as `due_on` at this moment."""

    person: PersonId
    plan: PlanId | None
    kind: NoticeKind
    thing: UUID
    item: str
    due_on: date


class SnoozeReminder(SnoozeCommand, frozen=True, kw_only=True):
    """Do not remind me of it before `until`. `fixed`: it is a term of law."""

    until: date
    reason: Personal
    fixed: bool


class WakeReminder(SnoozeCommand, frozen=True, kw_only=True):
    """Remind me of it again."""


class Snooze(Struct, frozen=True):
    """How it was put off last, unless it was woken since."""

    last: ReminderSnoozed | None = None


def evolve(_before: Snooze, event: SnoozeEvent) -> Snooze:
    """The snooze after one more event."""
    match event:
        case ReminderSnoozed():
            return Snooze(event)
        case SnoozeEnded():
            return Snooze()
        case _:
            assert_never(event)


def decide(command: SnoozeCommand, state: Snooze, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if asked.by.person != command.person:
        raise SnoozeForOthers(person=command.person)
    match command:
        case SnoozeReminder():
            return _snooze(command, state, asked)
        case WakeReminder():
            return _wake(state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _snooze(command: SnoozeReminder, state: Snooze, asked: Asked) -> Sequence[Event]:
    if command.fixed:
        raise TermOfLawStands(item=command.item)
    reason = Personal(command.reason.subject, needed("reason", command.reason.text, REASON_LENGTH))
    if command.until <= asked.on:
        low = asked.on + timedelta(days=1)
        raise InvalidValue(field="until", reason="out_of_range", low=low, high=asked.on + timedelta(days=MOST_DAYS))
    if command.until > asked.on + timedelta(days=MOST_DAYS):
        raise SnoozeTooLong(field="until", most=MOST_DAYS)
    snoozed = ReminderSnoozed(
        plan=command.plan,
        kind=command.kind,
        thing=command.thing,
        item=command.item,
        due_on=command.due_on,
        person=command.person,
        until=command.until,
        reason=reason,
    )
    return () if state.last == snoozed else (snoozed,)


def _wake(state: Snooze, asked: Asked) -> Sequence[Event]:
    last = state.last
    if last is None or last.until <= asked.on:
        return ()
    return (
        SnoozeEnded(
            plan=last.plan,
            kind=last.kind,
            thing=last.thing,
            item=last.item,
            due_on=last.due_on,
            person=last.person,
        ),
    )


def stream_of(person: PersonId, thing: UUID, item: str) -> StreamId:
    """The stream of what a person put off of one dated thing."""
    return stream(CATEGORY, uuid5(person, f"{thing}/{item}"))


SNOOZE: Decider[SnoozeCommand, Snooze] = Decider(
    category=CATEGORY,
    commands=SnoozeCommand,
    initial=Snooze(),
    stream_of=lambda command: stream_of(command.person, command.thing, command.item),
    evolve=evolve,
    decide=decide,
)
