"""Timers as rows: written in one statement, however many there are; one that fired stays as it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import psycopg

from domain.kernel.ids import StreamId, TenantId
from domain.reminders.dated import Dated
from domain.reminders.rules import Timer

Connection = psycopg.Connection[Any]
Row = tuple[Any, ...]


def row_of(tenant: TenantId, name: StreamId, dated: Dated, timer: Timer, known_at: datetime) -> Row:
    """The row of a timer that is known since `known_at`; one without a time of its own fires then."""
    about = (tenant, timer.id_in(dated), name, dated.plan, dated.thing, dated.item, dated.due_on)
    return (*about, timer.whom, timer.rule.value, timer.turn, known_at, timer.fire_at or known_at)


def write_timers(connection: Connection, rows: Sequence[Row]) -> None:
    """Add them, or move those that have not fired yet."""
    if not rows:
        return
    connection.execute(
        "INSERT INTO werkbalans.timer (tenant_id, timer_id, stream_id, plan_id, thing, item, due_on, whom, rule, turn,"
        " known_at, fire_at) SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::uuid[], %s::uuid[],"
        " %s::text[], %s::date[], %s::text[], %s::text[], %s::text[], %s::timestamptz[], %s::timestamptz[])"
        " ON CONFLICT (tenant_id, timer_id) DO UPDATE SET fire_at = excluded.fire_at WHERE timer.fired_at IS NULL",
        [list(column) for column in zip(*rows, strict=True)],
    )
