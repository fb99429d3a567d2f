"""One example of every event of an issue, of a plan's priorities and of a team meeting."""

from uuid import UUID

from domain.analysis import events as e
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind, Spread
from domain.analysis.meeting_events import FollowUp, TeamMeetingHeld, TeamMeetingPlanned
from domain.analysis.ranking_events import PrioritiesSet, Ranked, RankingClosed, RankingOpened, RankingResult
from domain.kernel.events import Event
from domain.kernel.ids import IssueId, TeamMeetingId
from domain.kernel.personal import Personal
from tests.contracts.golden.examples.signals import SIGNAL
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, UNIT, WORDS

ISSUE, OTHER = IssueId(UUID(int=23)), IssueId(UUID(int=24))
MEETING = TeamMeetingId(UUID(int=25))
NAMED = UUID(int=26)
RESULT = RankingResult(5, (Ranked(ISSUE, 5, 100, Spread.CLOSE), Ranked(OTHER, 0, 200, Spread.FAR)))

EVENTS: tuple[Event, ...] = (
    e.IssueOpened(plan=PLAN, issue=ISSUE, title="Losse diensten", description=WORDS, signals=(SIGNAL,)),
    e.IssueReworded(plan=PLAN, issue=ISSUE, title="Te veel losse diensten", description=""),
    e.SignalsGathered(plan=PLAN, issue=ISSUE, signals=(SIGNAL,)),
    e.CauseNamed(
        plan=PLAN,
        issue=ISSUE,
        cause=NAMED,
        direction=Direction.TOO_HIGH,
        kind=CauseKind.ORGANISATION,
        text=Personal(BAS, "Volgt uit het rooster"),
    ),
    e.CauseTakenBack(plan=PLAN, issue=ISSUE, cause=NAMED),
    e.OpportunityNamed(
        plan=PLAN, issue=ISSUE, opportunity=NAMED, kind=OpportunityKind.ENERGY, text=Personal(BAS, "Volgt vanzelf")
    ),
    e.OpportunityTakenBack(plan=PLAN, issue=ISSUE, opportunity=NAMED),
    e.IssueMadeUrgent(plan=PLAN, issue=ISSUE, reason="Veiligheid"),
    e.UrgencyLifted(plan=PLAN, issue=ISSUE, reason="Opgelost"),
    e.IssueClosed(plan=PLAN, issue=ISSUE, reason="Speelt niet meer"),
    e.IssueMerged(plan=PLAN, issue=ISSUE, into=OTHER, signals=(SIGNAL,), reason="Zelfde kwestie"),
    e.IssueReopened(plan=PLAN, issue=ISSUE, reason="Speelt weer"),
    RankingOpened(plan=PLAN, round=1, issues=(ISSUE, OTHER)),
    RankingClosed(plan=PLAN, round=1, result=RESULT),
    PrioritiesSet(plan=PLAN, order=(ISSUE,), dropped=(OTHER,), reason="Dit kan snel"),
    TeamMeetingPlanned(plan=PLAN, meeting=MEETING, on=DAY, unit=UNIT, agenda=("Wat merken we?", "Wie doet wat?")),
    TeamMeetingHeld(
        plan=PLAN,
        meeting=MEETING,
        on=DAY,
        present=(ANNA,),
        attendance=8,
        outcomes=Personal(ANNA, "Volgt later"),
        follow_up=(FollowUp("Rooster aanpassen", BAS, DAY), FollowUp("Nog eens vragen", None, None)),
    ),
)
