"""The demo's kick-off: the meeting, and a checklist half-way."""

from datetime import date, timedelta
from uuid import uuid5

from domain.kernel.personal import Personal
from domain.kickoff import answers as a
from domain.kickoff import commands as k
from infra.demo.people import COORDINATOR, DEMO, EMPLOYEE, HR, MANAGEMENT, PLAN, TEAM_LEAD, WORKS_COUNCIL, Story


def story(today: date) -> Story:
    """Who did what."""
    yield from _meeting(today)
    yield from _rows(today)
    yield today - timedelta(days=58)
    key = uuid5(DEMO, "own-row")
    yield COORDINATOR, k.AddOwnRow(plan=PLAN, key=key, text="Vraag het team wanneer het roosteroverleg het beste past.")


def _meeting(today: date) -> Story:
    day = today - timedelta(days=66)
    yield today - timedelta(days=71)
    yield COORDINATOR, k.ScheduleMeeting(plan=PLAN, on=day, place="Vergaderzaal De Beuk")
    yield day
    present = tuple(each.id for each in (COORDINATOR, HR, MANAGEMENT, WORKS_COUNCIL, TEAM_LEAD))
    yield COORDINATOR, k.RecordMeeting(plan=PLAN, on=day, present=present)


def _rows(today: date) -> Story:
    goals = a.Goals(
        (
            a.Goal(
                "In het rooster staat elke week een vast overlegmoment.", "Het rooster van drie maanden achter elkaar."
            ),
            a.Goal("Nieuwe collega's werken de eerste maand niet alleen.", "De roosters van nieuwe collega's."),
        )
    )
    yield COORDINATOR, k.AnswerRow(plan=PLAN, row="1", answer=goals)
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="1", responsible=(COORDINATOR.id, MANAGEMENT.id))
    yield COORDINATOR, k.AnswerRow(plan=PLAN, row="1a", answer=a.YesNo(yes=True))
    remark = Personal(COORDINATOR.id, "Met het team besproken: beide doelen passen binnen de huidige bezetting.")
    yield COORDINATOR, k.RemarkOnRow(plan=PLAN, row="1a", remark=remark)
    yield today - timedelta(days=64)
    yield COORDINATOR, k.CheckRow(plan=PLAN, row="1a")
    yield today - timedelta(days=62)
    yield MANAGEMENT, k.AnswerRow(plan=PLAN, row="1b", answer=a.Position(behind=True))
    yield MANAGEMENT, k.CheckRow(plan=PLAN, row="1b")
    yield today - timedelta(days=30)
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="1c", responsible=(WORKS_COUNCIL.id,))
    yield COORDINATOR, k.SetRowDue(plan=PLAN, row="1c", due_on=today + timedelta(days=2))
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="1d", responsible=(TEAM_LEAD.id, EMPLOYEE.id))
    yield COORDINATOR, k.SetRowDue(plan=PLAN, row="1d", due_on=today - timedelta(days=1))
    yield COORDINATOR, k.AnswerRow(plan=PLAN, row="1g", answer=a.ResultsDate(on=today + timedelta(days=120)))
    yield today - timedelta(days=12)
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="2", responsible=(HR.id,))
    yield COORDINATOR, k.SetRowDue(plan=PLAN, row="2", due_on=today + timedelta(days=7))
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="4", responsible=(MANAGEMENT.id, HR.id))
    yield COORDINATOR, k.SetRowDue(plan=PLAN, row="4", due_on=today + timedelta(days=14))
