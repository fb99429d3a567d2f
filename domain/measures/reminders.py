"""What has a date among the measures: the start and the end of each, and research that was decided on."""

from collections.abc import Sequence
from typing import get_args
from uuid import UUID

from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.measures.decider import MEASURE
from domain.measures.events import MeasureEvent, ResearchEvent
from domain.measures.research import RESEARCH, Research
from domain.measures.state import Measure, Stage
from domain.reminders.dated import Dated, What, person, role, same
from domain.reminders.source import Source


def dated(thing: UUID, state: Measure) -> Sequence[Dated]:
    """A measure that is planned is to be started on a day, and one that is not done to be finished by one."""
    if state.owner is None or state.description is None or state.stage not in (Stage.PLANNED, Stage.STARTED):
        return ()
    end = Dated(
        kind=NoticeKind.MEASURES,
        what=What.MEASURE_DUE,
        thing=thing,
        item="due",
        title=same(state.description.title),
        due_on=state.due_on or state.starts_on or state.started_on,  # type: ignore[arg-type]  # planned ones have both
        whom=(person(state.owner),),
        link=f"maatregelen/{thing}",
        plan=state.plan,
    )
    return (_start(end, state), end) if state.stage is Stage.PLANNED and state.starts_on else (end,)


def _start(end: Dated, state: Measure) -> Dated:
    assert state.starts_on is not None
    return Dated(
        kind=end.kind,
        what=What.MEASURE_START,
        thing=end.thing,
        item="start",
        title=end.title,
        due_on=state.starts_on,
        whom=end.whom,
        link=end.link,
        plan=end.plan,
        to_management=False,
    )


def dated_research(thing: UUID, state: Research) -> Sequence[Dated]:
    """Research is done by an office or a function, so the coordinator is reminded of it."""
    decided = state.decided
    if decided is None or state.rejected is not None or state.concluded is not None:
        return ()
    return (
        Dated(
            kind=NoticeKind.RESEARCH,
            what=What.RESEARCH,
            thing=thing,
            item="due",
            title=same(decided.question),
            due_on=decided.due_on,
            whom=(role(Role.COORDINATOR),),
            link="maatregelen/onderzoek",
            plan=decided.plan,
        ),
    )


SOURCE = Source(MEASURE, get_args(MeasureEvent), dated)
RESEARCH_SOURCE = Source(RESEARCH, get_args(ResearchEvent), dated_research)
