"""A plan's decisions: so far, starting it."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, StreamId, UnitId, stream
from domain.kernel.rights import Right
from domain.kernel.texts import one_line
from domain.method import CURRENT
from domain.plan.events import PlanEvent, PlanStarted
from domain.plan.refusals import PlanExists

CATEGORY = "plan"


class PlanCommand(Command, frozen=True, kw_only=True):
    """A command to one plan."""

    plan: PlanId


class StartPlan(PlanCommand, frozen=True, kw_only=True):
    """Start a plan for some units, or for the whole organisation when none is named."""

    title: str
    units: tuple[UnitId, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """What decisions need to know. The approach (small or large) is not chosen in this version."""

    title: str = ""
    template: int = 0
    units: tuple[UnitId, ...] = ()
    started_on: date | None = None


def evolve(state: Plan, event: PlanEvent) -> Plan:  # noqa: ARG001
    """The plan after one more event."""
    match event:
        case PlanStarted(title=title, template=template, units=units, started_on=started_on):
            return Plan(title, template, units, started_on)
        case _:
            assert_never(event)


def decide(command: PlanCommand, state: Plan, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    match command:
        case StartPlan():
            return _start(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _start(command: StartPlan, state: Plan, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.START_PLAN)
    title = one_line("title", command.title)
    if state.title:
        if (state.title, state.units) == (title, command.units):
            return ()
        raise PlanExists(plan=command.plan)
    return (
        PlanStarted(plan=command.plan, title=title, template=CURRENT.version, units=command.units, started_on=asked.on),
    )


def stream_of(plan: PlanId) -> StreamId:
    """The plan's own stream."""
    return stream(CATEGORY, plan)


PLAN: Decider[PlanCommand, Plan] = Decider(
    category=CATEGORY,
    commands=PlanCommand,
    initial=Plan(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
