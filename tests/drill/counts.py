"""What a drill found."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import structlog

from services.api import app
from tests.conftest import Database, fresh_database
from tests.servers import Servers, shared_servers


class Counts(msgspec.Struct, frozen=True):
    """Figures by name, what went wrong (nothing, if all is well), and whether the control was caught, and by what."""

    figures: dict[str, int]
    wrong: tuple[str, ...]
    control: str
    caught: bool

    @property
    def passed(self) -> bool:
        """Whether all is well and the drill could have noticed if it were not."""
        return not self.wrong and self.caught


@contextmanager
def ground() -> Iterator[tuple[Servers, Path]]:
    """Servers of one's own, and a folder."""
    with TemporaryDirectory() as folder, shared_servers(Path(folder) / "servers") as servers:
        yield servers, Path(folder)


@contextmanager
def one_database() -> Iterator[tuple[Database, Path]]:
    """A fresh database on servers of its own, and a folder."""
    with ground() as (servers, folder), fresh_database(servers) as database:
        yield database, folder


Found = tuple[dict[str, int], list[str]]
Run = Callable[[Database, Path, int, int], Coroutine[Any, Any, Found]]


def side_by_side(run: Run, seed: int, size: int, sides: int) -> Found:
    """Share a drill that waits more than it works among so many installations at once, each with a process of its own.

    Figures are added up; of those in ms the longest is kept.
    """
    shares = [size // sides + (place < size % sides) for place in range(sides)]
    with ExitStack() as stack:
        servers, folder = stack.enter_context(ground())
        pool = stack.enter_context(ProcessPoolExecutor(sides, get_context("spawn"), initializer=_quietly))
        asked = []
        for place, share in enumerate(shares):
            database, own = stack.enter_context(fresh_database(servers)), folder / f"installation-{place}"
            own.mkdir()
            asked.append(pool.submit(_one_side, run, database, own, seed + place, share))
        found = [each.result() for each in asked]
    total = Counter[str]()
    for figures, _ in found:
        for name, figure in figures.items():
            total[name] = max(total[name], figure) if name.endswith("ms") else total[name] + figure
    return dict(total), [line for _, wrong in found for line in wrong]


def _one_side(run: Run, database: Database, folder: Path, seed: int, size: int) -> Found:
    return asyncio.run(run(database, folder, seed, size)) if size else ({}, [])


def _quietly() -> None:
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    app.set_up_logs = lambda: None
