"""The keeper of a worker that is wrong on purpose: it has a task that never ends, and a view that cannot take an event.

`python -m tests.faults.kept_badly worker …` is what `services.worker.keep` is, but for these.
"""

import sys
import time
from typing import Any

import msgspec

from domain.catalogue import AUDIT, VIEWS
from domain.kernel.events import Recorded
from domain.kernel.views import Key
from domain.kickoff.events import RowChecked
from services.worker import keep
from services.worker import parts as built
from services.worker.app import app
from services.worker.tasks import SHORT
from tests.faults.load import POISON


@app.task(name="tests.endless", time_limit=SHORT)
def endless() -> None:
    """Never ends by itself."""
    while True:
        time.sleep(1)


def raising(row: Any, recorded: Recorded, key: Key) -> Any:
    """The audit trail, but for what was done on one day."""
    if isinstance(recorded.event, RowChecked) and recorded.event.on == POISON:
        raise ValueError("a word that must not be shown")
    return AUDIT.evolve(row, recorded, key)


class BadParts(built.Parts):
    """The worker's parts, with that view."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        (name,) = [part for part in self.projector._parts if part[0] == AUDIT.name]
        self.projector._parts[name] = msgspec.structs.replace(AUDIT, evolve=raising)


if __name__ == "__main__":
    assert AUDIT in VIEWS
    built.Parts = BadParts  # type: ignore[misc]
    sys.exit(keep.main(sys.argv[1:]))
