"""Which counters an answer adds to: one for each answer to each question, and one for each sum of each scale.

A scale's sum over its questions (its mean times their number) is the one crossing that is declared: it is what a score
and a cut-off need. It counts for who answered all questions of the scale.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from domain.kernel.refusals import InvalidValue
from domain.polls.refusals import AnswerIsEmpty


class Item(Struct, frozen=True):
    """A question with answers 1 to `answers`; `reversed` when it counts from the other end in its scale."""

    key: str
    answers: int
    reversed: bool = False


class Sum(Struct, frozen=True):
    """A scale over these questions, all with as many answers."""

    key: str
    items: tuple[Item, ...]

    @property
    def answers(self) -> int:
        """How many sums there can be."""
        return len(self.items) * (self.items[0].answers - 1) + 1


class Layout(Struct, frozen=True):
    """The scales of a poll, in order. The counters of its questions come first, then those of the sums."""

    sums: tuple[Sum, ...]

    @property
    def columns(self) -> tuple[Item | Sum, ...]:
        """Everything that has counters, in order."""
        return (*(item for each in self.sums for item in each.items), *self.sums)

    @property
    def width(self) -> int:
        """How many counters there are."""
        return sum(each.answers for each in self.columns)

    def cells(self, given: Mapping[str, int]) -> tuple[int, ...]:
        """The places of the counters that go up by one for what somebody answered, by question.

        Raises InvalidValue for an answer that there is not, AnswerIsEmpty for none at all.
        """
        starts = dict(zip((each.key for each in self.columns), self._starts(), strict=True))
        cells = []
        for item in (item for each in self.sums for item in each.items):
            value = given.get(item.key)
            if value is None:
                continue
            if not 1 <= value <= item.answers:
                raise InvalidValue(field=item.key, reason="choose")
            cells.append(starts[item.key] + value - 1)
        if not cells:
            raise AnswerIsEmpty
        for each in self.sums:
            points = [_points(item, given[item.key]) for item in each.items if item.key in given]
            if len(points) == len(each.items):
                cells.append(starts[each.key] + sum(points))
        return tuple(cells)

    def by_key(self, counts: Sequence[int]) -> dict[str, tuple[int, ...]]:
        """The counters by question and by scale, from low to high."""
        return {
            each.key: tuple(counts[start : start + each.answers])
            for each, start in zip(self.columns, self._starts(), strict=True)
        }

    def _starts(self) -> list[int]:
        return list(accumulate((each.answers for each in self.columns), initial=0))[:-1]


def _points(item: Item, value: int) -> int:
    """0 for the lowest answer of the scale."""
    return item.answers - value if item.reversed else value - 1
