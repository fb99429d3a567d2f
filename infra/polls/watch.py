"""The clock of polls: when each is to be looked at next."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PollId, TenantId
from domain.kernel.past import end_of
from domain.polls.decider import Poll, Stage
from domain.polls.events import PollDropped, PollPlanned

Connection = psycopg.Connection[Any]
# A poll opens and reminds from eight in the morning on; at six, what may leave the waiting counters leaves them.
MORNING, EARLY = 8, 6


class PollProcess:
    """Has a poll looked at when it is planned, planned otherwise, or dropped."""

    name = "polls"
    version = 1
    events: frozenset[type[Event]] = frozenset({PollPlanned, PollDropped})

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """Look as soon as there is a worker: a time that has passed on every clock."""
        for recorded in page:
            match recorded.event:
                case PollPlanned(poll=poll) | PollDropped(poll=poll):
                    connection.execute(
                        "INSERT INTO werkbalans.poll_watch (tenant_id, poll_id, look_at) VALUES (%s, %s, 'epoch')"
                        " ON CONFLICT (tenant_id, poll_id) DO UPDATE SET look_at = excluded.look_at",
                        (tenant, poll),
                    )


def due_polls(connection: Connection, tenant: TenantId, now: datetime) -> list[PollId]:
    """The polls to look at now."""
    rows = connection.execute(
        "SELECT poll_id FROM werkbalans.poll_watch WHERE tenant_id = %s AND look_at <= %s", (tenant, now)
    )
    return [PollId(row[0]) for row in rows]


def look_again(connection: Connection, tenant: TenantId, poll: PollId, moment: datetime | None) -> None:
    """Look at the poll at this moment (UTC), or never again."""
    if moment is None:
        connection.execute("DELETE FROM werkbalans.poll_watch WHERE tenant_id = %s AND poll_id = %s", (tenant, poll))
    else:
        connection.execute(
            "UPDATE werkbalans.poll_watch SET look_at = %s WHERE tenant_id = %s AND poll_id = %s",
            (moment, tenant, poll),
        )


def day_of(now: datetime, zone: str) -> date:
    """The local day, which for polls begins in the morning: nobody is mailed at midnight."""
    return (now.astimezone(ZoneInfo(zone)) - timedelta(hours=MORNING)).date()


def is_over(state: Poll, now: datetime, zone: str) -> bool:
    """Whether the poll's last day is over."""
    return state.planned is not None and now >= end_of(state.planned.closes_on, zone)


def next_look(state: Poll, now: datetime, zone: str) -> datetime | None:
    """When there may be something to do: it opens, reminds, ends; while it is open, early every day."""
    planned = state.planned
    if planned is None:
        return None
    if state.stage is Stage.PLANNED:
        return at(planned.opens_on, MORNING, zone)
    if state.stage is not Stage.OPEN:
        return None
    moments = [end_of(planned.closes_on, zone).astimezone(UTC), next_early(now, zone)]
    if planned.reminds_on and not state.reminded:
        moments.append(at(planned.reminds_on, MORNING, zone))
    return min(moment for moment in moments if moment > now)


def next_early(now: datetime, zone: str) -> datetime:
    """The next morning at six."""
    local = now.astimezone(ZoneInfo(zone))
    return at(local.date() + timedelta(days=local.hour >= EARLY), EARLY, zone)


def at(day: date, hour: int, zone: str) -> datetime:
    """A local hour of a day, in UTC."""
    return datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(UTC)
