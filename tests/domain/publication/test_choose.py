"""Which figures of a poll are shown: examples that one can follow by hand."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from domain.kernel.ids import PollId, UnitId
from domain.publication.choose import edition
from domain.publication.floors import DEFAULT, Floors
from domain.publication.shown import Edition
from domain.publication.tables import Counted, Counts, Part, Place, Question, usual_ladder

NORTH, SOUTH, EAST, TEAM, CREW = (UnitId(UUID(int=number)) for number in range(1, 6))
FIRST, SECOND = (PollId(UUID(int=number)) for number in (11, 12))
WORK = Question("work", 4, usual_ladder(4, 2))
SECRET = b"a coin"


def poll(
    answers: Mapping[Place, Counts],
    parents: Mapping[Place, Place] | None = None,
    silent: int = 0,
    number: PollId = FIRST,
    stayed: Mapping[tuple[Place, Place], int] | None = None,
    joined: Mapping[Place, tuple[Place, ...]] | None = None,
) -> Counted:
    parts = tuple(
        Part(place, (parents or {}).get(place), sum(counts) + silent, {"work": counts}, (joined or {}).get(place, ()))
        for place, counts in answers.items()
    )
    known = {FIRST: stayed} if stayed is not None else {}
    return Counted(number, date(2026, 3, 1), "nea/1", (WORK,), parts, known)


def shown(counted: Counted, *earlier: Edition, floors: Floors = DEFAULT) -> dict[Place, tuple[int, Counts]]:
    table = edition(counted, earlier, floors, SECRET).tables[0]
    return {each.node: (each.level, each.counts) for each in table.shown}


def test_a_large_mixed_group_is_shown_answer_by_answer_and_others_by_the_cut_off() -> None:
    assert shown(poll({NORTH: (4, 5, 6, 3), SOUTH: (1, 4, 5, 2)})) == {
        None: (0, (5, 9, 11, 5)),
        NORTH: (1, (9, 9)),
        SOUTH: (1, (5, 7)),
    }


def test_one_group_alone_is_not_told_apart_from_the_answers_of_all_where_the_others_could_not_be() -> None:
    """Both by answer, all minus North would be South by answer, in which one person alone said “never”."""
    apart = shown(poll({NORTH: (4, 5, 6, 3), SOUTH: (3, 4, 5, 3)}))
    assert {level for level, _ in apart.values()} == {0}


def test_a_small_group_takes_another_along() -> None:
    found = shown(poll({NORTH: (4, 5, 6, 3), SOUTH: (3, 4, 5, 4), EAST: (1, 1, 1, 1)}))
    assert None in found
    assert EAST not in found
    assert len(found) == 2


def test_where_all_think_alike_no_answer_is_shown() -> None:
    assert shown(poll({NORTH: (0, 0, 6, 8)})) == {}
    assert shown(poll({NORTH: (1, 1, 6, 8)})) == {}


def test_everybody_needs_five_a_part_ten_and_an_organisation_may_ask_for_more() -> None:
    assert shown(poll({None: (3, 0, 2, 1)})) == {None: (1, (3, 3))}
    assert shown(poll({None: (3, 0, 2, 1)}), floors=DEFAULT.raised(7)) == {}
    assert DEFAULT.raised(3) == DEFAULT


def test_a_team_is_not_told_apart_from_a_subtotal_that_leaves_three_people() -> None:
    counted = poll({NORTH: (1, 1, 1, 0), TEAM: (3, 4, 3, 4), SOUTH: (4, 4, 4, 4)}, {TEAM: NORTH})
    assert set(shown(counted)) == {None, NORTH, SOUTH}


def test_one_of_two_teams_goes_where_a_subtotal_leaves_one_person() -> None:
    parents: Mapping[Place, Place] = {TEAM: NORTH, CREW: NORTH}
    answers: Mapping[Place, Counts] = {
        None: (4, 4, 4, 4),
        NORTH: (1, 0, 0, 0),
        TEAM: (3, 4, 3, 4),
        CREW: (4, 4, 5, 4),
    }
    assert set(shown(poll(answers, parents))) in ({None, NORTH, CREW}, {None, NORTH, TEAM})


def test_a_unit_whose_few_were_counted_elsewhere_is_not_shown_as_if_it_were_whole() -> None:
    answers: Mapping[Place, Counts] = {None: (4, 4, 4, 4), NORTH: (), TEAM: (3, 4, 4, 3), CREW: (4, 4, 4, 4)}
    parents: Mapping[Place, Place] = {TEAM: NORTH, CREW: NORTH}
    found = shown(poll(answers, parents, joined={None: (NORTH,)}))
    assert {None, TEAM, CREW} == set(found)


def test_a_second_poll_does_not_tell_what_the_one_who_joined_said() -> None:
    first = edition(poll({None: (3, 3, 3, 3)}), (), DEFAULT, SECRET)
    assert [each.level for each in first.tables[0].shown] == [0]
    joined: Mapping[Place, Counts] = {None: (3, 3, 3, 4)}
    changed: Mapping[Place, Counts] = {None: (4, 5, 3, 1)}
    stayed: Mapping[tuple[Place, Place], int] = {(None, None): 12}
    assert shown(poll(joined, number=SECOND, stayed=stayed), first) == {}
    assert shown(poll(changed, number=SECOND, stayed=stayed), first) == {None: (1, (9, 4))}


def test_what_is_hidden_cannot_be_foreseen() -> None:
    counted = poll({NORTH: (4, 5, 6, 3), SOUTH: (3, 4, 5, 4), EAST: (1, 1, 1, 1)})
    ways = {
        frozenset(each.node for each in edition(counted, (), DEFAULT, bytes([dice])).tables[0].shown)
        for dice in range(1, 20)
    }
    assert ways == {frozenset({None, NORTH}), frozenset({None, SOUTH})}
