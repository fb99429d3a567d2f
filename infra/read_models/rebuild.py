"""Build a view anew beside the one in use, and flip when it has caught up: readers never see a hole."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg

from domain.kernel.ids import TenantId
from domain.kernel.views import View
from infra.event_store.encoding import decode
from infra.event_store.worker import WorkerLog
from infra.read_models.names import name_of
from infra.read_models.projector import PAGE
from infra.read_models.taking import take_view
from infra.tenancy import TenantTokens, enter

Connection = psycopg.Connection[Any]


class CannotRebuild(Exception):
    """The log holds an event that the view cannot take; the one in use stays as it is."""


class Rebuilder:
    """Rebuilds views of one tenant at a time; running it again after a break starts that tenant's view anew."""

    def __init__(self, connection: Connection, log: WorkerLog, tokens: TenantTokens) -> None:
        self._connection, self._log, self._tokens = connection, log, tokens

    def rebuild(self, view: View[Any], tenant: TenantId, on_progress: Callable[[int], None] = lambda _: None) -> None:
        """Fold the whole log into a new generation, then make that the live one and remove the old rows.

        Raises CannotRebuild when the view cannot take an event, or when somebody else is at it.
        """
        with self._turn(view, tenant):
            self._rebuild(view, tenant, on_progress)

    @contextmanager
    def _turn(self, view: View[Any], tenant: TenantId) -> Iterator[None]:
        """Only one at a time rebuilds a view of a tenant: a second one would take the first one's rows away."""
        place = (f"werkbalans.rebuild:{tenant}:{view.name}:{view.version}",)
        with self._connection.transaction():
            row = self._connection.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", place).fetchone()
        if not row or not row[0]:
            raise CannotRebuild(f"another rebuild of {view.name} is running")
        try:
            yield
        finally:
            with self._connection.transaction():
                self._connection.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", place)

    def _rebuild(self, view: View[Any], tenant: TenantId, on_progress: Callable[[int], None]) -> None:
        generation = self._begin(view, tenant)
        seq = 0
        while True:
            with self._connection.transaction():
                enter(self._connection, self._tokens.of(tenant))
                live = self._lock_live(view, tenant)
                stored = self._log.page(self._connection, tenant, seq, PAGE)
                keys = self._log.keys(self._connection, tenant, stored)
                page = [decode(row, keys) for row in stored]
                stop = take_view(self._connection, tenant, view, generation, seq, page)
                if stop:
                    raise CannotRebuild(stop.reason)
                seq = stored[-1].seq if stored else seq
                on_progress(len(stored))
                if len(stored) < PAGE and seq >= live:
                    self._flip(view, tenant, generation, seq)
                    return

    def _begin(self, view: View[Any], tenant: TenantId) -> int:
        with self._connection.transaction():
            enter(self._connection, self._tokens.of(tenant))
            self._clear(view, tenant, "NOT live")
            row = self._connection.execute(
                "SELECT coalesce(max(generation), 0) + 1 FROM werkbalans.checkpoint"
                " WHERE tenant_id = %s AND projection = %s AND version = %s",
                (tenant, view.name, view.version),
            ).fetchone()
            assert row is not None
            self._connection.execute(
                "INSERT INTO werkbalans.checkpoint (tenant_id, projection, version, generation, live)"
                " VALUES (%s, %s, %s, %s, false)",
                (tenant, view.name, view.version, row[0]),
            )
            return int(row[0])

    def _lock_live(self, view: View[Any], tenant: TenantId) -> int:
        row = self._connection.execute(
            "SELECT seq FROM werkbalans.checkpoint WHERE tenant_id = %s AND projection = %s AND version = %s AND live"
            " FOR UPDATE",
            (tenant, view.name, view.version),
        ).fetchone()
        return int(row[0]) if row else 0

    def _flip(self, view: View[Any], tenant: TenantId, generation: int, seq: int) -> None:
        self._clear(view, tenant, f"generation <> {generation}")
        flipped = self._connection.execute(
            "UPDATE werkbalans.checkpoint SET live = true, seq = %s, error = NULL, updated_at = now()"
            " WHERE tenant_id = %s AND projection = %s AND version = %s AND generation = %s",
            (seq, tenant, view.name, view.version, generation),
        )
        if flipped.rowcount != 1:
            raise CannotRebuild(f"generation {generation} of {view.name} is gone")

    def _clear(self, view: View[Any], tenant: TenantId, which: str) -> None:
        self._connection.execute(
            f"DELETE FROM werkbalans.{name_of(view)} WHERE tenant_id = %s AND generation IN"
            " (SELECT generation FROM werkbalans.checkpoint"
            f"  WHERE tenant_id = %s AND projection = %s AND version = %s AND {which})",
            (tenant, tenant, view.name, view.version),
        )
        self._connection.execute(
            f"DELETE FROM werkbalans.checkpoint WHERE tenant_id = %s AND projection = %s AND version = %s AND {which}",
            (tenant, view.name, view.version),
        )


def tenants(connection: Connection) -> Sequence[tuple[TenantId, int]]:
    """Every tenant with events, and its newest position."""
    rows = connection.execute("SELECT tenant_id, seq FROM werkbalans.positions()").fetchall()
    return [(TenantId(row[0]), int(row[1])) for row in rows]
