"""The attack on what is shown: it breaks figures with a threshold only, and gets nothing of ours.

A few hundred organisations here; ten thousand by `./dev drill attack`.
"""

from tests.attack.hunting import hunt_all
from tests.attack.recovered import ours, threshold_only


def test_a_threshold_alone_is_broken() -> None:
    """The control: most of the cells that nobody may know come out to the person."""
    found = hunt_all(range(6), threshold_only, coalition=0)
    assert found.exact > found.cells / 2


def test_invariant_6_nothing_of_ours_is_recovered_and_what_is_hidden_stays_open_by_three_people() -> None:
    found = hunt_all(range(100, 400), ours, coalition=0)
    assert found.cells > 10_000
    assert found.wrong == []


def test_two_people_who_know_their_own_answers_get_nothing_either() -> None:
    assert hunt_all(range(400, 450), ours, coalition=2).wrong == []
