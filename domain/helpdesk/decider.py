"""The decisions about looking along: one stream an access, so that asking, using and ending stand together.

Reading is a command as well: what cannot be noted is not read, and nothing is read after the end.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

import msgspec

from domain.helpdesk.events import (
    AccessAsked,
    AccessGivenBack,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
    HelpdeskEvent,
    PageRead,
)
from domain.helpdesk.refusals import AccessAnswered, AccessLapsed, AccessNotThere, AccessOver
from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import AccessId, PersonId, StreamId, stream
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Right
from domain.kernel.texts import fitting, needed, no_longer_than

CATEGORY = "helpdesk"
LONGEST_REASON, LONGEST_PAGE = 1000, 300
LEAST_HOURS, MOST_HOURS = 1, 7 * 24
ANSWERED_WITHIN = timedelta(days=14)


class HelpdeskCommand(Command, frozen=True, kw_only=True):
    """A command about one access."""

    access: AccessId


class AskAccess(HelpdeskCommand, frozen=True, kw_only=True):
    """By the operator: ask to look along."""

    operator: PersonId
    who: Personal
    reason: str
    hours: int


class GrantAccess(HelpdeskCommand, frozen=True, kw_only=True):
    """Let the operator look along for so many hours from `at` (UTC)."""

    hours: int
    at: datetime


class RefuseAccess(HelpdeskCommand, frozen=True, kw_only=True):
    """Say no, with or without a reason."""

    reason: str = ""


class WithdrawAccess(HelpdeskCommand, frozen=True, kw_only=True):
    """Take back what was granted."""


class GiveBackAccess(HelpdeskCommand, frozen=True, kw_only=True):
    """By the operator: end it, or ask no longer."""


class ReadPage(HelpdeskCommand, frozen=True, kw_only=True):
    """By the operator: open a page at an instant (UTC)."""

    page: str
    at: datetime


class Access(StrEnum):
    """How an access stands, but for the time that ends it."""

    NONE = "none"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    GIVEN_BACK = "given_back"


class State(msgspec.Struct, frozen=True):
    """What decisions need to know."""

    stands: Access = Access.NONE
    operator: PersonId | None = None
    asked_on: date = date.min
    until: datetime | None = None
    last: tuple[str, datetime] | None = None

    def open_for(self, person: PersonId, at: datetime) -> bool:
        """Whether this person may read at this instant."""
        return self.stands is Access.GRANTED and self.operator == person and self.until is not None and at < self.until


def evolve(state: State, event: HelpdeskEvent) -> State:
    """How it stands after one more event."""
    replace = msgspec.structs.replace
    match event:
        case AccessAsked(operator=operator, on=on):
            return State(Access.ASKED, operator, on)
        case AccessGranted(until=until):
            return replace(state, stands=Access.GRANTED, until=until)
        case AccessRefused():
            return replace(state, stands=Access.REFUSED)
        case AccessWithdrawn():
            return replace(state, stands=Access.WITHDRAWN)
        case AccessGivenBack():
            return replace(state, stands=Access.GIVEN_BACK)
        case PageRead(page=page, at=at):
            return replace(state, last=(page, at))
        case _:
            assert_never(event)


def decide(command: HelpdeskCommand, state: State, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal."""
    if isinstance(command, AskAccess):
        return _ask(command, state, asked)
    if state.stands is Access.NONE:
        raise AccessNotThere(access=command.access)
    match command:
        case GrantAccess():
            return _grant(command, state, asked)
        case RefuseAccess(access=access, reason=reason):
            asked.by.needs(Right.MANAGE_ORGANISATION)
            said = fitting("reason", reason, LONGEST_REASON)
            return _answer(state, AccessRefused(access=access, on=asked.on, reason=said), Access.REFUSED)
        case WithdrawAccess(access=access):
            asked.by.needs(Right.MANAGE_ORGANISATION)
            return _end(state, AccessWithdrawn(access=access, on=asked.on))
        case GiveBackAccess(access=access):
            _by_the_operator(state, asked)
            return _end(state, AccessGivenBack(access=access, on=asked.on))
        case ReadPage():
            return _read(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _ask(command: AskAccess, state: State, asked: Asked) -> Sequence[Event]:
    if asked.by.person != command.operator or asked.by.roles:
        raise NotAllowed(right="operator")
    reason = needed("reason", command.reason, LONGEST_REASON)
    _within_bounds(command.hours)
    if state.stands is not Access.NONE:
        return ()
    return (
        AccessAsked(
            access=command.access,
            on=asked.on,
            operator=command.operator,
            who=command.who,
            reason=reason,
            hours=command.hours,
        ),
    )


def _grant(command: GrantAccess, state: State, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.MANAGE_ORGANISATION)
    _within_bounds(command.hours)
    if state.stands is Access.ASKED and asked.on > state.asked_on + ANSWERED_WITHIN:
        raise AccessLapsed(access=command.access, days=ANSWERED_WITHIN.days)
    until = command.at + timedelta(hours=command.hours)
    granted = AccessGranted(access=command.access, on=asked.on, hours=command.hours, until=until)
    return _answer(state, granted, Access.GRANTED)


def _answer(state: State, event: AccessGranted | AccessRefused, answer: Access) -> Sequence[Event]:
    if state.stands is answer:
        return ()
    if state.stands is not Access.ASKED:
        raise AccessAnswered(access=event.access, stands=state.stands.value)
    return (event,)


def _end(state: State, event: AccessWithdrawn | AccessGivenBack) -> Sequence[Event]:
    """What is not open needs no end: asked and granted accesses have one, except that nobody withdraws a question."""
    open_to = (Access.GRANTED,) if isinstance(event, AccessWithdrawn) else (Access.GRANTED, Access.ASKED)
    return (event,) if state.stands in open_to else ()


def _read(command: ReadPage, state: State, asked: Asked) -> Sequence[Event]:
    if not state.open_for(asked.by.person, command.at):
        raise AccessOver(access=command.access)
    page = no_longer_than("page", command.page, LONGEST_PAGE)
    if state.last == (page, command.at):
        return ()
    return (PageRead(access=command.access, on=asked.on, page=page, at=command.at),)


def _by_the_operator(state: State, asked: Asked) -> None:
    if asked.by.person != state.operator:
        raise NotAllowed(right="operator")


def _within_bounds(hours: int) -> None:
    if not LEAST_HOURS <= hours <= MOST_HOURS:
        raise InvalidValue(field="hours", reason="out_of_range", low=LEAST_HOURS, high=MOST_HOURS)


def stream_of(access: AccessId) -> StreamId:
    """The stream of one access."""
    return stream(CATEGORY, access)


HELPDESK: Decider[HelpdeskCommand, State] = Decider(
    category=CATEGORY,
    commands=HelpdeskCommand,
    initial=State(),
    stream_of=lambda command: stream_of(command.access),
    evolve=evolve,
    decide=decide,
)
