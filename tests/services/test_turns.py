"""Tenants take turns: however much one has, the others come next."""

from services.worker.turns import take_turns


class Heap:
    """Work of tenants, and in which order it was done."""

    def __init__(self, **work: int) -> None:
        self.work, self.done = dict(work), ""

    def turn(self, tenant: str) -> int:
        self.done += tenant
        self.work[tenant] -= 1
        return self.work[tenant]


def test_one_with_a_hundred_times_the_work_lets_the_others_by() -> None:
    heap = Heap(a=100, b=2, c=1)
    assert take_turns(["a", "b", "c", "a"], heap.turn, seconds=60) == []
    assert heap.done.startswith("abcaba")
    assert (heap.done.count("b"), heap.done.count("c")) == (2, 1)


def test_when_the_time_is_over_what_is_left_goes_on_later_and_everybody_had_a_turn() -> None:
    heap = Heap(a=100, b=2, c=1)
    assert take_turns(["a", "b", "c"], heap.turn, seconds=0) == ["a", "b"]
    assert heap.done == "abc"
