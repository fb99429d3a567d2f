"""Random organisations attacked with all figures that they show: by outsiders, and by two people who know their own."""

from tests.attack.hunting import hunt_all
from tests.attack.recovered import Door, ours, threshold_only
from tests.drill.counts import Counts

FULL = 10_000
CONTROL = 40


def run(seed: int, size: int) -> Counts:
    """Attack `size` organisations; the control are some of which whatever has five answers is shown."""
    seeds, door = range(seed * size, (seed + 1) * size), Door()
    outsiders, coalition = hunt_all(seeds, door.ours, 0), hunt_all(seeds, ours, 2)
    control = hunt_all(seeds[:CONTROL], threshold_only, 0)
    figures = {
        "organisations": size,
        "figures shown": outsiders.shown,
        "later polls held back by the referee": door.held,
        "cells attacked": outsiders.cells,
        "recovered": outsiders.exact,
        "cells attacked by two": coalition.cells,
        "recovered by two": coalition.exact,
        "control: cells attacked": control.cells,
        "control: recovered": control.exact,
    }
    wrong = (*outsiders.wrong, *(f"two people: {line}" for line in coalition.wrong))
    return Counts(figures, wrong, "a threshold of five only", control.exact > control.cells / 2)
