"""The keeper starts again what ended or hangs, blames nobody while the broker is away, and ends all in order."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from services.worker import pulse
from tests.conftest import Database, environment_of, settings_for

if sys.platform == "win32":
    pytest.skip("there are no forks here", allow_module_level=True)


@pytest.fixture
def keep(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The keeper's module, with settings to read and nobody to fork Celery."""
    database = Database("x", *["postgresql://x@127.0.0.1:1/x"] * 3)
    for name, value in environment_of(settings_for(database, "redis://127.0.0.1:1")).items():
        monkeypatch.setenv(name, value)
    from services.worker import keep as module

    started = multiprocessing.get_context("fork").Value("i", 0)

    def be(_words: object, mine: pulse.Pulse, _stands_back: int) -> None:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        with started:
            started.value += 1
        while True:
            mine.beat()
            time.sleep(0.01)

    monkeypatch.setattr(module, "_be", be)
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(module, "PATIENCE", 0.4)
    monkeypatch.setattr(module, "started", started, raising=False)
    return module


def kept_while(keep: Any, does: Callable[[Any], None], seconds: float = 10.0) -> Any:
    """A program, kept while something is done with its process, until it began once more."""
    program = keep.Program("quick", ())
    until = time.monotonic() + seconds
    done = False

    def stopping() -> bool:
        nonlocal done
        if not done and program._process is not None and keep.started.value == 1:
            done = True
            does(program)
        assert time.monotonic() < until
        return done and keep.started.value == 2

    keep.keep([program], stopping)
    return program


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["ended", "hangs"])
def test_a_program_that_ended_or_hangs_begins_again_and_all_end_in_order(
    keep: Any, how: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep, "send_pulses", lambda _: True)
    program = kept_while(keep, lambda each: os.kill(each._process.pid, how))
    assert program._process.exitcode == 0


def test_nobody_is_blamed_while_the_broker_is_away(keep: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep, "PULSE_SECONDS", 0.1)
    program, began = keep.Program("quick", ()), time.monotonic()
    stopped: list[int] = []

    def stopping() -> bool:
        if not stopped and keep.started.value:
            os.kill(program._process.pid, signal.SIGSTOP)
            stopped.append(program._process.pid)
        if time.monotonic() - began < 1.2:
            return False
        os.kill(program._process.pid, signal.SIGCONT)
        return True

    keep.keep([program], stopping)
    assert keep.started.value == 1
    assert program._process.exitcode == 0


def test_a_worker_for_each_group_takes_its_queues_and_its_own_pulse(keep: Any) -> None:
    quick, slow, crowd = made = keep.programs("worker", {"quick": 3, "slow": 1, "crowd": 1})
    assert [program.name for program in made] == ["quick", "slow", "crowd"]
    assert len({program.queue for program in made}) == 3
    assert f"watch,projections,reminders,{quick.queue}" in quick._words
    assert f"mails,mails_crowd,reports,webhooks,{slow.queue}" in slow._words
    assert f"crowd,{crowd.queue}" in crowd._words
    assert [program._stands_back for program in made] == [0, 0, 10]
    assert [program.queue for program in keep.programs("beat", {})] == [None]


class Ended:
    """A process that is over."""

    exitcode = -9

    def join(self) -> None:
        """It is."""


def test_who_falls_over_at_once_waits_longer_each_time_and_who_hung_never(keep: Any) -> None:
    def waits(lived: float) -> list[float]:
        program, found = keep.Program("quick", ()), list[float]()
        for _ in range(8):
            now, program._process = program._again_at + lived, Ended()
            program._again(now, "")
            found.append(program._again_at - now)
        return found

    assert waits(1.0)[:3] == [1.0, 2.0, 4.0]
    assert waits(1.0)[-1] == 30.0
    assert waits(41.0) == [0.5] * 8
