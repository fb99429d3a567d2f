"""The worker's log: one JSON line an event on standard error, UTC, without personal data."""

import logging
import sys

import structlog


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
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
