"""What was so at the end of a past day: the views, folded over the log as far as it had come by then."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.kernel.events import Recorded
from domain.kernel.views import Key, R, View


def end_of(day: date, time_zone: str) -> datetime:
    """The instant at which a local day is over."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone))


def until(log: Iterable[Recorded], day: date, time_zone: str) -> Iterator[Recorded]:
    """What was recorded up to and including a day in this time zone (an IANA name)."""
    over = end_of(day, time_zone)
    return (recorded for recorded in log if recorded.recorded_at < over)


def rows_after(view: View[R], log: Iterable[Recorded]) -> dict[Key, R]:
    """The rows of a view after these events, by key: the plainest reading of what a view is."""
    rows: dict[Key, R] = {}
    for recorded in log:
        if type(recorded.event) not in view.events:
            continue
        for key in view.keys_of(recorded):
            row = view.evolve(rows.get(key), recorded, key)
            rows.pop(key, None)
            if row is not None:
                rows[key] = row
    return rows
