"""The attack on figures: what somebody who puts all of them together can work out, by linear programming.

It shares no code with the choice of what is shown (domain/publication/choose.py) and knows nothing of its rules: it is
the referee. What the reader knows: every figure that is shown, the tree of units, how many were asked in each unit, who
of those was asked where in another poll. Of several polls together it is also believed that whoever answered in more
of them answered the same. Who answered at all is known to nobody. A coalition knows what its own people answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, combinations, pairwise
from typing import Any

import msgspec
import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_matrix, vstack

from domain.publication.shown import Edition
from domain.publication.tables import Path, Place, Question, Tree

Stayed = Mapping[tuple[Place, Place], int]
# People by where they were asked in each poll: all of one stratum are alike to the reader.
Stratum = Path
Bounds = tuple[float, float]
CLOSE = 1e-6
Array = np.ndarray[Any, Any]


class Cell(msgspec.Struct, frozen=True):
    """What is attacked: how many of these people (by stratum) gave one of these answers in poll number `poll`."""

    poll: int
    strata: frozenset[Stratum]
    answers: frozenset[int]


class Scheme:
    """One question in some polls as a linear programme: who can have answered what.

    `people`: how many were asked where in each of them (`alone`, `beside`, or counted for more).
    """

    def __init__(self, editions: Sequence[Edition], question: Question, people: Mapping[Stratum, int]) -> None:
        self.question, self.people, self.polls = question, people, len(editions)
        self._columns: list[tuple[Stratum, frozenset[int], int]] = [
            (stratum, polls, answer)
            for stratum in self.people
            for polls in _answered(stratum)
            for answer in range(question.answers)
        ]
        self.width = len(self._columns)
        self._asked_in: dict[tuple[int, Place], list[Stratum]] = {}
        for stratum in self.people:
            for poll, asked in enumerate(stratum):
                if asked is not None:
                    self._asked_in.setdefault((poll, asked[0]), []).append(stratum)
        self._places: dict[tuple[int, Stratum, int], list[int]] = {}
        for at, (stratum, polls, answer) in enumerate(self._columns):
            for poll in polls:
                self._places.setdefault((poll, stratum, answer), []).append(at)
        self.at_most, self.limits = self._caps()
        self.equal, self.figures = self._shown(editions)

    def possible(self) -> bool:
        """Whether anybody's answers make these figures: two polls contradict each other when people changed."""
        equal, most = (self.equal, self.figures), (self.at_most, self.limits)
        done = linprog(
            np.zeros(self.width), A_ub=most[0], b_ub=most[1], A_eq=equal[0], b_eq=equal[1], options={"presolve": False}
        )
        return bool(done.success)

    def sums(self, cells: Iterable[Cell]) -> csr_matrix:
        """Each cell as a sum of columns: one row a cell."""
        return self._rows([self._inside(cell) for cell in cells])

    def _inside(self, cell: Cell) -> list[int]:
        keys = ((cell.poll, stratum, answer) for stratum in cell.strata for answer in cell.answers)
        return [column for key in keys for column in self._places.get(key, ())]

    def _rows(self, columns: Sequence[Sequence[int]], factor: float = 1.0) -> csr_matrix:
        ends = np.cumsum([0, *map(len, columns)])
        inside = np.fromiter(chain.from_iterable(columns), dtype=np.int64, count=int(ends[-1]))
        return csr_matrix((np.full(len(inside), factor), inside, ends), shape=(len(columns), self.width))

    def places(self, poll: int, places: Iterable[Place]) -> frozenset[Stratum]:
        """Everybody who was asked in these places."""
        return frozenset(stratum for place in places for stratum in self._asked_in.get((poll, place), ()))

    def knowing(self, persons: Sequence[tuple[Stratum, Mapping[int, int]]]) -> list[tuple[csr_matrix, float]]:
        """What a coalition adds: so many at least, of this stratum, gave this answer in this poll."""
        known: dict[tuple[Stratum, frozenset[int], int], int] = {}
        for stratum, answers in persons:
            for answer in set(answers.values()):
                key = (stratum, frozenset(answers), answer)
                known[key] = known.get(key, 0) + 1
        at = {column: number for number, column in enumerate(self._columns)}
        return [(self._rows([[at[key]]], -1.0), -float(number)) for key, number in known.items()]

    def _caps(self) -> tuple[csr_matrix, Array]:
        at = {stratum: number for number, stratum in enumerate(self.people)}
        rows = [at[stratum] for stratum, _, _ in self._columns]
        shape = (len(at), self.width)
        return csr_matrix((np.ones(self.width), (rows, range(self.width))), shape), np.array([*self.people.values()])

    def _shown(self, editions: Sequence[Edition]) -> tuple[csr_matrix, Array]:
        cells: list[Cell] = []
        figures: list[float] = []
        for poll, edition in enumerate(editions):
            tree = _tree(edition)
            for table in edition.tables:
                for each in table.shown if table.question == self.question else ():
                    strata = self.places(poll, tree.places(each.node))
                    for answers, count in zip(_bands(self.question.ladder[each.level]), each.counts, strict=True):
                        cells.append(Cell(poll, strata, answers))
                        figures.append(float(count))
        return self.sums(cells), np.array(figures)


def _tree(edition: Edition) -> Tree:
    return Tree({each.place: each.parent for each in edition.places if each.place is not None})


def _bands(sizes: Sequence[int]) -> list[frozenset[int]]:
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return [frozenset(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]


def alone(edition: Edition) -> dict[Stratum, int]:
    """Who was asked in one poll."""
    return {((each.place,),): each.asked for each in edition.places if each.asked}


def beside(then: Edition, now: Edition, stayed: Stayed) -> dict[Stratum, int]:
    """Who was asked in two polls, where `stayed` says how many were asked in both."""
    found: dict[Stratum, int] = {((before,), (after,)): people for (before, after), people in stayed.items() if people}
    for number, edition in enumerate((then, now)):
        for each in edition.places:
            rest = each.asked - sum(people for pair, people in stayed.items() if pair[number] == each.place)
            here: tuple[Place] = (each.place,)
            if rest:
                found[(here, None) if number == 0 else (None, here)] = rest
    return found


def _answered(stratum: Stratum) -> list[frozenset[int]]:
    """In which polls somebody of the stratum can have answered."""
    asked = [poll for poll, place in enumerate(stratum) if place is not None]
    return [frozenset(some) for size in range(len(asked), 0, -1) for some in combinations(asked, size)]


class Attack(msgspec.Struct, frozen=True):
    """One scheme, the cells in it that nobody may know, how far each must vary, and what a coalition knows."""

    scheme: Scheme
    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    known: tuple[tuple[Any, float], ...] = ()


def bounds(attacks: Sequence[Attack], tries: int = 10, seed: int = 0) -> list[list[Bounds]]:
    """For each attack the least and the most of each cell that anybody can rule out nothing beyond.

    Cells that are seen to vary far enough are left at what was seen; all others are computed exactly. All
    attacks are one large programme of independent parts, so that many small ones are quick. Raises ValueError when
    the figures contradict each other.
    """
    return _Programme(attacks).solved(tries, seed)


class _Programme:
    """All attacks as one; the cells of all of them stand in one row, each attack in a span of the columns."""

    def __init__(self, attacks: Sequence[Attack]) -> None:
        schemes = [attack.scheme for attack in attacks]
        self._spans = [slice(a, b) for a, b in pairwise(np.cumsum([0, *(scheme.width for scheme in schemes)]))]
        self._of = [range(a, b) for a, b in pairwise(np.cumsum([0, *(len(attack.cells) for attack in attacks)]))]
        self._equal = block_diag([scheme.equal for scheme in schemes], format="csr")
        self._figures = np.concatenate([scheme.figures for scheme in schemes])
        caps = [vstack([attack.scheme.at_most, *(row for row, _ in attack.known)]) for attack in attacks]
        self._most = block_diag(caps, format="csr")
        self._limits = np.concatenate(
            [[*attack.scheme.limits, *(limit for _, limit in attack.known)] for attack in attacks]
        )
        self._cells = block_diag([attack.scheme.sums(attack.cells) for attack in attacks], format="csr")
        self._widths = np.concatenate([np.array(attack.widths, dtype=float) for attack in attacks])
        self._low, self._high = np.full(len(self._widths), np.inf), np.full(len(self._widths), -np.inf)

    def solved(self, tries: int, seed: int) -> list[list[Bounds]]:
        """First looks that push all that did not vary enough, up or down by dice; then each of it by itself."""
        dice = np.random.default_rng(seed)
        for _ in range(tries):
            narrow = self._narrow(slice(None))
            if not narrow.any():
                break
            self._look_both_ways(self._cells.T @ np.where(narrow, dice.choice((-1.0, 1.0), size=len(narrow)), 0.0))
        done = np.zeros(len(self._widths), dtype=bool)
        while turn := [at for at in map(partial(self._next, done), self._of) if at is not None]:
            self._look_both_ways(np.asarray(self._cells[turn].sum(axis=0)).ravel())
            done[turn] = True
        return [[(float(self._low[at]), float(self._high[at])) for at in some] for some in self._of]

    def _narrow(self, some: slice) -> Array:
        return np.asarray(self._high[some] - self._low[some] < self._widths[some] - CLOSE)

    def _next(self, done: Array, some: range) -> int | None:
        left = np.flatnonzero(self._narrow(slice(some.start, some.stop)) & ~done[some.start : some.stop])
        return some.start + int(left[0]) if len(left) else None

    def _look_both_ways(self, objective: Array) -> None:
        for sign in (1.0, -1.0):
            values = self._cells @ self._solution(sign * objective)
            self._low, self._high = np.minimum(self._low, values), np.maximum(self._high, values)

    def _solution(self, objective: Array) -> Array:
        equal, most = (self._equal, self._figures), (self._most, self._limits)
        # To simplify the programme first takes longer than to solve it.
        options = {"presolve": False}
        done = linprog(objective, A_ub=most[0], b_ub=most[1], A_eq=equal[0], b_eq=equal[1], options=options)
        if not done.success:
            raise ValueError(f"the figures contradict each other: {done.message}")
        return np.asarray(done.x)
