"""A measure's decisions, from proposal to done or dropped."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import MeasureId, StreamId, UnitId, stream
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import needed, one_line
from domain.measures import commands as c
from domain.measures import events as e
from domain.measures.days import happened, in_our_time
from domain.measures.description import Practice, complete
from domain.measures.refusals import (
    MeasureClosed,
    MeasureDatesTurned,
    MeasureExists,
    MeasureNeedsOwner,
    MeasureNotDone,
    MeasureNotPlanned,
    MeasureNotStarted,
    MeasureStartedAlready,
    NotYourMeasure,
)
from domain.measures.state import Measure, Stage, evolve

CATEGORY = "measure"


def decide(command: c.MeasureCommand, state: Measure, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, c.ProposeMeasure):
        return _propose(command, state, asked)
    if state.description is None or state.plan != command.plan:
        raise NotFound(measure=command.measure)
    match command:
        case c.DescribeMeasure():
            return _describe(command, state, asked)
        case c.PlanMeasure():
            return _plan(command, state, asked)
        case c.StartMeasure():
            return _start(command, state, asked)
        case c.ReportProgress():
            return _report(command, state, asked)
        case c.FinishMeasure():
            return _finish(command, state, asked)
        case c.DropMeasure():
            return _drop(command, state, asked)
        case c.ReopenMeasure():
            return _reopen(command, state, asked)
        case c.ShelveMeasure() | c.UnshelveMeasure():
            return _shelve(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _propose(command: c.ProposeMeasure, state: Measure, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.PROPOSE_MEASURE)
    description = complete(command.description)
    if state.description is not None:
        if state.proposed == (command.plan, description, command.origin):
            return ()
        raise MeasureExists(measure=command.measure)
    return (
        e.MeasureProposed(
            plan=command.plan,
            measure=command.measure,
            description=description,
            by=asked.by.person,
            origin=command.origin,
            on=asked.on,
        ),
    )


def _describe(command: c.DescribeMeasure, state: Measure, asked: Asked) -> Sequence[Event]:
    if not (state.stage is Stage.PROPOSED and asked.by.person == state.proposed_by):
        _needs_planning(state, asked, command.description.unit)
    description = complete(command.description)
    if description == state.description:
        return ()
    _open(command, state)
    return (e.MeasureDescribed(plan=command.plan, measure=command.measure, description=description),)


def _plan(command: c.PlanMeasure, state: Measure, asked: Asked) -> Sequence[Event]:
    _needs_planning(state, asked)
    if command.owner is None:
        raise MeasureNeedsOwner(field="owner")
    _in_order(command.starts_on, command.due_on)
    plan, measure = command.plan, command.measure
    same_dates = (state.starts_on, state.due_on) == (command.starts_on, command.due_on)
    if state.owner == command.owner and same_dates:
        return ()
    _open(command, state)
    if state.stage is Stage.PROPOSED:
        return (
            e.MeasurePlanned(
                plan=plan, measure=measure, owner=command.owner, starts_on=command.starts_on, due_on=command.due_on
            ),
        )
    events: list[Event] = []
    if state.owner != command.owner:
        events.append(e.MeasureOwnerChanged(plan=plan, measure=measure, owner=command.owner))
    if not same_dates:
        moved = e.MeasureDatesChanged(plan=plan, measure=measure, starts_on=command.starts_on, due_on=command.due_on)
        events.append(moved)
    return events


def _in_order(starts_on: date, due_on: date) -> None:
    in_our_time("starts_on", starts_on)
    in_our_time("due_on", due_on)
    if due_on < starts_on:
        raise MeasureDatesTurned(field="due_on", starts_on=starts_on, due_on=due_on)


def _start(command: c.StartMeasure, state: Measure, asked: Asked) -> Sequence[Event]:
    if asked.by.person != state.owner:
        _needs_planning(state, asked)
    happened("on", command.on, asked)
    if state.stage is Stage.STARTED:
        if state.started_on == command.on:
            return ()
        raise MeasureStartedAlready(measure=command.measure, started_on=state.started_on)
    _open(command, state)
    if state.stage is Stage.PROPOSED:
        raise MeasureNotPlanned(measure=command.measure)
    return (e.MeasureStarted(plan=command.plan, measure=command.measure, on=command.on),)


def _report(command: c.ReportProgress, state: Measure, asked: Asked) -> Sequence[Event]:
    _owned(command, state, asked)
    needed("text", command.text.text)
    if command.percent is not None and not 0 <= command.percent <= 100:
        raise InvalidValue(field="percent", reason="out_of_range", low=0, high=100)
    happened("on", command.on, asked)
    if command.key in state.notes:
        return ()
    _started(command, state)
    return (
        e.MeasureProgressReported(
            plan=command.plan,
            measure=command.measure,
            key=command.key,
            on=command.on,
            text=command.text,
            percent=command.percent,
        ),
    )


def _finish(command: c.FinishMeasure, state: Measure, asked: Asked) -> Sequence[Event]:
    _owned(command, state, asked)
    result = needed("result", command.result)
    happened("on", command.on, asked)
    if (state.stage, state.done_on, state.result) == (Stage.DONE, command.on, result):
        return ()
    _started(command, state)
    if state.started_on is not None and command.on < state.started_on:
        raise InvalidValue(field="on", reason="before_start")
    return (e.MeasureDone(plan=command.plan, measure=command.measure, on=command.on, result=result),)


def _drop(command: c.DropMeasure, state: Measure, asked: Asked) -> Sequence[Event]:
    _needs_planning(state, asked)
    reason = needed("reason", command.reason)
    if state.stage is Stage.DROPPED:
        return ()
    _open(command, state)
    return (e.MeasureDropped(plan=command.plan, measure=command.measure, on=asked.on, reason=reason),)


def _reopen(command: c.ReopenMeasure, state: Measure, asked: Asked) -> Sequence[Event]:
    if asked.by.person != state.owner:
        _needs_planning(state, asked)
    reason = needed("reason", command.reason)
    if not state.closed:
        return ()
    return (e.MeasureReopened(plan=command.plan, measure=command.measure, on=asked.on, reason=reason),)


def _shelve(command: c.ShelveMeasure | c.UnshelveMeasure, state: Measure, asked: Asked) -> Sequence[Event]:
    if asked.by.person != state.owner:
        _needs_planning(state, asked)
    if isinstance(command, c.UnshelveMeasure):
        return (e.MeasureUnshelved(plan=command.plan, measure=command.measure),) if state.practice else ()
    practice = _practice_of(command, state)
    if practice == state.practice:
        return ()
    if state.stage is not Stage.DONE:
        raise MeasureNotDone(measure=command.measure)
    return (e.MeasureShelved(plan=command.plan, measure=command.measure, practice=practice, on=asked.on),)


def _practice_of(command: c.ShelveMeasure, state: Measure) -> Practice:
    assert state.description is not None
    return Practice(
        title=state.description.title,
        goal=state.description.goal,
        active_role=state.description.active_role,
        level=state.description.level,
        what_worked=needed("what_worked", command.what_worked),
        where=one_line("where", command.where),
        contact=command.contact,
    )


def _open(command: c.MeasureCommand, state: Measure) -> None:
    if state.closed:
        raise MeasureClosed(measure=command.measure, state=state.stage.value)


def _started(command: c.MeasureCommand, state: Measure) -> None:
    _open(command, state)
    if state.stage is not Stage.STARTED:
        raise MeasureNotStarted(measure=command.measure)


def _needs_planning(state: Measure, asked: Asked, unit: UnitId | None = None) -> None:
    asked.by.about(state.description.unit if state.description else None, unit).needs(Right.PLAN_MEASURES)


def _owned(command: c.MeasureCommand, state: Measure, asked: Asked) -> None:
    if asked.by.person != state.owner:
        raise NotYourMeasure(measure=command.measure, owner=state.owner)


def stream_of(measure: MeasureId) -> StreamId:
    """The measure's own stream."""
    return stream(CATEGORY, measure)


MEASURE: Decider[c.MeasureCommand, Measure] = Decider(
    category=CATEGORY,
    commands=c.MeasureCommand,
    initial=Measure(),
    stream_of=lambda command: stream_of(command.measure),
    evolve=evolve,
    decide=decide,
)
