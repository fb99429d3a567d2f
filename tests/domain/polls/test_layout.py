"""Which counters an answer adds to."""

import pytest

from domain.kernel.refusals import InvalidValue
from domain.polls.layout import Item, Layout, Sum
from domain.polls.refusals import AnswerIsEmpty

DEMANDS = Sum("demands", (Item("fast", 4), Item("much", 4)))
ENERGY = Sum("energy", (Item("gives", 3), Item("takes", 3, reversed=True)))
LAYOUT = Layout((DEMANDS, ENERGY))


def counted(given: dict[str, int]) -> dict[str, tuple[int, ...]]:
    counts = [0] * LAYOUT.width
    for cell in LAYOUT.cells(given):
        counts[cell] += 1
    return LAYOUT.by_key(counts)


def test_each_answer_adds_to_its_question_and_a_complete_scale_to_its_sum() -> None:
    assert counted({"fast": 4, "much": 3, "gives": 1}) == {
        "fast": (0, 0, 0, 1),
        "much": (0, 0, 1, 0),
        "gives": (1, 0, 0),
        "takes": (0, 0, 0),
        "demands": (0, 0, 0, 0, 0, 1, 0),
        "energy": (0, 0, 0, 0, 0),
    }


def test_a_reversed_question_counts_from_the_other_end_in_the_sum_only() -> None:
    found = counted({"gives": 3, "takes": 1})
    assert (found["takes"], found["energy"]) == ((1, 0, 0), (0, 0, 0, 0, 1))


def test_nothing_answered_is_no_answer_and_a_made_up_answer_is_refused() -> None:
    with pytest.raises(AnswerIsEmpty):
        LAYOUT.cells({})
    with pytest.raises(AnswerIsEmpty):
        LAYOUT.cells({"unknown": 1})
    for value in (0, 5, -1):
        with pytest.raises(InvalidValue) as refused:
            LAYOUT.cells({"fast": value})
        assert refused.value.data["field"] == "fast"
