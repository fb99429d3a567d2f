"""The ledger: what may come out beside all that came out before; told as: given these, when that, then those."""

from collections.abc import Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from domain.kernel.refusals import Refusal
from domain.publication.choose import edition
from domain.publication.events import FiguresReleased, LedgerEvent, ReleaseBegun
from domain.publication.floors import DEFAULT, Floors
from domain.publication.ledger import Ledger, Release, after, released
from domain.publication.refusals import FiguresTellOfFew, MoversUnknown, ReleasedBefore
from domain.publication.shown import Edition, Shown, Told
from domain.publication.tables import Counts, Place
from tests.attack.organisations import drawn
from tests.attack.recovered import ours, threshold_only
from tests.domain.publication.test_choose import EAST, FIRST, NORTH, SECOND, SECRET, SOUTH, WORK, poll
from tests.domain.specification import PLAN, TODAY

Moves = Mapping[tuple[Place, Place], int]


def release(made: Edition, floors: Floors = DEFAULT, stayed: Moves | None = None, on: date = TODAY) -> Release:
    known = {} if stayed is None else {FIRST: stayed}
    return Release(plan=PLAN, edition=made, floors=floors, stayed=known, on=on)


def refused(rule: type[Refusal], state: Ledger, new: Release) -> None:
    with pytest.raises(rule):
        released(state, new)


COUNTED = poll({NORTH: (4, 5, 6, 3), SOUTH: (3, 4, 5, 3)})
SHOWN = edition(COUNTED, (), DEFAULT, SECRET)
CAME_OUT: tuple[LedgerEvent, ...] = released(Ledger(), release(SHOWN))


def test_figures_come_out_question_by_question_and_the_ledger_holds_them() -> None:
    begun, figures = CAME_OUT
    assert isinstance(begun, ReleaseBegun)
    assert isinstance(figures, FiguresReleased)
    assert (begun.poll, begun.on, figures.told.question) == (FIRST, TODAY, WORK)
    assert after(CAME_OUT).editions[FIRST] == SHOWN


def test_the_same_again_brings_nothing_and_others_are_refused() -> None:
    assert released(after(CAME_OUT), release(SHOWN)) == ()
    other = replace(SHOWN, tables=())
    refused(ReleasedBefore, after(CAME_OUT), release(other))


def test_what_leaves_a_few_over_is_refused_whoever_chose_it() -> None:
    small = poll({NORTH: (4, 5, 6, 3), SOUTH: (3, 4, 5, 3), EAST: (1, 1, 1, 0)})
    figures = (Shown(None, 0, (8, 10, 12, 6)), Shown(NORTH, 0, (4, 5, 6, 3)), Shown(SOUTH, 0, (3, 4, 5, 3)))
    made = replace(edition(small, (), DEFAULT, SECRET), tables=(Told(WORK, figures),))
    refused(FiguresTellOfFew, Ledger(), release(made))


def test_floors_may_be_higher_than_usual_but_never_lower() -> None:
    refused(FiguresTellOfFew, Ledger(), release(SHOWN, Floors(20, 20)))
    nine: Mapping[Place, Counts] = {NORTH: (0, 4, 5, 0), SOUTH: (4, 5, 6, 3)}
    tables = (Told(WORK, (Shown(NORTH, 1, (4, 5)),)),)
    made = replace(edition(poll(nine), (), DEFAULT, SECRET), tables=tables)
    refused(FiguresTellOfFew, Ledger(), release(made, Floors(1, 1)))


def test_a_second_poll_needs_to_know_who_came_and_went() -> None:
    second = edition(poll({NORTH: (4, 5, 6, 3), SOUTH: (3, 4, 5, 3)}, number=SECOND), (), DEFAULT, SECRET)
    refused(MoversUnknown, after(CAME_OUT), release(second))


def test_what_tells_with_an_earlier_poll_what_a_joiner_said_is_refused() -> None:
    joined: Mapping[Place, Counts] = {NORTH: (4, 5, 6, 4), SOUTH: (3, 4, 5, 3)}
    stayed: Moves = {(NORTH, NORTH): 18, (SOUTH, SOUTH): 15}
    alone = edition(poll(joined, number=SECOND), (), DEFAULT, SECRET)
    refused(FiguresTellOfFew, after(CAME_OUT), release(alone, stayed=stayed))
    beside = edition(poll(joined, number=SECOND, stayed=stayed), (SHOWN,), DEFAULT, SECRET)
    begun = released(after(CAME_OUT), release(beside, stayed=stayed))[0]
    assert isinstance(begun, ReleaseBegun)
    assert all(each.poll == FIRST for each in begun.kept)


@pytest.mark.parametrize("start", range(700, 800, 25))
def test_whatever_the_door_chooses_is_let_in_and_what_a_threshold_would_show_is_not(start: int) -> None:
    stopped = 0
    for seed in range(start, start + 25):
        organisation, events = drawn(seed), list[LedgerEvent]()
        for number, made in enumerate(ours(organisation)):
            new = replace(release(made), stayed=organisation.counted(number).stayed)
            events += released(after(events), new)
        try:
            released(Ledger(), release(threshold_only(organisation)[0]))
        except FiguresTellOfFew:
            stopped += 1
    assert stopped >= 20


def test_it_is_told_how_many_were_asked_again_in_each_group_that_is_shown() -> None:
    changed: Mapping[Place, Counts] = {NORTH: (8, 6, 2, 2), SOUTH: (7, 5, 2, 1)}
    stayed: Moves = {(NORTH, NORTH): 15, (NORTH, SOUTH): 2, (SOUTH, SOUTH): 13}
    beside = edition(poll(changed, number=SECOND, stayed=stayed), (SHOWN,), DEFAULT, SECRET)
    begun = released(after(CAME_OUT), release(beside, stayed=stayed))[0]
    assert isinstance(begun, ReleaseBegun)
    known = {None: 30, NORTH: 15, SOUTH: 13}
    shown = {each.node for each in beside.tables[0].shown}
    assert shown
    assert {each.node: each.people for each in begun.kept} == {node: known[node] for node in shown}
