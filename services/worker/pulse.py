"""The pulse of a Celery program: when it last showed that it works, in memory that it shares with its keeper."""

import mmap
import struct
import time


class Pulse:
    """Made before the fork. It beats in a worker when a task is taken up or comes on, in beat when one goes out."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 8)
        self.beat()

    def beat(self) -> None:
        """It works at this moment."""
        struct.pack_into("d", self._shared, 0, time.monotonic())

    @property
    def age(self) -> float:
        """Seconds since then."""
        (at,) = struct.unpack_from("d", self._shared, 0)
        return time.monotonic() - float(at)


_of_this_program: Pulse | None = None


def keep(pulse: Pulse) -> None:
    """This process and those that it forks show by this pulse that they work."""
    global _of_this_program  # noqa: PLW0603 - a process is one program
    _of_this_program = pulse


def beat(**_: object) -> None:
    """This program works at this moment; nothing where nobody keeps it."""
    if _of_this_program:
        _of_this_program.beat()
