"""A task that fails is noted for the operator: which, for whom, with which kind of error. Nobody's words."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import psycopg
from celery import Task, signals

from services.worker.parts import parts


@signals.task_failure.connect
def note(sender: Task[..., Any], args: Sequence[str], exception: BaseException, **_: object) -> None:
    """Keep it. Where the database itself is away nothing can be kept: then the operator sees that nothing is done."""
    if isinstance(exception, psycopg.OperationalError):
        return
    with suppress(psycopg.Error), parts().connection() as connection:
        told = (sender.name, list(args) or [""], type(exception).__name__)
        connection.execute("SELECT werkbalans.note_task_failure(%s, %s, %s)", told)
