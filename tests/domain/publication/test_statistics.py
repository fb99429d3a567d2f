"""What released figures say, against figures that others published or computed."""

import pytest
from scipy import stats

from domain.publication.shown import Shown
from domain.publication.statistics import (
    Doubt,
    Group,
    Interval,
    Mean,
    Share,
    change_of_mean,
    change_of_share,
    distribution,
    doubts,
    labels,
    mean,
    share,
)
from domain.publication.tables import Question, usual_ladder

WORK = Question("work", 4, usual_ladder(4, 2))
APART, SIDES = Shown(None, 0, (3, 5, 8, 4)), Shown(None, 1, (8, 12))


def test_the_share_from_the_cut_off_on_is_known_wherever_anything_is() -> None:
    assert share(WORK, APART) == share(WORK, SIDES) == Share(12, 20)
    assert Share(12, 20).percent == 60


def test_a_mean_is_told_only_where_each_answer_is() -> None:
    found = mean(WORK, APART)
    assert found is not None
    assert (found.value, found.answers) == (2.65, 20)
    assert mean(WORK, SIDES) is None


def test_the_mean_of_a_scale_counts_its_sums_in_steps() -> None:
    """Three questions with answers 1 to 4: the sums 3 to 12, told as means 1 to 4."""
    scale = Question("demands", 10, usual_ladder(10, 5))
    found = mean(scale, Shown(None, 0, (3,) * 10), step=1 / 3)
    assert found is not None
    assert found.value == pytest.approx(2.5)


def test_bands_have_their_answers_and_their_part() -> None:
    assert labels((2, 1, 2)) == ((0, 1), (2, 2), (3, 4))
    assert distribution(SIDES) == ((8, 40.0), (12, 60.0))


def test_the_change_of_a_share_has_newcombes_interval() -> None:
    """His example of 56/70 against 48/80: 0.2, from 0.0524 to 0.3339 (method 10)."""
    found = change_of_share(Share(48, 80), Share(56, 70))
    assert (found.change, found.low, found.high) == pytest.approx((20.0, 5.24, 33.39), abs=0.01)
    assert not found.may_be_chance


def test_a_change_of_one_in_a_team_of_twelve_may_be_chance() -> None:
    assert change_of_share(Share(5, 12), Share(6, 12)).may_be_chance


@pytest.mark.parametrize("answers", [10, 12, 20, 200])
def test_the_change_of_a_mean_has_welchs_interval(answers: int) -> None:
    then, now = Mean(2.6, 0.7, answers), Mean(2.2, 1.1, 14)
    parts = (0.7 / answers, 1.1 / 14)
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (answers - 1) + parts[1] ** 2 / 13)
    half = stats.t.ppf(0.975, freedom) * sum(parts) ** 0.5
    found = change_of_mean(then, now)
    assert (found.low, found.high) == pytest.approx((-0.4 - half, -0.4 + half), abs=0.001)


def test_an_interval_that_holds_nothing_may_be_chance() -> None:
    assert Interval(1, -0.5, 2.5).may_be_chance
    assert not Interval(-1, -2, -0.1).may_be_chance


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [
        (Group("nea/1", 20, 15, 19), Group("nea/1", 20, 16), ()),
        (Group("nea/1", 20, 15), None, ()),
        (Group("nea/1", 20, 9), None, (Doubt.LOW_RESPONSE,)),
        (Group("nea/2", 20, 15, 20), Group("nea/1", 20, 16), (Doubt.OTHER_VERSION,)),
        (Group("nea/1", 20, 15, 10), Group("nea/1", 20, 16), (Doubt.OTHER_PEOPLE,)),
        (Group("nea/1", 20, 15), Group("nea/1", 30, 22), (Doubt.OTHER_NUMBER,)),
        (Group("nea/1", 20, 18, 20), Group("nea/1", 20, 12), (Doubt.OTHER_RESPONSE,)),
        (Group("nea/1", 20, 18, 20), Group("nea/1", 20, 9), (Doubt.OTHER_RESPONSE, Doubt.LOW_RESPONSE)),
    ],
)
def test_what_to_keep_in_mind(now: Group, then: Group | None, expected: tuple[Doubt, ...]) -> None:
    assert doubts(now, then) == expected
