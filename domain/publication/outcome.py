"""The outcome of a poll as it is read: question by question, group by group, beside the poll before it.

Made of released figures only (the views of the ledger). Where a figure is not shown, a line says so, without saying
more than everybody knows: how many were asked.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from domain.kernel.ids import PollId
from domain.publication.shown import Shown, tree_of
from domain.publication.statistics import (
    Doubt,
    Group,
    Interval,
    Mean,
    Share,
    change_of_mean,
    change_of_share,
    mean,
    share,
)
from domain.publication.statistics import doubts as doubts_of
from domain.publication.tables import Place, Question, Tree
from domain.publication.views import EditionRow, FiguresRow


class Line(Struct, frozen=True):
    """A group: how many were asked, and what is shown of it (`shown` null: nothing apart).

    `then` is the same share in the poll before, `change` what it changed by; `change_of_mean` where both means are
    told. `doubts` are what to keep in mind.
    """

    node: Place
    depth: int
    asked: int
    shown: Shown | None = None
    share: Share | None = None
    mean: Mean | None = None
    then: Share | None = None
    change: Interval | None = None
    change_of_mean: Interval | None = None
    doubts: tuple[Doubt, ...] = ()


class Answered(Struct, frozen=True):
    """What came of one question (or scale), of everybody first."""

    question: Question
    lines: tuple[Line, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing at all is shown of it."""
        return all(line.shown is None for line in self.lines)


class Means(Struct, frozen=True):
    """What the lowest answer of a question counts for, and how much more each next one does."""

    low: float = 1.0
    step: float = 1.0


class Issued(Struct, frozen=True):
    """A poll of which figures came out."""

    edition: EditionRow
    figures: Sequence[FiguresRow]

    def shown(self, question: Question) -> Mapping[Place, Shown]:
        """What is shown of the same question."""
        return {each.node: each for row in self.figures if row.told.question == question for each in row.told.shown}


def outcome(now: Issued, then: Issued | None, means: Mapping[str, Means]) -> tuple[Answered, ...]:
    """What came of each question; `then` is the poll to put beside it."""
    lines = _Lines(now, then)
    return tuple(
        Answered(row.told.question, tuple(lines.of(row.told.question, means.get(row.question, Means()))))
        for row in sorted(now.figures, key=lambda row: row.seq)
    )


class _Lines:
    def __init__(self, now: Issued, then: Issued | None) -> None:
        self._now, self._then = now, then
        self._tree, self._asked = _asked(now.edition)
        self._earlier = _asked(then.edition)[1] if then else {}
        self._kept = {(each.poll, each.node): each.people for each in now.edition.kept}

    def of(self, question: Question, means: Means) -> Iterator[Line]:
        shown, before = self._now.shown(question), self._then.shown(question) if self._then else {}
        for node in _in_order(self._tree):
            depth = len(self._tree.above(node)) - 1
            line = Line(node, depth, self._asked[node])
            yield self._with(line, question, shown[node], before.get(node), means) if node in shown else line

    def _with(self, line: Line, question: Question, now: Shown, then: Shown | None, means: Means) -> Line:
        new, average = share(question, now), mean(question, now, means.low, means.step)
        old = share(question, then) if then else None
        average_then = mean(question, then, means.low, means.step) if then else None
        return Line(
            line.node,
            line.depth,
            line.asked,
            now,
            new,
            average,
            old,
            change_of_share(old, new) if old else None,
            change_of_mean(average_then, average) if average_then and average else None,
            doubts_of(self._group(line.node, new), self._before(line.node, old)),
        )

    def _group(self, node: Place, found: Share) -> Group:
        kept = self._kept.get((self._then.edition.poll, node)) if self._then else None
        return Group(self._now.edition.version, self._asked[node], found.answers, kept)

    def _before(self, node: Place, found: Share | None) -> Group | None:
        if self._then is None or found is None:
            return None
        return Group(self._then.edition.version, self._earlier.get(node, 0), found.answers)


def _asked(edition: EditionRow) -> tuple[Tree, dict[Place, int]]:
    tree, own = tree_of(edition.places), {each.place: each.asked for each in edition.places}
    return tree, {node: sum(own.get(place, 0) for place in tree.places(node)) for node in tree.nodes}


def _in_order(tree: Tree) -> list[Place]:
    """Each node after the one above it, those of one unit together."""
    paths = {node: tuple(str(each) for each in reversed(tree.above(node)[:-1])) for node in tree.nodes}
    return sorted(tree.nodes, key=lambda node: paths[node])


def before(polls: Sequence[EditionRow], now: PollId, follows: PollId | None) -> EditionRow | None:
    """The poll to put beside this one: the one that it follows, or the one that came out before it in the plan."""
    known = {row.poll: row for row in polls}
    if follows in known:
        return known[follows]
    earlier = [row for row in polls if row.seq < known[now].seq] if now in known else []
    return max(earlier, key=lambda row: row.seq, default=None)
