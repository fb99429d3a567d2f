"""The worker's log is JSON and quotes nobody, whatever an exception says."""

import json
import logging
import sys

from services.worker.logs import Told


def test_an_error_is_told_by_its_type_and_place_and_never_by_its_words() -> None:
    try:
        raise ValueError("Anna is ziek thuis")
    except ValueError:
        record = logging.LogRecord(
            "celery.app.trace", logging.ERROR, __file__, 1, "Task %(name)s: %(exc)s %(traceback)s",
            ({"name": "werkbalans.project", "exc": "Anna is ziek thuis", "traceback": "Anna"},), sys.exc_info(),
        )  # fmt: skip
    line = Told().format(record)
    told = json.loads(line)
    assert "Anna" not in line
    assert (told["error"], told["task"], told["level"]) == ("ValueError", "werkbalans.project", "error")
    assert __file__ in told["places"]
