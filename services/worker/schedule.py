"""Everything that happens by the clock. There are no other clocks: what is due stands in PostgreSQL, in UTC."""

from infra.queues import EXPIRES

TICK_SECONDS = 2.0

SCHEDULE = {
    "tick": {
        "task": "werkbalans.tick",
        "schedule": TICK_SECONDS,
        "options": {"expires": EXPIRES},
    },
}
