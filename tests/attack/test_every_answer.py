"""Small organisations, with every answer that can be given: no linear programme, and a reader who knows our rules, too.

All answers that are shown alike are put in one class; a number that nobody may know must differ within its class.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from uuid import UUID

import pytest

from domain.kernel.ids import PollId, UnitId
from domain.publication.choose import edition
from domain.publication.floors import FEW, Floors, enough
from domain.publication.tables import Bands, Counted, Counts, Part, Place, Question, banded, usual_ladder

A, B = (UnitId(UUID(int=number)) for number in (1, 2))
Answers = tuple[Counts, ...]
Shown = frozenset[tuple[Place, int, Counts]]


def classes(
    asked: Mapping[Place, int], question: Question, floors: Floors, coins: int
) -> Mapping[Shown, list[Answers]]:
    """All that can be answered, by what is shown of it (whatever way the coin falls)."""
    ways = [[c for c in product(range(n + 1), repeat=question.answers) if sum(c) <= n] for n in asked.values()]
    found: dict[Shown, list[Answers]] = {}
    for answers in product(*ways):
        parts = (Part(place, None, asked[place], {"q": c}) for place, c in zip(asked, answers, strict=True))
        counted = Counted(PollId(UUID(int=1)), date(2026, 1, 1), "1", (question,), tuple(parts))
        for coin in range(coins):
            table = edition(counted, (), floors, bytes([coin])).tables[0]
            shown = frozenset((each.node, each.level, each.counts) for each in table.shown)
            if answers not in found.setdefault(shown, []):
                found[shown].append(answers)
    return found


def told(
    alike: Sequence[Answers], shown: Shown, asked: Mapping[Place, int], question: Question, floors: Floors
) -> Iterator[tuple[frozenset[Place], Bands, int]]:
    """The cells that all these answers have in common although nobody may know them."""
    places = list(asked)
    for group in (frozenset(places), *(frozenset({place}) for place in places)):
        sums = [[sum(column) for column in zip(*(a[places.index(p)] for p in group), strict=True)] for a in alike]
        open_ = {level for node, level, _ in shown if group == ({node} if node else frozenset(places))}
        others = sum(asked.values()) - sum(asked[place] for place in group)
        floor = floors.whole if others < FEW else floors.split
        for level, bands in enumerate(question.ladder):
            if (open_ and min(open_) <= level) or all(enough(banded(each, bands), floor) for each in sums):
                continue
            for band in range(len(bands)):
                if len({banded(each, bands)[band] for each in sums}) == 1 and not _shown(band, bands, open_, question):
                    yield group, bands, band


def _shown(band: int, bands: Bands, open_: set[int], question: Question) -> bool:
    start = sum(bands[:band])
    coarser = [question.ladder[level] for level in range(min(open_), len(question.ladder))] if open_ else []
    return any(start == sum(other[:at]) and bands[band] == other[at] for other in coarser for at in range(len(other)))


@pytest.mark.parametrize(
    ("asked", "answers", "coins"), [({A: 8, B: 5}, 2, 2), ({A: 5, B: 6, None: 2}, 2, 3), ({A: 6, B: 4}, 3, 1)]
)
def test_no_answer_of_a_few_is_certain(asked: Mapping[Place, int], answers: int, coins: int) -> None:
    question, floors = Question("q", answers, usual_ladder(answers, (answers + 1) // 2)), Floors(5, 6)
    found = classes(asked, question, floors, coins)
    assert len(found) > 5
    for shown, alike in found.items():
        assert list(told(alike, shown, asked, question, floors)) == []
