"""One example of every event of measures, talks, research and best practices."""

from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import IssueId, MeasureId, ResearchId, SignalId
from domain.kernel.personal import Personal
from domain.measures import events as m
from domain.measures.description import Description, Level, Practice
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, UNIT, WORDS

MEASURE, RESEARCH, TALK = MeasureId(UUID(int=41)), ResearchId(UUID(int=42)), UUID(int=43)
SIGNALS = (SignalId(UUID(int=44)), SignalId(UUID(int=45)))
TEXT = Description(
    title="Vast overleg",
    goal="Elke week een half uur",
    active_role="Het team kiest het moment",
    level=Level.SOURCE,
    unit=UNIT,
    signals=SIGNALS,
    issues=(IssueId(UUID(int=46)),),
)
SHELF = Practice(
    title="Vast overleg",
    goal="Elke week een half uur",
    active_role="Het team kiest het moment",
    level=Level.COLLECTIVE,
    what_worked=WORDS,
    where="Team Noord",
    contact=ANNA,
)
ON = {"plan": PLAN, "measure": MEASURE}

EVENTS: tuple[Event, ...] = (
    m.MeasureProposed(**ON, description=TEXT, by=ANNA, origin=TALK, on=DAY),
    m.MeasureDescribed(**ON, description=TEXT),
    m.MeasurePlanned(**ON, owner=BAS, starts_on=DAY, due_on=DAY),
    m.MeasureOwnerChanged(**ON, owner=ANNA),
    m.MeasureDatesChanged(**ON, starts_on=DAY, due_on=DAY),
    m.MeasureStarted(**ON, on=DAY),
    m.MeasureProgressReported(**ON, key=TALK, on=DAY, text=Personal(BAS, "Volgt"), percent=40),
    m.MeasureDone(**ON, on=DAY, result="Het overleg is er"),
    m.MeasureDropped(**ON, on=DAY, reason="Geen mensen"),
    m.MeasureReopened(**ON, on=DAY, reason="Het wringt weer"),
    m.MeasureShelved(**ON, practice=SHELF, on=DAY),
    m.MeasureUnshelved(**ON),
    m.PracticeWritten(practice=TALK, text=SHELF, on=DAY),
    m.PracticeRemoved(practice=TALK),
    m.ConsultationRecorded(
        plan=PLAN,
        consultation=TALK,
        signals=SIGNALS,
        on=DAY,
        way=m.Way.TEAM_MEETING,
        unit=UNIT,
        people=(BAS, ANNA),
        size=9,
        outcome="Eerst het rooster",
    ),
    m.ConsultationStruck(plan=PLAN, consultation=TALK, signals=SIGNALS, reason="Dubbel"),
    m.ResearchDecided(
        plan=PLAN,
        research=RESEARCH,
        question="Hoe vaak wordt er geruild?",
        why="Onduidelijk",
        by_whom="Capaciteitsbureau",
        due_on=DAY,
        means="8 uur",
        signals=SIGNALS,
        on=DAY,
    ),
    m.ResearchRejected(plan=PLAN, research=RESEARCH, question="Nog een enquête?", because="Er is er net een", on=DAY),
    m.ResearchConcluded(plan=PLAN, research=RESEARCH, outcome="In het weekend", on=DAY),
)
