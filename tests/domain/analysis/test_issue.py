"""An issue made of signals, put in other words, made urgent, closed, merged and opened again."""

import pytest

from domain.analysis import commands as c
from domain.analysis import events as e
from domain.analysis.issue import ISSUE as DECIDER
from domain.analysis.refusals import IssueExists, IssueIsClosed, IssueUnknown, MergeIntoItself
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.policies.merged_issue_keeps_its_signals import merged_issue_keeps_its_signals
from tests.domain.analysis.history import CLOSED, ISSUE, OPENED, OTHER, SECOND, SIGNAL
from tests.domain.specification import EMPLOYEE, PLAN, TEAM_LEAD, given

AT = {"plan": PLAN, "issue": ISSUE}


def test_a_team_lead_makes_an_issue_of_signals() -> None:
    command = c.OpenIssue(**AT, title=" Losse diensten ", signals=(SIGNAL, SIGNAL))
    given(DECIDER).when(command, by=TEAM_LEAD).then(OPENED)
    given(DECIDER).when(command, by=EMPLOYEE).then_refused(NotAllowed, right="analyse")
    other = c.OpenIssue(**AT, title="Iets anders")
    given(DECIDER, OPENED).when(other, by=TEAM_LEAD).then_refused(IssueExists)


@pytest.mark.parametrize(("title", "reason"), [(" ", "empty"), ("x" * 201, "too_long")])
def test_an_issue_has_a_title(title: str, reason: str) -> None:
    command = c.OpenIssue(**AT, title=title)
    given(DECIDER).when(command, by=TEAM_LEAD).then_refused(InvalidValue, field="title", reason=reason)


def test_it_is_put_in_other_words_and_gathers_signals() -> None:
    reword = c.RewordIssue(**AT, title="Rooster", description="Te laat bekend")
    reworded = e.IssueReworded(**AT, title="Rooster", description="Te laat bekend")
    given(DECIDER, OPENED).when(reword, by=TEAM_LEAD).then(reworded)
    gather = c.GatherSignals(**AT, signals=(SECOND, SIGNAL))
    given(DECIDER, OPENED).when(gather, by=TEAM_LEAD).then(e.SignalsGathered(**AT, signals=(SECOND, SIGNAL)))
    given(DECIDER, OPENED).when(gather, by=EMPLOYEE).then_refused(NotAllowed)


def test_what_must_be_solved_quickly_says_why() -> None:
    urgent = e.IssueMadeUrgent(**AT, reason="Veiligheid")
    given(DECIDER, OPENED).when(c.MakeUrgent(**AT, reason="Veiligheid"), by=TEAM_LEAD).then(urgent)
    given(DECIDER, OPENED).when(c.MakeUrgent(**AT, reason=""), by=TEAM_LEAD).then_refused(InvalidValue, field="reason")
    lift = c.LiftUrgency(**AT, reason="Er is iemand bij")
    given(DECIDER, OPENED, urgent).when(lift, by=TEAM_LEAD).then(e.UrgencyLifted(**AT, reason="Er is iemand bij"))
    given(DECIDER, OPENED).when(lift, by=TEAM_LEAD).then_nothing()


def test_a_closed_issue_is_opened_again_before_it_changes() -> None:
    given(DECIDER, OPENED).when(c.CloseIssue(**AT, reason="Opgelost"), by=TEAM_LEAD).then(CLOSED)
    closed = given(DECIDER, OPENED, CLOSED)
    for change in (
        c.RewordIssue(**AT, title="Anders", description=""),
        c.GatherSignals(**AT, signals=()),
        c.MakeUrgent(**AT, reason="Nu"),
        c.TakeOverSignals(**AT, signals=()),
        c.MergeIssue(**AT, into=OTHER, reason="Zelfde"),
    ):
        closed.when(change, by=TEAM_LEAD).then_refused(IssueIsClosed)
    closed.when(c.ReopenIssue(**AT, reason="Weer terug"), by=TEAM_LEAD).then(e.IssueReopened(**AT, reason="Weer terug"))


def test_closing_merging_and_reopening_need_a_reason_and_the_right() -> None:
    for command in (c.CloseIssue(**AT, reason=" "), c.MergeIssue(**AT, into=OTHER, reason="")):
        given(DECIDER, OPENED).when(command, by=TEAM_LEAD).then_refused(InvalidValue, field="reason")
    given(DECIDER, OPENED).when(c.CloseIssue(**AT, reason="Klaar"), by=EMPLOYEE).then_refused(NotAllowed)


def test_a_merged_issue_goes_on_in_another_which_takes_over_its_signals() -> None:
    merged = e.IssueMerged(**AT, into=OTHER, signals=(SIGNAL,), reason="Zelfde kwestie")
    given(DECIDER, OPENED).when(c.MergeIssue(**AT, into=OTHER, reason="Zelfde kwestie"), by=TEAM_LEAD).then(merged)
    taken = c.TakeOverSignals(plan=PLAN, issue=OTHER, signals=(SIGNAL,))
    assert merged_issue_keeps_its_signals(merged) == (taken,)
    assert merged_issue_keeps_its_signals(CLOSED) == ()
    target = e.IssueOpened(plan=PLAN, issue=OTHER, title="Rooster", description="", signals=(SECOND,))
    both = e.SignalsGathered(plan=PLAN, issue=OTHER, signals=(SECOND, SIGNAL))
    given(DECIDER, target).when(taken, by=TEAM_LEAD).then(both)


def test_an_issue_does_not_merge_into_itself_nor_one_that_is_not_there() -> None:
    itself = c.MergeIssue(**AT, into=ISSUE, reason="Zelfde")
    given(DECIDER, OPENED).when(itself, by=TEAM_LEAD).then_refused(MergeIntoItself)
    given(DECIDER).when(c.TakeOverSignals(**AT, signals=()), by=TEAM_LEAD).then_refused(IssueUnknown)
