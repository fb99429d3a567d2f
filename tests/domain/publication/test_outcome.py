"""The outcome as it is read: every group in its place, beside the poll before, also what is not shown."""

from collections.abc import Mapping

from domain.publication.choose import edition
from domain.publication.events import FiguresReleased, ReleaseBegun
from domain.publication.floors import DEFAULT
from domain.publication.ledger import Ledger, Release, after, released
from domain.publication.outcome import Issued, Line, Means, before, outcome
from domain.publication.statistics import Doubt
from domain.publication.tables import Counted, Counts, Place
from domain.publication.views import EditionRow, FiguresRow
from tests.domain.publication.test_choose import CREW, EAST, FIRST, NORTH, SECOND, SECRET, SOUTH, poll
from tests.domain.specification import PLAN, TODAY


def issued(counted: Counted, state: Ledger, seq: int) -> tuple[Issued, Ledger]:
    """What the views hold of a poll once it came out, and the ledger then."""
    made = edition(counted, tuple(state.editions.values()), DEFAULT, SECRET)
    events = released(state, Release(plan=PLAN, edition=made, floors=DEFAULT, stayed=counted.stayed, on=TODAY))
    begun, *rest = events
    assert isinstance(begun, ReleaseBegun)
    row = EditionRow(
        PLAN, begun.poll, TODAY, begun.closed_on, begun.version, begun.floors, begun.places, begun.kept, seq
    )
    figures = [
        FiguresRow(PLAN, each.poll, each.told.question.key, each.told, seq + at)
        for at, each in enumerate(rest, 1)
        if isinstance(each, FiguresReleased)
    ]
    return Issued(row, figures), after(events)


ANSWERS: Mapping[Place, Counts] = {NORTH: (4, 5, 6, 3), SOUTH: (3, 4, 5, 3), EAST: (1, 1, 1, 0), CREW: (2, 0, 1, 1)}
PARENTS: Mapping[Place, Place] = {CREW: SOUTH}


def lines(now: Issued, then: Issued | None = None) -> dict[Place, Line]:
    (answered,) = outcome(now, then, {"work": Means()})
    return {line.node: line for line in answered.lines}


def test_every_group_has_a_line_also_one_of_which_nothing_is_shown() -> None:
    found = lines(issued(poll(ANSWERS, PARENTS), Ledger(), 1)[0])
    assert next(iter(found)) is None
    assert set(found) == {None, NORTH, SOUTH, EAST, CREW}
    assert (found[EAST].asked, found[EAST].shown, found[EAST].share) == (3, None, None)
    assert (found[CREW].depth, found[SOUTH].depth) == (2, 1)
    assert list(found).index(CREW) == list(found).index(SOUTH) + 1
    everybody = found[None]
    assert everybody.share is not None
    assert (everybody.asked, everybody.share.upper, everybody.share.answers) == (40, 20, 40)


def test_beside_the_poll_before_stands_the_change_with_its_interval_and_what_to_keep_in_mind() -> None:
    first, state = issued(poll({NORTH: (4, 5, 6, 3)}), Ledger(), 1)
    later: Mapping[Place, Counts] = {NORTH: (9, 6, 3, 4)}
    second, _ = issued(poll(later, number=SECOND, stayed={(NORTH, NORTH): 5}), state, 10)
    line = lines(second, first)[None]
    assert line.then is not None
    assert line.change is not None
    assert line.change_of_mean is not None
    assert (line.then.upper, line.share.upper if line.share else None) == (9, 7)
    assert line.change.may_be_chance
    assert Doubt.OTHER_PEOPLE in line.doubts


def test_the_poll_to_put_beside_is_the_one_that_it_follows_or_else_the_one_before() -> None:
    first, state = issued(poll({NORTH: (4, 5, 6, 3)}), Ledger(), 1)
    second, _ = issued(poll({NORTH: (9, 6, 3, 4)}, number=SECOND, stayed={(NORTH, NORTH): 5}), state, 10)
    rows = [first.edition, second.edition]
    assert before(rows, SECOND, None) == first.edition
    assert before(rows, SECOND, FIRST) == first.edition
    assert before(rows, FIRST, None) is None
