"""Rounds of ranking, and the order decided on."""

import pytest

from domain.analysis.commands import CloseRanking, OpenRanking, SetPriorities
from domain.analysis.kinds import Spread
from domain.analysis.priorities import MOST, PRIORITIES
from domain.analysis.ranking_events import PrioritiesSet, Ranked, RankingClosed, RankingOpened, RankingResult
from domain.analysis.refusals import (
    RankingIncomplete,
    RankingIsOpen,
    RankingNeedsIssues,
    RankingNotOpen,
    ResultTooSmall,
)
from domain.kernel.refusals import InvalidValue, NotAllowed
from tests.domain.analysis.history import ISSUE, OTHER, ROUND, THIRD
from tests.domain.specification import EMPLOYEE, PLAN, TEAM_LEAD, given

RESULT = RankingResult(5, (Ranked(OTHER, 4, 120, Spread.CLOSE), Ranked(ISSUE, 1, 180, Spread.CLOSE)))
ENDED = RankingClosed(plan=PLAN, round=1, result=RESULT)


def test_a_round_begins_with_at_least_two_issues() -> None:
    given(PRIORITIES).when(OpenRanking(plan=PLAN, after=0, issues=(ISSUE, OTHER)), by=TEAM_LEAD).then(ROUND)
    for issues in ((), (ISSUE,), (ISSUE, ISSUE)):
        alone = OpenRanking(plan=PLAN, after=0, issues=issues)
        given(PRIORITIES).when(alone, by=TEAM_LEAD).then_refused(RankingNeedsIssues, low=2, high=MOST)


def test_one_round_goes_on_at_a_time_and_the_next_has_the_next_number() -> None:
    again = OpenRanking(plan=PLAN, after=1, issues=(ISSUE, THIRD))
    given(PRIORITIES, ROUND).when(again, by=TEAM_LEAD).then_refused(RankingIsOpen, round=1)
    second = RankingOpened(plan=PLAN, round=2, issues=(ISSUE, THIRD))
    given(PRIORITIES, ROUND, ENDED).when(again, by=TEAM_LEAD).then(second)
    late = OpenRanking(plan=PLAN, after=0, issues=(ISSUE, THIRD))
    given(PRIORITIES, ROUND, ENDED).when(late, by=TEAM_LEAD).then_refused(RankingNotOpen)


def test_a_round_ends_with_a_result_or_with_too_few() -> None:
    given(PRIORITIES, ROUND).when(CloseRanking(plan=PLAN, round=1, result=RESULT), by=TEAM_LEAD).then(ENDED)
    few = RankingClosed(plan=PLAN, round=1, result=None)
    given(PRIORITIES, ROUND).when(CloseRanking(plan=PLAN, round=1, result=None), by=TEAM_LEAD).then(few)


def test_a_result_of_four_people_is_never_kept() -> None:
    small = RankingResult(4, RESULT.issues)
    command = CloseRanking(plan=PLAN, round=1, result=small)
    given(PRIORITIES, ROUND).when(command, by=TEAM_LEAD).then_refused(ResultTooSmall, floor=5)


def test_a_result_is_about_the_rounds_own_issues() -> None:
    other = RankingResult(5, (Ranked(THIRD, 4, 120, Spread.CLOSE), RESULT.issues[1]))
    command = CloseRanking(plan=PLAN, round=1, result=other)
    given(PRIORITIES, ROUND).when(command, by=TEAM_LEAD).then_refused(RankingIncomplete)


@pytest.mark.parametrize("number", [0, 2])
def test_a_round_that_is_not_there_does_not_end(number: int) -> None:
    command = CloseRanking(plan=PLAN, round=number, result=None)
    given(PRIORITIES, ROUND).when(command, by=TEAM_LEAD).then_refused(RankingNotOpen)


def test_the_decision_on_the_order_has_a_reason_and_names_what_lost_its_place() -> None:
    first = PrioritiesSet(plan=PLAN, order=(OTHER, ISSUE), dropped=(), reason="Zo vond het team het")
    second = PrioritiesSet(plan=PLAN, order=(THIRD, OTHER), dropped=(ISSUE,), reason="Er kwam iets bij")
    decide = SetPriorities(plan=PLAN, order=(OTHER, ISSUE), reason="Zo vond het team het")
    given(PRIORITIES).when(decide, by=TEAM_LEAD).then(first)
    again = SetPriorities(plan=PLAN, order=(THIRD, OTHER), reason="Er kwam iets bij")
    given(PRIORITIES, first).when(again, by=TEAM_LEAD).then(second)
    silent = SetPriorities(plan=PLAN, order=(OTHER,), reason="")
    given(PRIORITIES).when(silent, by=TEAM_LEAD).then_refused(InvalidValue, field="reason")
    nothing = SetPriorities(plan=PLAN, order=(), reason="Zo")
    given(PRIORITIES).when(nothing, by=TEAM_LEAD).then_refused(InvalidValue, field="order")


def test_an_employee_ranks_but_leads_no_round() -> None:
    for command in (
        OpenRanking(plan=PLAN, after=0, issues=(ISSUE, OTHER)),
        CloseRanking(plan=PLAN, round=1, result=None),
        SetPriorities(plan=PLAN, order=(ISSUE,), reason="Zo"),
    ):
        given(PRIORITIES, ROUND).when(command, by=EMPLOYEE).then_refused(NotAllowed, right="analyse")
