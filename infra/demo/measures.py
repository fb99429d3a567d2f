"""The demo's measures: one in each state, one of them a best practice; a consultation, and research decided on."""

from datetime import date, timedelta
from uuid import uuid5

from domain.kernel.ids import MeasureId, ResearchId
from domain.kernel.personal import Personal
from domain.measures import commands as c
from domain.measures.description import Description, Level, Practice
from domain.measures.practice import WritePractice
from domain.measures.research import DecideAgainstResearch, DecideOnResearch
from infra.demo.people import COORDINATOR, DEMO, EMPLOYEE, HR, NORTH, PLAN, TEAM_LEAD, Persona, Story

OVERLEG, INWERKEN, PAUZE, ROOSTER, COACH = (
    MeasureId(uuid5(DEMO, f"measure-{name}")) for name in ("overleg", "inwerken", "pauze", "rooster", "coach")
)


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=63)
    yield from _proposals()
    yield from _work(today)
    yield from _around(today)


def _proposals() -> Story:
    told = {
        OVERLEG: (
            TEAM_LEAD,
            "Vast overlegmoment in het rooster",
            "Elke week een half uur overleg, drie maanden achter elkaar.",
            "Het team kiest zelf het moment en bewaakt het om beurten.",
            Level.COLLECTIVE,
        ),
        INWERKEN: (
            COORDINATOR,
            "Inwerkmaatje voor nieuwe collega's",
            "Niemand werkt in de eerste maand alleen.",
            "Ervaren collega's melden zich aan als maatje en maken samen de inwerklijst.",
            Level.SOURCE,
        ),
        PAUZE: (
            EMPLOYEE,
            "Pauze buiten de afdeling",
            "Iedereen neemt minstens vier van de vijf dagen een echte pauze.",
            "Collega's nemen elkaars bel over tijdens de pauze.",
            Level.COLLECTIVE,
        ),
        ROOSTER: (
            TEAM_LEAD,
            "Roosterwensen twee weken eerder ophalen",
            "De helft minder ruilverzoeken in april.",
            "Het team maakt zelf de eerste versie van het rooster.",
            Level.SOURCE,
        ),
        COACH: (
            HR,
            "Gesprekken met een coach",
            "Wie dat wil, heeft voor de zomer drie gesprekken gehad.",
            "Medewerkers kiezen zelf het onderwerp en de coach.",
            Level.INDIVIDUAL,
        ),
    }
    for measure, (by, title, goal, role, level) in told.items():
        text = Description(title=title, goal=goal, active_role=role, level=level, unit=NORTH)
        yield by, c.ProposeMeasure(plan=PLAN, measure=measure, description=text)


def _work(today: date) -> Story:
    def planned(measure: MeasureId, owner: Persona, start: int, due: int) -> c.PlanMeasure:
        starts_on, due_on = today + timedelta(days=start), today + timedelta(days=due)
        return c.PlanMeasure(plan=PLAN, measure=measure, owner=owner.id, starts_on=starts_on, due_on=due_on)

    yield today - timedelta(days=61)
    yield TEAM_LEAD, planned(OVERLEG, TEAM_LEAD, -60, -5)
    yield today - timedelta(days=58)
    yield TEAM_LEAD, c.StartMeasure(plan=PLAN, measure=OVERLEG, on=today - timedelta(days=58))
    yield today - timedelta(days=6)
    result = "Het overleg ging zeven weken door; er komt minder mee naar huis."
    yield TEAM_LEAD, c.FinishMeasure(plan=PLAN, measure=OVERLEG, on=today - timedelta(days=6), result=result)
    yield today - timedelta(days=5)
    worked = "Het moment staat vast in het rooster en iemand anders neemt de bel over."
    yield (
        TEAM_LEAD,
        c.ShelveMeasure(plan=PLAN, measure=OVERLEG, what_worked=worked, where="Team Noord", contact=TEAM_LEAD.id),
    )
    yield today - timedelta(days=22)
    yield COORDINATOR, planned(INWERKEN, EMPLOYEE, -20, 40)
    yield today - timedelta(days=18)
    yield EMPLOYEE, c.StartMeasure(plan=PLAN, measure=INWERKEN, on=today - timedelta(days=18))
    yield today - timedelta(days=1)
    note = Personal(EMPLOYEE.id, "Vier collega's zijn maatje. De inwerklijst is half klaar.")
    key = uuid5(DEMO, "note")
    day = today - timedelta(days=1)
    yield EMPLOYEE, c.ReportProgress(plan=PLAN, measure=INWERKEN, key=key, on=day, text=note, percent=50)
    yield today - timedelta(days=12)
    yield TEAM_LEAD, planned(ROOSTER, TEAM_LEAD, -2, 90)


def _around(today: date) -> Story:
    yield today - timedelta(days=14)
    yield (
        COORDINATOR,
        DecideOnResearch(
            plan=PLAN,
            research=ResearchId(uuid5(DEMO, "research-ruilen")),
            question="Op welke dagen wordt er het meest geruild?",
            why="Het team noemt het weekend, het rooster laat iets anders zien.",
            by_whom="Afdeling capaciteit",
            due_on=today + timedelta(days=30),
            means="Acht uur",
        ),
    )
    yield (
        COORDINATOR,
        DecideAgainstResearch(
            plan=PLAN,
            research=ResearchId(uuid5(DEMO, "research-enquete")),
            question="Nog een enquête onder alle teams?",
            because="Er is net een peiling geweest; het werkoverleg geeft meer antwoord.",
        ),
    )
    yield today - timedelta(days=40)
    text = Practice(
        title="Stilte-uur voor de administratie",
        goal="Elke dienst een uur zonder telefoon.",
        active_role="Collega's bepalen samen wie dat uur de telefoon heeft.",
        level=Level.COLLECTIVE,
        what_worked="Een bordje op de deur en een vaste tijd.",
        where="Team Zuid",
        contact=HR.id,
    )
    yield HR, WritePractice(practice=uuid5(DEMO, "practice-stilte"), text=text)
