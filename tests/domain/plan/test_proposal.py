"""Four answers bring a reasoned proposal: small or large, which steps, whether somebody leads it."""

from itertools import product

import pytest

from domain.plan.approach import STEPS, Ambition, Answers, Complexity, Needless, Pace, Reach, Size, Why, proposal
from tests.domain.plan.history import INTEGRAL, LOCAL

EVERY = [Answers(*each) for each in product(Reach, Complexity, Ambition, Pace)]


def test_one_clear_cause_in_one_team_that_cannot_wait_is_small_and_short() -> None:
    proposed = proposal(LOCAL)
    assert (proposed.size, proposed.steps, proposed.leader) == (Size.SMALL, (3, 4, 5), False)
    needless = (Needless(1, Why.CANNOT_WAIT), Needless(2, Why.ONE_CAUSE), Needless(6, Why.SOLVE_ONE))
    assert proposed.leaves_out == needless


def test_many_causes_across_units_with_a_lasting_ambition_is_large_and_whole() -> None:
    proposed = proposal(INTEGRAL)
    assert (proposed.size, proposed.steps, proposed.leader, proposed.leaves_out) == (Size.LARGE, STEPS, True, ())


def test_a_lasting_ambition_in_one_team_keeps_anchoring() -> None:
    proposed = proposal(Answers(Reach.ONE_TEAM, Complexity.ONE_CAUSE, Ambition.LASTING, Pace.STEADY))
    assert (proposed.size, proposed.steps) == (Size.SMALL, (1, 3, 4, 5, 6))


def test_some_teams_want_somebody_who_leads() -> None:
    proposed = proposal(Answers(Reach.SOME_TEAMS, Complexity.ONE_CAUSE, Ambition.SOLVE_ONE, Pace.STEADY))
    assert (proposed.size, proposed.leader, Why.LEADER_ACROSS_TEAMS in proposed.reasons) == (Size.SMALL, True, True)


@pytest.mark.parametrize("answers", EVERY, ids=lambda each: "-".join(part.value for part in (
    each.reach, each.complexity, each.ambition, each.pace)))  # fmt: skip
def test_every_answer_brings_reasons_and_accounts_for_all_steps(answers: Answers) -> None:
    proposed = proposal(answers)
    assert len(proposed.reasons) >= 3
    assert sorted([*proposed.steps, *(each.step for each in proposed.leaves_out)]) == list(STEPS)
    assert {3, 4, 5} <= set(proposed.steps)


def test_more_of_anything_never_makes_it_smaller() -> None:
    order = {Size.SMALL: 0, Size.LARGE: 1}
    weights = [list(Reach), [Complexity.ONE_CAUSE, Complexity.SOME_CAUSES, Complexity.MANY_CAUSES], list(Ambition)]
    for reach, complexity, ambition in product(*weights):
        size = proposal(Answers(reach, complexity, ambition, Pace.STEADY)).size  # type: ignore[arg-type]
        for more in weights[0][weights[0].index(reach) :]:
            larger = proposal(Answers(more, complexity, ambition, Pace.STEADY)).size  # type: ignore[arg-type]
            assert order[size] <= order[larger]
