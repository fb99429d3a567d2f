"""How much of this machine was idle: a figure in time says little of a program that waited for others' processes."""

from pathlib import Path


def spent_of_machine() -> tuple[int, int]:
    """The machine's idle time and all its time until now, in ticks."""
    spent = [int(each) for each in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return spent[3] + spent[4], sum(spent)


def idle_share(before: tuple[int, int], after: tuple[int, int]) -> float:
    """The share of its time between the two that it was idle."""
    return (after[0] - before[0]) / max(1, after[1] - before[1])
