"""Histories of measures that the tests begin from."""

from datetime import date, timedelta
from uuid import UUID

from domain.kernel.ids import IssueId, MeasureId, PersonId, SignalId
from domain.measures import commands as c
from domain.measures import events as e
from domain.measures.description import Description, Level, Practice
from tests.domain.specification import ANNA, DEWI, NIGHT, PLAN, TODAY

MEASURE = MeasureId(UUID(int=51))
SIGNAL, OTHER_SIGNAL, ISSUE = SignalId(UUID(int=52)), SignalId(UUID(int=53)), IssueId(UUID(int=54))
NOTE, PRACTICE = UUID(int=55), UUID(int=56)
SOON, LATER = TODAY + timedelta(days=7), TODAY + timedelta(days=30)
ROSTER = Description(
    title="Vast overlegmoment in het rooster",
    goal="Elke week een half uur overleg, drie maanden achter elkaar",
    active_role="Het team kiest zelf het moment",
    level=Level.SOURCE,
    unit=NIGHT,
    signals=(SIGNAL,),
    issues=(ISSUE,),
)
EXAMPLE = Practice(
    title=ROSTER.title,
    goal=ROSTER.goal,
    active_role=ROSTER.active_role,
    level=ROSTER.level,
    what_worked="Het moment stond vast",
    where="Team Noord",
    contact=ANNA,
)

PROPOSED = e.MeasureProposed(plan=PLAN, measure=MEASURE, description=ROSTER, by=DEWI, origin=None, on=TODAY)
PLANNED = e.MeasurePlanned(plan=PLAN, measure=MEASURE, owner=DEWI, starts_on=TODAY, due_on=LATER)
STARTED = e.MeasureStarted(plan=PLAN, measure=MEASURE, on=TODAY)
DONE = e.MeasureDone(plan=PLAN, measure=MEASURE, on=TODAY, result="Het overleg is er")
DROPPED = e.MeasureDropped(plan=PLAN, measure=MEASURE, on=TODAY, reason="Geen mensen")
AT_WORK = (PROPOSED, PLANNED, STARTED)


def propose(description: Description = ROSTER) -> c.ProposeMeasure:
    return c.ProposeMeasure(plan=PLAN, measure=MEASURE, description=description)


def plan(owner: PersonId | None = DEWI, starts_on: date = TODAY, due_on: date = LATER) -> c.PlanMeasure:
    return c.PlanMeasure(plan=PLAN, measure=MEASURE, owner=owner, starts_on=starts_on, due_on=due_on)


def finish(on: date = TODAY, result: str = "Het overleg is er") -> c.FinishMeasure:
    return c.FinishMeasure(plan=PLAN, measure=MEASURE, on=on, result=result)


def shelve(what_worked: str = "Het moment stond vast") -> c.ShelveMeasure:
    return c.ShelveMeasure(plan=PLAN, measure=MEASURE, what_worked=what_worked, where="Team Noord", contact=ANNA)
