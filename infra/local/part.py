"""A program that the supervisor keeps running."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from infra.local.process import LocalFailure, end_leftover, start_child, stop

QUICK_DEATHS = 5


class Part:
    """A program that is kept running; one that dies is started again, later each time."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str], data: Path) -> None:
        self.name, self._command, self._environment = name, command, environment
        self.log, self._pid_file = data / f"{name}.log", data / f"{name}.pid"
        self._process: subprocess.Popen[bytes] | None = None
        self._deaths: list[float] = []
        self._again_at = 0.0

    def start(self) -> None:
        """Start it, after ending what a killed run may have left."""
        end_leftover(self._pid_file, self._command[1])
        self._process = start_child([sys.executable, *self._command], self.log, self._environment)
        self._pid_file.write_text(str(self._process.pid))

    def look_after(self, console: Console) -> None:
        """Start it again when it died. Raises LocalFailure after five quick deaths."""
        if self._process is not None and self._process.poll() is not None:
            now = time.monotonic()
            self._deaths = [death for death in self._deaths if now - death < 60] + [now]
            if len(self._deaths) >= QUICK_DEATHS:
                raise LocalFailure(f"{self.name} keeps stopping; its last words:\n{tail_of(self.log)}")
            console.print(f"{self.name} stopped by itself; starting it again.", style="yellow")
            self._process, self._again_at = None, now + 0.5 * 2 ** len(self._deaths)
        if self._process is None and time.monotonic() >= self._again_at:
            self.start()

    @property
    def running(self) -> bool:
        """Whether it runs at this moment."""
        return self._process is not None and self._process.poll() is None

    def end(self, seconds: float = 15.0) -> None:
        """Stop it in order."""
        if self._process is not None:
            stop(self._process, signal.SIGTERM, seconds)
        self._pid_file.unlink(missing_ok=True)


def tail_of(log: Path) -> str:
    """The last lines of a log."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-8:]) if log.exists() else "(no log)"
