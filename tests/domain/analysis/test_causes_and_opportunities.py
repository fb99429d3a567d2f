"""Causes and opportunities: named by everybody who takes part, taken back by who named them."""

from domain.analysis import commands as c
from domain.analysis import events as e
from domain.analysis.issue import ISSUE as DECIDER
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.analysis.refusals import IssueIsClosed, NotYourWords
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from tests.domain.analysis.history import CLOSED, ISSUE, NAMED, OPENED
from tests.domain.specification import ADMINISTRATOR, DEWI, EMPLOYEE, PLAN, TEAM_LEAD, WORKS_COUNCIL, given

AT = {"plan": PLAN, "issue": ISSUE}
WORDS = "Het rooster komt te laat"
CAUSE = c.NameCause(
    **AT, cause=NAMED, direction=Direction.TOO_HIGH, kind=CauseKind.ORGANISATION, text=Personal(DEWI, WORDS)
)
CAUSED = e.CauseNamed(
    **AT, cause=NAMED, direction=Direction.TOO_HIGH, kind=CauseKind.ORGANISATION, text=Personal(DEWI, WORDS)
)
CHANCE = c.NameOpportunity(**AT, opportunity=NAMED, kind=OpportunityKind.ENERGY, text=Personal(DEWI, "Zelf ruilen"))
SEEN = e.OpportunityNamed(**AT, opportunity=NAMED, kind=OpportunityKind.ENERGY, text=Personal(DEWI, "Zelf ruilen"))
BACK = c.TakeCauseBack(**AT, cause=NAMED)


def test_an_employee_names_a_cause_and_an_opportunity() -> None:
    given(DECIDER, OPENED).when(CAUSE, by=EMPLOYEE).then(CAUSED)
    given(DECIDER, OPENED).when(CHANCE, by=EMPLOYEE).then(SEEN)


def test_who_only_administers_takes_no_part() -> None:
    given(DECIDER, OPENED).when(CAUSE, by=ADMINISTRATOR).then_refused(NotAllowed, right="rank_issues")


def test_words_are_needed_and_a_closed_issue_takes_none() -> None:
    silent = c.NameCause(**AT, cause=NAMED, direction=Direction.TOO_LOW, kind=CauseKind.TEAM, text=Personal(DEWI, " "))
    given(DECIDER, OPENED).when(silent, by=EMPLOYEE).then_refused(InvalidValue, field="text")
    given(DECIDER, OPENED, CLOSED).when(CHANCE, by=EMPLOYEE).then_refused(IssueIsClosed)


def test_who_named_it_or_leads_the_analysis_takes_it_back() -> None:
    gone = e.CauseTakenBack(**AT, cause=NAMED)
    given(DECIDER, OPENED, CAUSED).when(BACK, by=EMPLOYEE).then(gone)
    given(DECIDER, OPENED, CAUSED).when(BACK, by=TEAM_LEAD).then(gone)
    given(DECIDER, OPENED, CAUSED).when(BACK, by=WORKS_COUNCIL).then_refused(NotYourWords)
    opportunity = c.TakeOpportunityBack(**AT, opportunity=NAMED)
    given(DECIDER, OPENED, SEEN).when(opportunity, by=WORKS_COUNCIL).then_refused(NotYourWords)
    given(DECIDER, OPENED, SEEN).when(opportunity, by=EMPLOYEE).then(e.OpportunityTakenBack(**AT, opportunity=NAMED))


def test_what_was_taken_back_or_is_of_the_other_kind_is_not_taken_back_again() -> None:
    given(DECIDER, OPENED).when(BACK, by=EMPLOYEE).then_nothing()
    given(DECIDER, OPENED, SEEN).when(BACK, by=EMPLOYEE).then_nothing()
    given(DECIDER, OPENED, CAUSED, e.CauseTakenBack(**AT, cause=NAMED)).when(CAUSE, by=EMPLOYEE).then_nothing()
