"""A poll: planned by people, opened, reminded and closed by the clock."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, PollId, StreamId, UnitId, stream
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.kernel.texts import one_line
from domain.polls.events import (
    AskedGroup,
    PollAnswersLost,
    PollClosed,
    PollDropped,
    PollEvent,
    PollKind,
    PollNotOpened,
    PollOpened,
    PollPlanned,
    PollReminded,
)
from domain.polls.floors import Floors
from domain.polls.refusals import PollDaysInOrder, PollHasBegun, PollIsDropped, PollUnknown

CATEGORY = "poll"
LONGEST_DAYS = 60


class PollCommand(Command, frozen=True, kw_only=True):
    """The base of what is asked about a poll."""

    plan: PlanId
    poll: PollId


class PlanPoll(PollCommand, frozen=True, kw_only=True):
    """Let the poll be so; as long as it has not opened, it may be planned otherwise."""

    title: str
    kind: PollKind
    follows: PollId | None
    units: tuple[UnitId, ...]
    questionnaires: tuple[str, ...]
    opens_on: date
    reminds_on: date | None
    closes_on: date


class DropPoll(PollCommand, frozen=True, kw_only=True):
    """Call it off before it opens."""


class Stage(StrEnum):
    """How far a poll is."""

    NONE = "none"
    PLANNED = "planned"
    DROPPED = "dropped"
    TOO_SMALL = "too_small"
    OPEN = "open"
    CLOSED = "closed"


class Poll(Struct, frozen=True):
    """The poll as planned, how far it is, and what was fixed when it opened."""

    stage: Stage = Stage.NONE
    planned: PollPlanned | None = None
    opened: PollOpened | None = None
    reminded: bool = False


def evolve(state: Poll, happened: PollEvent) -> Poll:
    """The poll after one more event."""
    match happened:
        case PollPlanned():
            return replace(state, stage=Stage.PLANNED, planned=happened)
        case PollDropped():
            return replace(state, stage=Stage.DROPPED)
        case PollOpened():
            return replace(state, stage=Stage.OPEN, opened=happened)
        case PollNotOpened():
            return replace(state, stage=Stage.TOO_SMALL)
        case PollReminded():
            return replace(state, reminded=True)
        case PollAnswersLost():
            return replace(state, reminded=False)
        case PollClosed():
            return replace(state, stage=Stage.CLOSED)
        case _:
            assert_never(happened)


def decide(command: PollCommand, state: Poll, asked: Asked) -> Sequence[Event]:
    """The events that a person's command brings, or a refusal."""
    asked.by.needs(Right.RUN_POLLS)
    match command:
        case PlanPoll():
            return _plan(command, state, asked.on)
        case DropPoll():
            return _drop(command, state)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _plan(command: PlanPoll, state: Poll, today: date) -> Sequence[Event]:
    if state.stage is Stage.DROPPED:
        raise PollIsDropped(poll=command.poll)
    wanted = PollPlanned(
        plan=command.plan,
        poll=command.poll,
        title=one_line("title", command.title),
        kind=command.kind,
        follows=command.follows,
        units=tuple(dict.fromkeys(command.units)),
        questionnaires=tuple(dict.fromkeys(command.questionnaires)),
        opens_on=command.opens_on,
        reminds_on=command.reminds_on,
        closes_on=command.closes_on,
    )
    if wanted == state.planned:
        return ()
    if state.stage not in (Stage.NONE, Stage.PLANNED):
        raise PollHasBegun(poll=command.poll)
    if not wanted.questionnaires:
        raise InvalidValue(field="questionnaires", reason="choose")
    if wanted.kind is PollKind.BASELINE and wanted.follows is not None:
        raise InvalidValue(field="follows", reason="choose")
    _check_days(wanted, today)
    return (wanted,)


def _check_days(wanted: PollPlanned, today: date) -> None:
    days = (wanted.closes_on - wanted.opens_on).days
    reminds = wanted.reminds_on
    between = reminds is None or wanted.opens_on < reminds <= wanted.closes_on
    if wanted.opens_on < today or not 1 <= days <= LONGEST_DAYS or not between:
        raise PollDaysInOrder(opens_on=wanted.opens_on, high=LONGEST_DAYS)


def _drop(command: DropPoll, state: Poll) -> Sequence[Event]:
    if state.stage is Stage.NONE:
        raise PollUnknown(poll=command.poll)
    if state.stage is Stage.DROPPED:
        return ()
    if state.stage is not Stage.PLANNED:
        raise PollHasBegun(poll=command.poll)
    return (PollDropped(plan=command.plan, poll=command.poll),)


def due(state: Poll, today: date, over: bool, floors: Floors, groups: Sequence[AskedGroup]) -> Sequence[Event]:
    """What the clock brings on this local day, in order; `over`: its last day is. Asked again, it brings nothing.

    A poll whose days all passed while nobody looked (the service was down) is not opened any more.
    """
    planned = state.planned
    if planned is None:
        return ()
    if state.stage is Stage.PLANNED and today >= planned.opens_on:
        return (_open(planned, today, over, floors, groups),)
    if state.stage is not Stage.OPEN:
        return ()
    if over:
        return (PollClosed(plan=planned.plan, poll=planned.poll, on=today),)
    if planned.reminds_on and today >= planned.reminds_on and not state.reminded:
        return (PollReminded(plan=planned.plan, poll=planned.poll, on=today),)
    return ()


def _open(planned: PollPlanned, today: date, over: bool, floors: Floors, groups: Sequence[AskedGroup]) -> Event:
    if over or sum(group.people for group in groups) < floors.whole:
        return PollNotOpened(plan=planned.plan, poll=planned.poll, on=today, floors=floors)
    asked = tuple(sorted(groups, key=lambda group: str(group.unit or "")))
    return PollOpened(plan=planned.plan, poll=planned.poll, on=today, floors=floors, groups=asked)


def stream_of(poll: PollId) -> StreamId:
    """The stream of a poll."""
    return stream(CATEGORY, poll)


POLL: Decider[PollCommand, Poll] = Decider(
    category=CATEGORY,
    commands=PollCommand,
    initial=Poll(),
    stream_of=lambda command: stream_of(command.poll),
    evolve=evolve,
    decide=decide,
)
