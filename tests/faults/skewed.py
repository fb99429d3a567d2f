"""A program on a machine whose clock is wrong: `python -m tests.faults.skewed SECONDS MODULE …`.

Whatever it asks Python for the time gets the machine's and so many seconds (fewer, when negative); waiting and
PostgreSQL know nothing of it. The word `short-lived` before the module makes the control: messages that live for a
minute only.
"""

import datetime
import importlib
import runpy
import sys
import time
from collections.abc import Sequence
from typing import Any

from celery import Celery, Task

ASKS = ("celery.app.base", "celery.beat", "celery.worker.request", "celery.utils.time", "services.worker.tasks")
SHORT_LIVED = "short-lived"
SHORTER: dict[str, Any] = {"expires": 60}
Moment = datetime.datetime


class _AlsoReal(type):
    def __instancecheck__(cls, found: object) -> bool:
        return isinstance(found, Moment)


def wrong_by(seconds: float) -> None:
    """From now on this process is wrong by so much, in all modules that are loaded."""
    really, difference = time.time, datetime.timedelta(seconds=seconds)

    class Wrong(Moment, metaclass=_AlsoReal):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return Moment.now(tz) + difference

        @classmethod
        def utcnow(cls) -> Any:
            return Moment.now(datetime.UTC).replace(tzinfo=None) + difference

    time.time = lambda: really() + seconds
    datetime.datetime = Wrong  # type: ignore[misc] # for modules that are loaded later
    for module in list(sys.modules.values()):
        if getattr(module, "datetime", None) is Moment:
            module.datetime = Wrong  # type: ignore[attr-defined] # whatever module it is


def live_shortly() -> None:
    """The control: whatever this process sends is worth nothing after a minute."""
    send, publish = Celery.send_task, Task.apply_async
    Celery.send_task = lambda self, *a, **k: send(self, *a, **{**k, **SHORTER})  # type: ignore[method-assign]
    Task.apply_async = lambda self, *a, **k: publish(self, *a, **{**k, **SHORTER})  # type: ignore[method-assign]


def main(words: Sequence[str]) -> None:
    """Be the module."""
    seconds, *rest = words
    for name in ASKS:
        importlib.import_module(name)
    wrong_by(float(seconds))
    if rest[0] == SHORT_LIVED:
        live_shortly()
        rest = rest[1:]
    sys.argv = list(rest)
    runpy.run_module(rest[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
