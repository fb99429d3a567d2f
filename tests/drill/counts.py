"""What a drill found."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.conftest import Database, Servers, fresh_database, shared_servers


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
