"""How much of this machine was free: a figure in time says little of a program that waited for others' processes."""

from pathlib import Path


def spent_of_machine() -> tuple[int, int]:
    """The time until now in which the machine was idle or did what gives way to all else (nice), and all, in ticks."""
    _user, nice, _system, idle, waiting, *_ = spent = [
        int(each) for each in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]
    ]
    return nice + idle + waiting, sum(spent)


def idle_share(before: tuple[int, int], after: tuple[int, int]) -> float:
    """The share of its time between the two that it was free."""
    return (after[0] - before[0]) / max(1, after[1] - before[1])
