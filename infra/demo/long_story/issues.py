"""What the signals come to: issues with causes and chances, team meetings, an order, and research decided on."""

from domain.analysis import commands as c
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.analysis.meeting_events import FollowUp
from domain.kernel.ids import IssueId, ResearchId, TeamMeetingId
from domain.measures.consultation import RecordConsultation
from domain.measures.events import Way
from domain.measures.research import ConcludeResearch, DecideAgainstResearch, DecideOnResearch
from domain.plan import commands as p
from infra.demo.long_story.cast import Cast, Story
from infra.demo.long_story.signals import signal_of

# name, day, title, signals, the cause, the chance
ISSUES = (
    ("rooster", 78, "Het rooster geeft geen rust", ("rooster", "ruilen"),
     "Het rooster komt een week van tevoren uit, en dan moet er nog van alles in.", "Zelf ruilen in de app."),
    ("starten", 79, "Nieuwe collega's staan te snel alleen", ("starters", "verzuim"),
     "Er is geen vast plan voor de eerste maand.", "Een maatje voor iedere nieuwe collega."),
    ("pauze", 80, "Pauze is er op papier", ("pauze", "telefoon"),
     "Niemand neemt de telefoon over.", "Een pauzehuis, buiten de afdeling."),
    ("avond", 376, "De avond begint met achterstand", ("avond", "overdracht"),
     "De overdracht begint als de dienst al begonnen is.", "Een kwartier overlap tussen de diensten."),
)  # fmt: skip
AGENDA = ("Wat merken we?", "Waar komt het door?", "Wat geeft ons energie?", "Wie doet wat?")


def issue_of(cast: Cast, name: str) -> IssueId:
    """The id of an issue."""
    return IssueId(cast.id(f"issue-{name}"))


def story(cast: Cast) -> Story:
    """Who did what."""
    yield cast.day(76, 2)
    yield cast["nadia"], p.CompleteStep(plan=cast.plan, step=1)
    yield cast["nadia"], p.StartStep(plan=cast.plan, step=2)
    for number, told in enumerate(ISSUES):
        yield from _issue(cast, number, *told)
    yield from _meetings(cast)
    yield from _order(cast)
    yield from _research(cast)


def _issue(
    cast: Cast, number: int, name: str, days: int, title: str, signals: tuple[str, ...], cause: str, chance: str
) -> Story:
    issue, lead, member = issue_of(cast, name), cast["teun"], cast["eefje"]
    yield cast.day(days)
    made_of = tuple(signal_of(cast, each) for each in signals)
    yield cast["nadia"], c.OpenIssue(plan=cast.plan, issue=issue, title=title, signals=made_of)
    yield cast.day(days + 5)
    yield (
        lead,
        c.NameCause(
            plan=cast.plan,
            issue=issue,
            cause=cast.id(f"cause-{number}"),
            direction=Direction.TOO_HIGH,
            kind=CauseKind.ORGANISATION,
            text=lead.says(cause),
        ),
    )
    yield (
        member,
        c.NameOpportunity(
            plan=cast.plan,
            issue=issue,
            opportunity=cast.id(f"chance-{number}"),
            kind=OpportunityKind.BALANCE,
            text=member.says(chance),
        ),
    )


def _meetings(cast: Cast) -> Story:
    for days, lead, unit in ((88, "teun", "oost"), (91, "lotte", "west"), (95, "sem", "eik"), (384, "teun", "oost")):
        by, on = cast[lead], cast.day(days)
        meeting = TeamMeetingId(cast.id(f"meeting-{days}"))
        yield cast.day(days - 10)
        yield by, c.PlanTeamMeeting(plan=cast.plan, meeting=meeting, on=on, unit=cast.units[unit], agenda=AGENDA)
        yield on
        yield (
            by,
            c.RecordTeamMeeting(
                plan=cast.plan,
                meeting=meeting,
                on=on,
                present=(by.id, cast["nadia"].id),
                attendance=cast.dice.randint(7, 14),
                outcomes=by.says("Iedereen herkent dit. We beginnen met het rooster en kijken na een maand weer."),
                follow_up=(FollowUp("Voorbeelden verzamelen voor de roosteraar", by.id, cast.day(days + 14)),),
            ),
        )


def _order(cast: Cast) -> Story:
    nadia, first = cast["nadia"], tuple(issue_of(cast, name) for name in ("rooster", "starten", "pauze"))
    yield cast.day(97)
    yield nadia, c.OpenRanking(plan=cast.plan, after=0, issues=first)
    yield cast.day(104)
    yield nadia, c.CloseRanking(plan=cast.plan, round=1, result=None)
    reason = "Zo kwam het in alle drie de werkoverleggen naar voren."
    yield nadia, c.SetPriorities(plan=cast.plan, order=first, reason=reason)
    yield cast["lotte"], c.MakeUrgent(plan=cast.plan, issue=first[1], reason="In maart beginnen er vijf mensen.")
    yield cast.day(106)
    yield nadia, p.CompleteStep(plan=cast.plan, step=2)
    yield nadia, p.StartStep(plan=cast.plan, step=3)


def _research(cast: Cast) -> Story:
    nadia, research = cast["nadia"], ResearchId(cast.id("research"))
    signals = tuple(signal_of(cast, name) for name in ("rooster", "ruilen"))
    on = cast.day(109)
    yield on
    yield (
        nadia,
        RecordConsultation(
            plan=cast.plan,
            consultation=cast.id("consultation"),
            signals=signals,
            on=on,
            way=Way.TEAM_MEETING,
            unit=cast.units["oost"],
            outcome="Het team wil eerst weten op welke dagen er het meest geruild wordt.",
        ),
    )
    yield (
        nadia,
        DecideOnResearch(
            plan=cast.plan,
            research=research,
            question="Op welke dagen wordt er het meest geruild?",
            why="De verhalen verschillen per team.",
            by_whom="Afdeling capaciteit",
            due_on=cast.day(140),
            means="Twaalf uur",
            signals=signals,
        ),
    )
    yield (
        nadia,
        DecideAgainstResearch(
            plan=cast.plan,
            research=ResearchId(cast.id("research-not")),
            question="Nog een enquête onder alle medewerkers?",
            because="In het voorjaar is er al een peiling.",
        ),
    )
    done = cast.day(158)
    yield done
    outcome = "Twee derde van de ruilingen valt in het weekend en op woensdag."
    yield nadia, ConcludeResearch(plan=cast.plan, research=research, outcome=outcome, on=done)
