"""Celery programs that begin as copies of one process, which loaded once what they load before they know settings.

They are what `python -m celery` is from there on; most of the work of starting one was in loading.
"""

import os
import runpy
import signal
import sys
from multiprocessing import get_context
from pathlib import Path

from infra.lifeline import end_with_parent

WARM = get_context("forkserver")
WARM.set_forkserver_preload(
    [
        "celery.bin.celery",
        "celery.apps.worker",
        "celery.apps.beat",
        "kombu.transport.redis",
        "services.worker.tasks",
        "redis",
    ]
)


def run_module(module: str, words: tuple[str, ...], settings: dict[str, str], log: Path) -> None:
    """Be `python -m module` with these settings, in a session of its own; all that it says is in a log."""
    os.setsid()
    end_with_parent(signal.SIGTERM)
    with log.open("ab") as out:
        for number in (1, 2):
            os.dup2(out.fileno(), number)
    os.environ.update(settings)
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
