"""The demo's analysis: three issues, a team meeting that was held and one to come, a round of ranking that goes on."""

from datetime import date, timedelta
from uuid import uuid5

from domain.analysis import commands as c
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.analysis.meeting_events import FollowUp
from domain.kernel.ids import IssueId, TeamMeetingId
from domain.kernel.personal import Personal
from infra.demo.people import COORDINATOR, DEMO, EMPLOYEE, NORTH, PLAN, TEAM_LEAD, Story
from infra.demo.signals import signal_of


def issue_of(name: str) -> IssueId:
    """The id, the same in every demo."""
    return IssueId(uuid5(DEMO, f"issue:{name}"))


OUTCOMES = "Het rooster is voor bijna iedereen het eerste punt. Een vaste vrije dag geeft rust en energie."
LOOSE, ALONE, TWICE = issue_of("diensten"), issue_of("inwerken"), issue_of("dubbel")


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=26)
    yield from _issues()
    yield today - timedelta(days=24)
    yield from _words()
    yield today - timedelta(days=8)
    yield COORDINATOR, c.OpenRanking(plan=PLAN, after=0, issues=(LOOSE, ALONE, TWICE))
    yield from _meetings(today)


def _issues() -> Story:
    signals = (signal_of("rooster"), signal_of("losse-diensten"))
    text = "Het rooster verandert te laat en er zijn te veel losse diensten."
    yield (
        COORDINATOR,
        c.OpenIssue(plan=PLAN, issue=LOOSE, title="Het rooster geeft geen rust", description=text, signals=signals),
    )
    yield (
        TEAM_LEAD,
        c.OpenIssue(
            plan=PLAN, issue=ALONE, title="Nieuwe collega's staan te snel alleen", signals=(signal_of("inwerken"),)
        ),
    )
    yield (
        TEAM_LEAD,
        c.OpenIssue(plan=PLAN, issue=TWICE, title="Alles twee keer invullen", signals=(signal_of("registreren"),)),
    )
    yield TEAM_LEAD, c.MakeUrgent(plan=PLAN, issue=ALONE, reason="In december beginnen er vier nieuwe mensen.")


def _words() -> Story:
    yield (
        TEAM_LEAD,
        c.NameCause(
            plan=PLAN,
            issue=LOOSE,
            cause=uuid5(DEMO, "cause:1"),
            direction=Direction.TOO_HIGH,
            kind=CauseKind.ORGANISATION,
            text=Personal(TEAM_LEAD.id, "Het rooster komt pas een week van tevoren uit."),
        ),
    )
    yield (
        EMPLOYEE,
        c.NameCause(
            plan=PLAN,
            issue=LOOSE,
            cause=uuid5(DEMO, "cause:2"),
            direction=Direction.TOO_LOW,
            kind=CauseKind.TASK,
            text=Personal(EMPLOYEE.id, "De late dienst is te lang voor het werk dat er dan nog is."),
        ),
    )
    yield (
        EMPLOYEE,
        c.NameOpportunity(
            plan=PLAN,
            issue=LOOSE,
            opportunity=uuid5(DEMO, "opportunity:1"),
            kind=OpportunityKind.BALANCE,
            text=Personal(EMPLOYEE.id, "Zelf ruilen in de app, zonder dat iemand het hoeft goed te keuren."),
        ),
    )


def _meetings(today: date) -> Story:
    held, coming = TeamMeetingId(uuid5(DEMO, "meeting:1")), TeamMeetingId(uuid5(DEMO, "meeting:2"))
    agenda = ("Waarom we dit bespreken", "Het rooster: wat merken we?", "Wat geeft ons energie?", "Wie doet wat?")
    day = today - timedelta(days=3)
    yield today - timedelta(days=10)
    yield TEAM_LEAD, c.PlanTeamMeeting(plan=PLAN, meeting=held, on=day, unit=NORTH, agenda=agenda)
    yield day
    yield (
        TEAM_LEAD,
        c.RecordTeamMeeting(
            plan=PLAN,
            meeting=held,
            on=day,
            present=(TEAM_LEAD.id, EMPLOYEE.id),
            attendance=9,
            outcomes=Personal(TEAM_LEAD.id, OUTCOMES),
            follow_up=(FollowUp("De roostermaker uitnodigen voor het volgende overleg", TEAM_LEAD.id, today),),
        ),
    )
    later = today + timedelta(days=11)
    yield TEAM_LEAD, c.PlanTeamMeeting(plan=PLAN, meeting=coming, on=later, unit=NORTH, agenda=agenda[1:])
