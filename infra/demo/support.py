"""The demo's management says what it stands behind, in two versions, and two messages are told or to be told."""

from datetime import date, timedelta
from uuid import uuid5

from domain.support import commands as s
from domain.support.events import Message, Words
from infra.demo.people import COORDINATOR, DEMO, HR, MANAGEMENT, PLAN, TEAM_LEAD, Story

GOALS = "Elke week een vast overleg in het rooster, en een goede start voor nieuwe collega's."
RESULTS = "Over drie maanden staat het overleg in elk rooster en wordt er minder geruild."
MEANS = "Vervanging tijdens het overleg, en € 2.000 voor scholing."


def story(today: date) -> Story:
    """Who did what."""
    first = Words(GOALS, RESULTS, "Eva begeleidt dit, 2 uur per week.", MEANS)
    second = Words(GOALS, RESULTS, "Eva begeleidt dit, 2,5 uur per week. Tom vervangt haar.", MEANS)
    yield today - timedelta(days=62)
    yield MANAGEMENT, s.PublishStatement(plan=PLAN, words=first)
    yield today - timedelta(days=61)
    yield HR, s.ReadStatement(plan=PLAN, version=1, person=HR.id)
    yield today - timedelta(days=20)
    yield MANAGEMENT, s.PublishStatement(plan=PLAN, words=second)
    yield today - timedelta(days=19)
    yield HR, s.ReadStatement(plan=PLAN, version=2, person=HR.id)
    yield today - timedelta(days=25)
    told, coming = uuid5(DEMO, "message-1"), uuid5(DEMO, "message-2")
    start = Message(
        "Waarom we dit doen, en wie je kunt aanspreken", "Team Noord", today - timedelta(days=18), TEAM_LEAD.id
    )
    result = Message("Wat er uit de gesprekken kwam", "Team Noord en de OR", today + timedelta(days=9), COORDINATOR.id)
    yield COORDINATOR, s.PlanMessage(plan=PLAN, item=told, message=start)
    yield COORDINATOR, s.PlanMessage(plan=PLAN, item=coming, message=result)
    yield today - timedelta(days=18)
    yield (
        TEAM_LEAD,
        s.TellMessage(plan=PLAN, item=told, on=today - timedelta(days=18), informed="Team Noord"),
    )
