"""The referee: what is about to be shown is attacked, together with what was shown before, and not shown if it yields.

Whoever chose what is shown (domain/publication/choose.py) is not believed. Attacked are the numbers of every named
group that is too small or too much of one mind: each must stay open by three people, from this poll's figures alone;
and, from these with those of an earlier poll, no few people who came, went or moved may be told.
"""

from collections.abc import Iterator, Sequence

from domain.publication.shown import Edition
from domain.publication.tables import Counted, Counts, Place, Question, Tree, banded
from infra.publication.attack import CLOSE, Attack, Cell, Scheme, bounds

OPEN = 3
FEW_PEOPLE = 10
# Two polls together make a larger programme: up to so many strata of people (1,000 units have 2,500) it is solved, too.
MOST_STRATA = 3000


class FiguresTell(Exception):
    """The attack worked: these figures are not to be shown (`question`, how many numbers came out)."""

    def __init__(self, question: str, numbers: int) -> None:
        super().__init__(f"the attack on {question!r} recovered {numbers} numbers")
        self.question, self.numbers = question, numbers


def referee(counted: Counted, edition: Edition, earlier: Sequence[Edition]) -> None:
    """Attack it. Raises FiguresTell when a number comes out that nobody may know."""
    for table in edition.tables:
        alone = Scheme([edition], table.question)
        _judge(table.question, alone, tuple(_hidden(counted, edition, table.question, alone)), OPEN)
        for before in earlier:
            if before.told(table.question) is not None:
                _judge_beside(counted, before, edition, table.question)


def _judge_beside(counted: Counted, before: Edition, edition: Edition, question: Question) -> None:
    both = Scheme([before, edition], question, counted.stayed[before.poll])
    movers = [stratum for stratum, people in both.people.items() if None in stratum and people < FEW_PEOPLE]
    if len(both.people) <= MOST_STRATA and movers and both.possible():
        cells = (
            Cell(0 if stratum[1] is None else 1, frozenset({stratum}), frozenset({answer}))
            for stratum in movers
            for answer in range(question.answers)
        )
        _judge(question, both, tuple(cells), 1)


def _judge(question: Question, scheme: Scheme, cells: Sequence[Cell], wide: int) -> None:
    widths = [min(wide, sum(scheme.people[stratum] for stratum in cell.strata)) for cell in cells]
    seen = bounds([Attack(scheme, tuple(cells), tuple(map(float, widths)))])[0] if cells else []
    told = sum(most - least < width - CLOSE for (least, most), width in zip(seen, widths, strict=True))
    if told:
        raise FiguresTell(question.key, told)


def _hidden(counted: Counted, edition: Edition, question: Question, scheme: Scheme) -> Iterator[Cell]:
    """The numbers of each named group that may not be known, as they are. (Nearly everybody is no group by itself.)"""
    answers, tree, torn = counted.answers(question.key), counted.tree, counted.torn()
    asked = {part.place: part.asked for part in counted.parts} | ({} if None in answers else {None: 0})
    everybody = sum(asked.values())
    for places in {tree.places(node) for node in tree.nodes if node not in torn} | {frozenset({p}) for p in answers}:
        fine = [sum(answers[place][at] for place in places if place in answers) for at in range(question.answers)]
        others = everybody - sum(asked[place] for place in places)
        if not any(fine) or others < OPEN:
            continue
        open_ = _open(edition, question, tree, places)
        for bands in reversed(question.ladder):
            counts = banded(fine, bands)
            if sum(counts) < FEW_PEOPLE or min(counts) < OPEN:
                yield from (Cell(0, scheme.places(0, places), band) for band in _bands(bands) if band not in open_)
            else:
                open_ |= set(_bands(bands))


def _open(edition: Edition, question: Question, tree: Tree, places: frozenset[Place]) -> set[frozenset[int]]:
    """The bands that are shown of this very group."""
    table = edition.told(question)
    levels = [each.level for each in (table.shown if table else ()) if tree.places(each.node) == places]
    return {band for level in levels for bands in question.ladder[level:] for band in _bands(bands)}


def _bands(sizes: Counts) -> list[frozenset[int]]:
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return [frozenset(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]
