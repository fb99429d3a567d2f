"""The worker's log: one JSON line an event on standard error, UTC, without personal data."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

import structlog


class Told(logging.Formatter):
    """A line of Celery's: what it is about, and of an error its type and places; never its message, which may quote."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one JSON line. The template stands in it, not what was filled into it."""
        line = {"event": str(record.msg), "logger": record.name, "level": record.levelname.lower()}
        line["timestamp"] = datetime.fromtimestamp(record.created, UTC).isoformat()
        task = record.args.get("name") if isinstance(record.args, dict) else None
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["error"] = type(error).__name__
            line["places"] = " ".join(f"{f.filename}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__))
        return json.dumps(line | ({"task": str(task)} if task else {}))


def set_up_logs() -> None:
    """Our own lines as JSON; Celery's from warnings on."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Told())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
