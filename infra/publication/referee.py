"""The referee: what is about to be shown is attacked, together with what was shown before, and not shown if it yields.

Whoever chose what is shown (domain/publication/choose.py) is not believed. Attacked are the numbers of every named
group that is too small or too much of one mind: each must stay open by three people, from this poll's figures alone;
from these with those of earlier polls, one by one and all together, no few people who came, went or moved may be told,
and no such group.
"""

from collections.abc import Iterator, Sequence

from domain.publication.shown import Edition
from domain.publication.tables import Counted, Counts, Place, Question, Tree, banded
from infra.publication.attack import CLOSE, Attack, Cell, Scheme, Stratum, alone, beside, bounds

OPEN = 3
FEW_PEOPLE = 10
# Two polls together make a larger programme: up to so many strata of people (1,000 units have 2,500) it is solved, too.
MOST_STRATA = 3000
# More than two make one that grows with every poll: the last ones of them, up to so many unknown numbers.
MOST_POLLS, MOST_COLUMNS = 4, 10_000


class FiguresTell(Exception):
    """The attack worked: these figures are not to be shown (`question`, how many numbers came out)."""

    def __init__(self, question: str, numbers: int) -> None:
        super().__init__(f"the attack on {question!r} recovered {numbers} numbers")
        self.question, self.numbers = question, numbers


def referee(counted: Counted, edition: Edition, earlier: Sequence[Edition]) -> None:
    """Attack it. Raises FiguresTell when a number comes out that nobody may know."""
    for table in edition.tables:
        scheme = Scheme([edition], table.question, alone(edition))
        _judge(table.question, scheme, tuple(_hidden(counted, edition, table.question, scheme)), OPEN)
        before = [each for each in earlier if each.told(table.question) is not None]
        for each in before:
            _judge_beside(counted, each, edition, table.question)
        _judge_together(counted, before, edition, table.question)


def _judge_beside(counted: Counted, before: Edition, edition: Edition, question: Question) -> None:
    both = Scheme([before, edition], question, beside(before, edition, counted.stayed[before.poll]))
    cells = tuple(_movers(both, [before, edition]))
    if len(both.people) <= MOST_STRATA and cells and both.possible():
        _judge(question, both, cells, OPEN)


def _judge_together(counted: Counted, before: Sequence[Edition], edition: Edition, question: Question) -> None:
    """As many of the last polls as can be solved together, and be explained by nobody having changed their mind."""
    some = list(before[-MOST_POLLS + 1 :])
    while len(some) > 1:
        polls = [*some, edition]
        scheme = Scheme(polls, question, counted.together.over([each.poll for each in polls]))
        if scheme.width <= MOST_COLUMNS and scheme.possible():
            known = _known(scheme, polls)
            hidden = (c for c in _hidden(counted, edition, question, scheme) if (c.strata, c.answers) not in known)
            _judge(question, scheme, tuple(_movers(scheme, polls)), OPEN)
            _judge(question, scheme, tuple(hidden), 1)
            return
        some = some[1:]


def _judge(question: Question, scheme: Scheme, cells: Sequence[Cell], wide: int) -> None:
    widths = [min(wide, sum(scheme.people[stratum] for stratum in cell.strata)) for cell in cells]
    seen = bounds([Attack(scheme, tuple(cells), tuple(map(float, widths)))])[0] if cells else []
    told = sum(most - least < width - CLOSE for (least, most), width in zip(seen, widths, strict=True))
    if told:
        raise FiguresTell(question.key, told)


def _movers(scheme: Scheme, polls: Sequence[Edition]) -> Iterator[Cell]:
    """What few people answered who were not asked in all the polls, each time they were asked.

    They are few who took the same way through all polls, or through the last and one other.
    """
    ways: dict[tuple[int, Stratum], list[Stratum]] = {}
    for stratum in scheme.people:
        for poll, before in enumerate(stratum[:-1]):
            ways.setdefault((poll, (before, stratum[-1])), []).append(stratum)
    groups = {frozenset(some) for (_, way), some in ways.items() if None in way and any(way)}
    groups |= {frozenset({stratum}) for stratum in scheme.people if None in stratum}
    few = [group for group in groups if sum(scheme.people[stratum] for stratum in group) < FEW_PEOPLE]
    known = _known(scheme, polls)
    for group in few:
        for poll in {at for stratum in group for at, asked in enumerate(stratum) if asked}:
            asked_then = frozenset(stratum for stratum in group if stratum[poll])
            for answer in (frozenset({at}) for at in range(scheme.question.answers)):
                if (asked_then, answer) not in known:
                    yield Cell(poll, asked_then, answer)


def _known(scheme: Scheme, polls: Sequence[Edition]) -> set[tuple[frozenset[Stratum], frozenset[int]]]:
    """What some poll by itself tells of just these people: that they said it, or say it again, is no find."""
    known = set()
    for poll, edition in enumerate(polls):
        told, tree = edition.told(scheme.question), edition.tree
        for each in told.shown if told else ():
            strata, ladder = scheme.places(poll, tree.places(each.node)), scheme.question.ladder
            known |= {(strata, band) for bands in ladder[each.level :] for band in _bands(bands)}
    return known


def _hidden(counted: Counted, edition: Edition, question: Question, scheme: Scheme) -> Iterator[Cell]:
    """The numbers of each named group that may not be known, as they are. (Nearly everybody is no group by itself.)"""
    answers, tree, torn = counted.answers(question.key), counted.tree, counted.torn()
    asked = {part.place: part.asked for part in counted.parts} | ({} if None in answers else {None: 0})
    everybody, last = sum(asked.values()), scheme.polls - 1
    for places in {tree.places(node) for node in tree.nodes if node not in torn} | {frozenset({p}) for p in answers}:
        fine = [sum(answers[place][at] for place in places if place in answers) for at in range(question.answers)]
        others = everybody - sum(asked[place] for place in places)
        if not any(fine) or others < OPEN:
            continue
        open_, strata = _open(edition, question, tree, places), scheme.places(last, places)
        for bands in reversed(question.ladder):
            counts = banded(fine, bands)
            if sum(counts) < FEW_PEOPLE or min(counts) < OPEN:
                yield from (Cell(last, strata, band) for band in _bands(bands) if band not in open_)
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
