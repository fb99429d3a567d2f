"""`python -m services.worker.keep worker|beat`: keeps the Celery programs of this machine working, without anybody.

A program that ends begins again. So does one that hangs, which no container engine notices: into the queue of each
worker's own goes a pulse, and a worker that took none up for PATIENCE is killed with all its children. What it had in
hand stands in PostgreSQL and is found again. While the broker is away nobody is blamed.
"""

import argparse
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.context import ForkProcess

import redis
import structlog
from celery import signals
from kombu import Connection
from kombu.exceptions import OperationalError

from infra.lifeline import end_with_parent
from infra.queues import GROUPS, KEY_PREFIX, SIZES, STANDS_BACK, TRANSPORT
from services.worker import pulse
from services.worker.app import app
from services.worker.logs import set_up_logs

PULSE_SECONDS, PATIENCE, LOOK_SECONDS = 10.0, 40.0, 0.25
LONGEST_WAIT, TO_END = 30.0, 50.0
FORKS = get_context("fork")
ALONE = ("--without-gossip", "--without-mingle", "-l", "warning")
log = structlog.get_logger("werkbalans.keep")


class Program:
    """A Celery program that is kept going: a fork of this process, which loaded all that it needs."""

    def __init__(self, name: str, words: Sequence[str], queue: str | None = None, stands_back: int = 0) -> None:
        self.name, self.queue, self.pulse, self._stands_back = name, queue, pulse.Pulse(), stands_back
        self._words, self._deaths, self._again_at = words, 0, 0.0
        self._process: ForkProcess | None = None

    def look_after(self, now: float) -> None:
        """Start it where it does not run; end it where it hangs."""
        if self._process is not None and not self._process.is_alive():
            self._again(now, "it ended by itself")
        elif self._process is not None and self.pulse.age > PATIENCE:
            self._process.kill()
            self._again(now, "it hangs")
        if self._process is None and now >= self._again_at:
            self.pulse.beat()
            self._process = FORKS.Process(target=_be, args=(self._words, self.pulse, self._stands_back))
            self._process.start()

    def _again(self, now: float, why: str) -> None:
        assert self._process
        self._process.join()
        self._deaths = 0 if self._lived_long(now) else self._deaths + 1
        self._again_at = now + min(LONGEST_WAIT, 0.5 * 2**self._deaths)
        log.error("begins again", program=self.name, why=why, code=self._process.exitcode)
        self._process = None

    def _lived_long(self, now: float) -> bool:
        """Longer than it would be made to wait: it does not fall over at once, again and again. What hung did."""
        return now - self._again_at > LONGEST_WAIT

    def ask_to_end(self) -> None:
        """Let it finish what it has in hand, and take up nothing more."""
        if self._process is not None:
            self._process.terminate()

    def wait_for_end(self, until: float) -> None:
        """Wait for that; not longer than `until`."""
        if self._process is not None:
            self._process.join(max(0.0, until - time.monotonic()))
            self._process.kill()
            self._process.join()


def _be(words: Sequence[str], mine: pulse.Pulse, stands_back: int) -> None:
    os.nice(stands_back)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    end_with_parent(signal.SIGTERM)
    pulse.keep(mine)
    signals.after_task_publish.connect(pulse.beat)
    signals.worker_process_init.connect(_end_with_worker)
    sys.exit(app.start(list(words)))


def _end_with_worker(**_: object) -> None:
    end_with_parent(signal.SIGKILL)


def programs(kind: str, sizes: dict[str, int]) -> list[Program]:
    """What this machine keeps: a worker for each group of queues, or beat."""
    if kind == "beat":
        return [Program("beat", ("beat", "--pidfile", "", "-l", "warning"))]
    made = []
    for group, queues in GROUPS.items():
        name, size = f"{group}.{os.getpid()}", str(sizes[group])
        own = f"pulse.{name}@{socket.gethostname()}"
        words = ("worker", "-n", f"{name}@%h", "-Q", ",".join((*queues, own)), "--concurrency", size, *ALONE)
        made.append(Program(group, words, own, STANDS_BACK.get(group, 0)))
    return made


def send_pulses(kept: Sequence[Program]) -> bool:
    """A pulse to each worker; False while the broker takes nothing in."""
    url = app.conf.broker_url
    try:
        with redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2) as client:
            client.set(f"{KEY_PREFIX}kept", 1, ex=60)
        with Connection(url, transport_options={**TRANSPORT, "socket_timeout": 2}) as connection:
            for program in kept:
                if program.queue:
                    app.send_task(
                        "werkbalans.pulse", queue=program.queue, expires=60, retry=False, connection=connection
                    )
    except (redis.RedisError, OperationalError, OSError):
        return False
    return True


def keep(kept: Sequence[Program], stopping: Callable[[], bool]) -> None:
    """Look after them until somebody asks to stop; then let each finish what it has in hand."""
    next_pulse = 0.0
    while not stopping():
        now = time.monotonic()
        for program in kept:
            program.look_after(now)
        if now >= next_pulse:
            if not send_pulses(kept):
                for program in kept:
                    program.pulse.beat()
            next_pulse = now + PULSE_SECONDS
        time.sleep(LOOK_SECONDS)
    for program in kept:
        program.ask_to_end()
    until = time.monotonic() + TO_END
    for program in kept:
        program.wait_for_end(until)


def _load(kind: str) -> None:
    """All that its forks need, once for all of them; beat calls the tasks by their names only."""
    import celery.bin.celery
    import kombu.transport.redis  # noqa: F401

    if kind == "beat":
        import celery.apps.beat

        app.conf.include = ()
    else:
        import celery.apps.worker
        import celery.concurrency.prefork
        import celery.worker.consumer  # noqa: F401
    app.loader.import_default_modules()


def main(words: Sequence[str]) -> int:
    """Keep them until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog="services.worker.keep", description="Keep the worker, or beat, working.")
    parser.add_argument("kind", choices=("worker", "beat"))
    for group, queues in GROUPS.items():
        size = SIZES[group]
        parser.add_argument(f"--{group}", type=int, default=size, help=f"processes for {', '.join(queues)} ({size})")
    asked = parser.parse_args(words)
    set_up_logs()
    _load(asked.kind)
    asked_to_stop: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda which, _: asked_to_stop.append(which))
    sizes = {group: getattr(asked, group) for group in GROUPS}
    keep(programs(asked.kind, sizes), lambda: bool(asked_to_stop))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
