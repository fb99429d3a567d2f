"""What rankings come to together, and what they do not tell."""

import random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.analysis.kinds import Spread
from domain.analysis.refusals import RankingIncomplete
from domain.analysis.tally import check_ranking, tally
from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import IssueId

A, B, C = (IssueId(UUID(int=number)) for number in (1, 2, 3))
rankings = st.integers(2, 12).flatmap(
    lambda count: st.lists(st.permutations([IssueId(UUID(int=number)) for number in range(count)]), max_size=30)
)


def test_the_issue_that_most_put_high_comes_first() -> None:
    result = tally((A, B, C), [(B, A, C)] * 4 + [(A, C, B)])
    assert result is not None
    assert [(each.issue, each.points, each.mean_rank) for each in result.issues] == [
        (B, 8, 140),
        (A, 6, 180),
        (C, 1, 280),
    ]


def test_how_far_the_ranks_lie_apart_is_said_in_words() -> None:
    same = tally((A, B, C), [(A, B, C)] * 6)
    split = tally((A, B, C), [(A, B, C), (C, B, A)] * 3)
    assert same is not None
    assert split is not None
    assert {each.spread for each in same.issues} == {Spread.CLOSE}
    assert {each.issue: each.spread for each in split.issues} == {A: Spread.FAR, B: Spread.CLOSE, C: Spread.FAR}


@pytest.mark.parametrize("people", range(FLOOR))
def test_fewer_than_the_threshold_have_no_result(people: int) -> None:
    assert tally((A, B), [(A, B)] * people) is None


@given(rankings)
def test_points_and_ranks_add_up_whoever_ranked_first(ranked: list[list[IssueId]]) -> None:
    if len(ranked) < FLOOR:
        return
    issues = sorted(ranked[0])
    result = tally(issues, ranked)
    assert result is not None
    count, people = len(issues), len(ranked)
    assert sum(each.points for each in result.issues) == people * count * (count - 1) // 2
    assert abs(sum(each.mean_rank for each in result.issues) - 50 * count * (count + 1)) <= count
    assert [each.points for each in result.issues] == sorted((each.points for each in result.issues), reverse=True)
    shuffled = random.Random(1).sample(ranked, len(ranked))
    assert tally(issues, shuffled) == result


def test_each_issue_gets_exactly_one_place() -> None:
    check_ranking((A, B), (B, A))
    for wrong in ((A,), (A, A), (A, C), (A, B, C)):
        with pytest.raises(RankingIncomplete):
            check_ranking((A, B), wrong)
