"""Additional research, only where it is decided on; a decision against it is recorded as well (method step 3)."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, ResearchId, SignalId, StreamId, stream
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import needed, no_longer_than, one_line
from domain.measures.days import happened, in_our_time
from domain.measures.events import ResearchConcluded, ResearchDecided, ResearchEvent, ResearchRejected
from domain.measures.refusals import ResearchEnded, ResearchExists

CATEGORY = "research"


class ResearchCommand(Command, frozen=True, kw_only=True):
    """A command to one piece of research of a plan."""

    plan: PlanId
    research: ResearchId


class DecideOnResearch(ResearchCommand, frozen=True, kw_only=True):
    """Decide that it is done. `by_whom` is an office, department or function; `means` may be empty."""

    question: str
    why: str
    by_whom: str
    due_on: date
    means: str = ""
    signals: tuple[SignalId, ...] = ()


class DecideAgainstResearch(ResearchCommand, frozen=True, kw_only=True):
    """Decide that it is not done (or no longer): `question` stays as it was once it was decided on."""

    question: str
    because: str


class ConcludeResearch(ResearchCommand, frozen=True, kw_only=True):
    """Tell what came of it."""

    outcome: str
    on: date


class Research(msgspec.Struct, frozen=True):
    """What decisions need to know."""

    plan: PlanId | None = None
    decided: ResearchDecided | None = None
    rejected: ResearchRejected | None = None
    concluded: ResearchConcluded | None = None


def evolve(state: Research, event: ResearchEvent) -> Research:
    """The research after one more event."""
    match event:
        case ResearchDecided(plan=plan):
            return Research(plan, event)
        case ResearchRejected(plan=plan):
            return msgspec.structs.replace(state, plan=plan, rejected=event)
        case ResearchConcluded():
            return msgspec.structs.replace(state, concluded=event)
        case _:
            assert_never(event)


def decide(command: ResearchCommand, state: Research, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.PLAN_MEASURES)
    if state.plan not in (None, command.plan):
        raise NotFound(research=command.research)
    match command:
        case DecideOnResearch():
            return _decide_on(command, state, asked)
        case DecideAgainstResearch():
            return _decide_against(command, state, asked)
        case ConcludeResearch():
            return _conclude(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _decide_on(command: DecideOnResearch, state: Research, asked: Asked) -> Sequence[Event]:
    in_our_time("due_on", command.due_on)
    decided = ResearchDecided(
        plan=command.plan,
        research=command.research,
        question=one_line("question", command.question),
        why=needed("why", command.why),
        by_whom=one_line("by_whom", command.by_whom),
        due_on=command.due_on,
        means=no_longer_than("means", command.means.strip()),
        signals=tuple(dict.fromkeys(command.signals)),
        on=state.decided.on if state.decided else asked.on,
    )
    if state.decided == decided:
        return ()
    if state.plan is not None:
        raise ResearchExists(research=command.research)
    return (decided,)


def _decide_against(command: DecideAgainstResearch, state: Research, asked: Asked) -> Sequence[Event]:
    because = needed("because", command.because)
    question = state.decided.question if state.decided else one_line("question", command.question)
    if state.rejected is not None:
        if (state.rejected.question, state.rejected.because) == (question, because):
            return ()
        raise ResearchEnded(research=command.research)
    _not_ended(command, state)
    return (
        ResearchRejected(plan=command.plan, research=command.research, question=question, because=because, on=asked.on),
    )


def _conclude(command: ConcludeResearch, state: Research, asked: Asked) -> Sequence[Event]:
    if state.decided is None:
        raise NotFound(research=command.research)
    outcome = needed("outcome", command.outcome)
    happened("on", command.on, asked)
    if state.concluded is not None and (state.concluded.outcome, state.concluded.on) == (outcome, command.on):
        return ()
    _not_ended(command, state)
    return (ResearchConcluded(plan=command.plan, research=command.research, outcome=outcome, on=command.on),)


def _not_ended(command: ResearchCommand, state: Research) -> None:
    if state.rejected is not None or state.concluded is not None:
        raise ResearchEnded(research=command.research)


def stream_of(research: ResearchId) -> StreamId:
    """The research's own stream."""
    return stream(CATEGORY, research)


RESEARCH: Decider[ResearchCommand, Research] = Decider(
    category=CATEGORY,
    commands=ResearchCommand,
    initial=Research(),
    stream_of=lambda command: stream_of(command.research),
    evolve=evolve,
    decide=decide,
)
