"""What the tables of views are called, and that no two parts of a projector share a name."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol

from domain.kernel.views import View


class Named(Protocol):
    """A view, a process, or the class of one."""

    @property
    def name(self) -> str:
        """What its checkpoints are kept under."""
        ...


class SharedCheckpoint(Exception):
    """Two parts have one name: each would move the other's checkpoint on, past events that it never took in."""


def refuse_shared_names(parts: Iterable[Named]) -> None:
    """Raises SharedCheckpoint where a name is given twice, in whatever versions: operators too go by the name alone."""
    twice = sorted(name for name, number in Counter(part.name for part in parts).items() if number > 1)
    if twice:
        raise SharedCheckpoint(f"more than one view or process is called {', '.join(twice)}")


def name_of(view: View[Any]) -> str:
    """The name of a view's table."""
    return f"{view.name}_v{view.version}"
