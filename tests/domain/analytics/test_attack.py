"""Whoever lays all reports and all analytics of an organisation beside each other finds no figure about a few.

Each cell (when, in which plan, about which unit) has a power of two for its number of signals. So every number that is
shown says by itself which cells it adds up, and no sum of multiples of them may be about the cells of a few alone.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from unittest.mock import patch
from uuid import UUID

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.analytics.board import board
from domain.analytics.known import known_from, period_at
from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import ReportId
from domain.kernel.release import Release, everybody
from domain.reports import signals as signals_of_reports
from domain.reports.content import Counted, Report
from domain.reports.events import About, Scope, Since
from domain.reports.people import SignalCount
from domain.reports.presence import PRESENCES, Presence, PresenceRow
from domain.reports.report import report
from domain.reports.stand import Stand
from domain.reports.told import Told
from tests.domain.analytics.attacked import MOMENTS, PLANS, STRETCHES, UNITS, A, B, C, Cell, Organisation
from tests.domain.kernel.test_release import independent, tells_about
from tests.domain.reports.history import AMSTERDAM, Log


def shown(made: Organisation, moments: Sequence[int] = STRETCHES) -> tuple[list[Cell], list[list[int]]]:
    """All figures of all reports and boards at these moments, each as how often it counts each cell."""
    log, ends = made.log()
    cells = made.cells()
    numbers = {number for at in moments for number in _numbers_at(made, log, ends, cells, at)}
    return cells, [[number >> place & 1 for place in range(len(cells))] for number in numbers if number]


def _numbers_at(made: Organisation, log: Log, ends: Sequence[int], cells: Sequence[Cell], at: int) -> Iterator[int]:
    def counts(stand: Stand) -> list[SignalCount]:
        mine = [cell for cell in cells if ends[cell.stretch] <= stand.position]
        return [SignalCount(0, cell.plan, cell.unit, "planning", "too_high", cell.number) for cell in mine]

    known = known_from(log.facts[: ends[at]], MOMENTS[at], AMSTERDAM)
    weighed = [
        SignalCount(
            period_at(known.ends, ends[cell.stretch]), cell.plan, cell.unit, "planning", "too_high", cell.number
        )
        for cell in cells
        if cell.stretch <= at
    ]
    known = msgspec.structs.replace(known, signals=weighed)
    now, then = (Stand(log.facts, ends[stretch], MOMENTS[stretch]) for stretch in (at, max(0, at - 1)))
    since = Since(ReportId(UUID(int=1)), then.on, then.position)
    plans, units = [About(Scope.PLAN, plan=plan) for plan in PLANS], [About(Scope.UNIT, unit=unit) for unit in UNITS]
    with patch.object(signals_of_reports, "signal_counts", counts):
        for about in (About(Scope.ORGANISATION), *plans, *units):
            yield from _of_report(report(about, "", now, since, then))
            told = board(known, about)
            for line in (*(told.signals or ()), *(told.themes or ()), *told.signals_by_unit):
                yield from line.numbers


def _of_report(made: Report) -> Iterator[int]:
    found = made.signals
    if found is not None:
        lines = [found.now, found.then, *(line.counted for line in (*found.themes, *found.units))]
        yield from (number for counted in lines if isinstance(counted, Counted) for number in _plain(counted))


def _plain(counted: Counted) -> Sequence[Any]:
    return msgspec.structs.astuple(counted)


def leaks(made: Organisation, moments: Sequence[int] = STRETCHES) -> bool:
    """Whether the figures tell anything about fewer than five.

    What a plan says of no unit of its own is about everybody in it; and it may be that there is nothing of that kind.
    """
    cells, figures = shown(made, moments)
    behind = [made.behind(cell) for cell in cells]
    own = [place for place, cell in enumerate(cells) if made.takes_part(cell)]
    return _leaks(figures, behind) or _leaks([[row[n] for n in own] for row in figures], [behind[n] for n in own])


def _leaks(figures: Sequence[Sequence[int]], behind: Sequence[frozenset[Any]]) -> bool:
    """From each cell of a few on, the most of them together."""
    small = [place for place, people in enumerate(behind) if len(people) < FLOOR]
    groups = set()
    for start in range(len(small)):
        group: list[int] = []
        for place in small[start:] + small[:start]:
            if len(everybody(behind[n] for n in (*group, place))) < FLOOR:
                group.append(place)
        groups.add(frozenset(group))
    basis = independent(figures)
    return any(tells_about(basis, group) for group in groups)


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Teams of any size, in which people come and go; plans that units join and leave, or that are for all."""
    units = UNITS[: draw(st.integers(2, 4))]
    spells = st.sampled_from([(0, None), (0, None), (1, None), (2, None), (3, None), (0, 1), (0, 2), (0, 3), (1, 3)])
    group = st.tuples(st.sampled_from([*units, *units, None]), st.integers(1, 8), spells)
    some = st.lists(
        st.tuples(st.sampled_from(units), st.integers(0, 3)), min_size=1, max_size=3, unique_by=lambda u: u[0]
    )
    whole = st.integers(0, 2).map(lambda since: [(None, since)])
    plans = PLANS[: draw(st.integers(1, 2))]
    late = st.dictionaries(st.sampled_from(plans), st.integers(1, 3))
    joined = {plan: draw(st.one_of(some, some, whole)) for plan in plans}
    closed = {plan: at for plan, at in draw(late).items() if all(since <= at for _, since in joined[plan])}
    return Organisation(
        parents={unit: draw(st.sampled_from([None, *units[:number]])) for number, unit in enumerate(units)},
        groups=[(unit, count, *spell) for unit, count, spell in draw(st.lists(group, min_size=1, max_size=6))],
        joins=joined,
        left=draw(late),
        closed=closed,
    )


@settings(max_examples=40)
@given(organisations())
def test_no_sum_or_difference_over_reports_and_analytics_and_moments_is_about_fewer_than_five(
    made: Organisation,
) -> None:
    assert not leaks(made)


SMALL_BESIDE_LARGE = Organisation(
    parents={A: None, B: None, C: None}, groups=[(A, 8, 0, None), (B, 6, 0, None), (C, 3, 0, None)],
    joins={PLANS[0]: [(A, 0), (B, 0), (C, 0)]},
)  # fmt: skip
A_FEW_ABOVE_TEAMS = Organisation(
    parents={A: None, B: A, C: A}, groups=[(A, 3, 0, None), (B, 8, 0, None), (C, 6, 0, None)],
    joins={PLANS[0]: [(A, 0)]},
)  # fmt: skip
GROWN = Organisation(parents={A: None}, groups=[(A, 3, 0, None), (A, 5, 3, None)], joins={PLANS[0]: [(A, 0)]})
CLOSED = Organisation(
    parents={A: None, B: None}, groups=[(A, 8, 0, None), (B, 3, 0, None), (None, 1, 2, None)],
    joins={PLANS[0]: [(A, 0)], PLANS[1]: [(B, 0)]}, closed={PLANS[0]: 2}, quiet=1,
)  # fmt: skip


def test_the_control_finds_a_total_minus_its_parts() -> None:
    for made, parts in ((SMALL_BESIDE_LARGE, {A, B}), (A_FEW_ABOVE_TEAMS, {A, B, C})):
        assert not leaks(made)
        with patch.object(Presence, "release", Release(True, frozenset(PLANS), frozenset(parts))):
            assert leaks(made, [0])


def test_the_control_finds_a_quarter_that_was_too_small() -> None:
    assert not leaks(GROWN)
    with patch.object(Told, "_stands_alone", lambda _told, _period: True):
        assert leaks(GROWN, [3])


def test_the_control_finds_reports_that_go_by_another_rule_than_analytics() -> None:
    def told_apart(stand: Stand, _about: About) -> Told:
        told = Told(stand.rows(PRESENCES), [stand.position])
        told.presence.release = Release(True, frozenset(PLANS), frozenset({B}))
        return told

    with patch.object(Stand, "told", told_apart):
        assert leaks(SMALL_BESIDE_LARGE, [3])


def test_the_control_finds_a_plan_that_stands_on_its_own_once_it_is_closed() -> None:
    """Only moments beside each other tell: the total of before minus the closed plan is the other plan."""
    begin, (_, ends) = Presence.__init__, CLOSED.log()

    def on_its_own(self: Presence, rows: Sequence[PresenceRow], position: int) -> None:
        begin(self, rows, position)
        if position == ends[2] - 2:
            self.release = Release(False, frozenset({PLANS[0]}), frozenset())

    assert not leaks(CLOSED)
    with patch.object(Presence, "__init__", on_its_own):
        assert not leaks(CLOSED, [3])
        assert leaks(CLOSED, [1, 3])
