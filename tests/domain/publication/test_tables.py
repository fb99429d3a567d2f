"""The shape in which a closed round comes to the door."""

from uuid import UUID

from domain.kernel.ids import UnitId
from domain.publication.tables import Tree, banded, usual_ladder

NORTH, TEAM, SOUTH = (UnitId(UUID(int=number)) for number in (1, 2, 3))


def test_a_ladder_goes_from_each_answer_to_the_two_sides_of_the_cut_off() -> None:
    assert usual_ladder(4, 2) == ((1, 1, 1, 1), (2, 2))
    assert usual_ladder(5, 3) == ((1, 1, 1, 1, 1), (2, 1, 1, 1), (3, 2))
    assert usual_ladder(10, 5) == ((1,) * 10, (3, 2, 2, 3), (5, 5))
    assert usual_ladder(3, 2) == ((1, 1, 1), (2, 1))
    assert usual_ladder(2, 1) == ((1, 1),)


def test_bands_take_answers_together() -> None:
    assert banded((3, 1, 4, 2), (2, 2)) == (4, 6)
    assert banded((3, 1, 4, 2), (1, 1, 1, 1)) == (3, 1, 4, 2)


def test_a_node_takes_all_places_below_it_together_and_everybody_those_without_a_unit() -> None:
    tree = Tree({NORTH: None, TEAM: NORTH, SOUTH: None})
    assert tree.places(NORTH) == {NORTH, TEAM}
    assert tree.places(None) == {None, NORTH, TEAM, SOUTH}
    assert tree.nodes[0] is None
    assert tree.nodes.index(NORTH) < tree.nodes.index(TEAM)


def test_a_unit_whose_parent_was_not_asked_stands_at_the_top() -> None:
    assert list(Tree({TEAM: NORTH}).above(TEAM)) == [TEAM, None]
