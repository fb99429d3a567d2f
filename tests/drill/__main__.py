"""`./dev drill [name …] [--seed N] [--size N] [--json FILE]`: faults at full size; unnamed: all. 1 when one fails."""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import patch

import structlog
from rich.console import Console
from rich.table import Table

from tests.drill import api, attack, broker, crossings, liveness, mail, neighbour, poison, polls, projections, stopping
from tests.drill import time as time_drill
from tests.drill.counts import Counts

# What is drilled, and at which size when none is given.
DRILLS: Mapping[str, tuple[Callable[[int, int], Counts], int]] = {
    "time": (time_drill.run, time_drill.FULL),
    "mail": (mail.run, mail.FULL),
    "projections": (projections.run, projections.FULL),
    "broker": (broker.run, broker.FULL),
    "liveness": (liveness.run, liveness.FULL),
    "poison": (poison.run, poison.FULL),
    "stopping": (stopping.run, stopping.FULL),
    "attack": (attack.run, attack.FULL),
    "neighbour": (neighbour.run, neighbour.FULL),
    "crossings": (crossings.run, crossings.FULL),
    "polls": (polls.run, polls.FULL),
    "api": (api.run, api.FULL),
}


def main(words: list[str]) -> int:
    """Run those that are named; print and write what they found."""
    parser = argparse.ArgumentParser(prog="./dev drill", description="Faults at full size, each with a control.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"which; of {', '.join(DRILLS)}")
    parser.add_argument("--seed", type=int, help="the dice; chosen and told when not given")
    parser.add_argument("--size", type=int, help="how much; each has its own full size")
    parser.add_argument("--json", type=Path, default=Path("drill.json"), help="where the figures go (drill.json)")
    asked = parser.parse_args(words)
    unknown = [name for name in asked.names if name not in DRILLS]
    if unknown:
        parser.error(f"there is no drill {', '.join(unknown)}; there are {', '.join(DRILLS)}")
    seed = random.SystemRandom().randrange(1_000_000) if asked.seed is None else asked.seed
    console, found = Console(), {}
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    for name in asked.names or DRILLS:
        run, full = DRILLS[name]
        size, began = asked.size or full, time.monotonic()
        quiet = patch("services.api.app.set_up_logs")  # told are the figures, not each request
        with quiet, console.status(f"{name} (seed {seed}, size {size}) ..."):
            counts = run(seed, size)
        seconds = round(time.monotonic() - began, 1)
        found[name] = {"seed": seed, "size": size, "seconds": seconds, "passed": counts.passed}
        found[name] |= {"figures": counts.figures, "wrong": counts.wrong, "control": counts.control}
        show(console, name, seed, size, seconds, counts)
    asked.json.write_text(json.dumps(found, indent=1) + "\n")
    return 0 if all(each["passed"] for each in found.values()) else 1


def show(console: Console, name: str, seed: int, size: int, seconds: float, counts: Counts) -> None:
    """Print one drill's figures."""
    console.print(f"{name}: seed {seed}, size {size}, {seconds} s", style="bold")
    table = Table("figure", "count")
    for figure, count in counts.figures.items():
        table.add_row(figure, str(count))
    console.print(table)
    for line in counts.wrong[:20]:
        console.print(f"  wrong: {line}", style="bold red", soft_wrap=True)
    if len(counts.wrong) > 20:
        console.print(f"  and {len(counts.wrong) - 20} more", style="bold red")
    style = "green" if counts.caught else "bold red"
    console.print(f"  control: {counts.control}: {'caught' if counts.caught else 'NOT caught'}", style=style)
    console.print(f"  {'passed' if counts.passed else 'FAILED'}", style="bold green" if counts.passed else "bold red")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
