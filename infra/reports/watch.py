"""The watch over reports: when to look at a tenant's, and who builds them at this moment."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import psycopg

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import TenantId
from domain.organisation.events import OrganisationRegistered
from domain.reports.events import ReportAsked
from domain.review.events import HrmCycleSet

Connection = psycopg.Connection[Any]
HOLD = timedelta(minutes=5)


class ReportProcess:
    """Has a tenant looked at when its moments change or somebody asks for a report. Looking once more does no harm."""

    name = "reports"
    version = 1
    events: frozenset[type[Event]] = frozenset({OrganisationRegistered, HrmCycleSet, ReportAsked})

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:  # noqa: ARG002
        """Look as soon as there is a worker: a time that has passed on every clock."""
        connection.execute(
            "INSERT INTO werkbalans.report_watch (tenant_id, look_at) VALUES (%s, 'epoch')"
            " ON CONFLICT (tenant_id) DO UPDATE SET look_at = excluded.look_at",
            (tenant,),
        )


def hold(connection: Connection, tenant: TenantId, now: datetime) -> datetime | None:
    """Take the tenant for as long as HOLD, so that no other worker builds the same; None when there is nothing to do.

    Two that hold it after all build the same bytes, and the log takes one of them.
    """
    row = connection.execute(
        "UPDATE werkbalans.report_watch SET look_at = %s WHERE tenant_id = %s AND look_at <= %s RETURNING look_at",
        (now + HOLD, tenant, now),
    ).fetchone()
    return row[0] if row else None


def let_go(connection: Connection, tenant: TenantId, held: datetime, look_at: datetime, errors: Sequence[str]) -> None:
    """Look again then, unless somebody asked for another look meanwhile; `errors` are the names of what went wrong."""
    connection.execute(
        "UPDATE werkbalans.report_watch SET failing = %s, error = %s,"
        " look_at = CASE look_at WHEN %s THEN %s ELSE look_at END WHERE tenant_id = %s",
        (len(errors), errors[0] if errors else None, held, look_at, tenant),
    )
