"""The peer's replay: `eventsourcing`'s ProjectionRunner over its own log, one index row an event, as its manual shows.

It has one log, no tenants and no encryption here, and one view where ours has all.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, DomainEvent, event
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.sql import SQL

from infra.local.servers import PostgresServer

EVENTS, AT_ONCE = 6000, 100


class Checklist(Aggregate):
    """A list of remarks."""

    def __init__(self) -> None:
        self.remarks = 0

    @event("Remarked")
    def remark(self, row: str, text: str) -> None:
        """Note something."""
        self.remarks += 1


class Kickoffs(Application[UUID]):
    """The application whose log is replayed."""


class IndexView(PostgresTrackingRecorder):
    """One row an event, stored with the position in one transaction."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.sql_create_statements.append(
            SQL("CREATE TABLE IF NOT EXISTS public.peer_index (seq bigint PRIMARY KEY, plan uuid, version bigint)")
        )

    def store(self, plan: UUID, version: int, tracking: Tracking) -> None:
        """Add the row and note how far the view is."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(
                "INSERT INTO public.peer_index VALUES (%s, %s, %s)", (tracking.notification_id, plan, version)
            )
            self._insert_tracking(cursor, tracking)


class Index(Projection[IndexView]):
    """Every event of the log."""

    name = "peerindex"

    def process_event(self, domain_event: DomainEvent, tracking: Tracking) -> None:  # type: ignore[override]
        """Take in one event."""
        self.view.store(domain_event.originator_id, domain_event.originator_version, tracking)


@contextmanager
def peer_log(server: PostgresServer) -> Iterator[dict[str, str]]:
    """Fill the peer's log; the environment under which it is found."""
    environment = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": "postgres",
        "POSTGRES_HOST": "127.0.0.1",
        "POSTGRES_PORT": str(server.port),
        "POSTGRES_USER": "postgres",
        "POSTGRES_PASSWORD": server.password,
        "POSTGRES_SCHEMA": "public",
    }
    with Kickoffs(environment) as application:
        for _ in range(EVENTS // AT_ONCE):
            checklist = Checklist()
            for number in range(AT_ONCE - 1):
                checklist.remark("1a", f"Vraag het team nog eens, keer {number}")
            application.save(checklist)
    yield environment


async def peer_replay(server: PostgresServer, environment: dict[str, str]) -> float:
    """Events per second from an empty view to the end of the log."""
    with psycopg.connect(server.url(), autocommit=True) as admin:
        admin.execute("DROP TABLE IF EXISTS public.peer_index, public.peerindex_tracking")
    return await asyncio.to_thread(_replay, environment, f"peer{uuid4().hex[:6]}")


def _replay(environment: dict[str, str], name: str) -> float:
    index = type("FreshIndex", (Index,), {"name": name})
    began = time.perf_counter()
    with ProjectionRunner(
        application_class=Kickoffs, projection_class=index, view_class=IndexView, env=environment
    ) as runner:
        runner.wait(notification_id=EVENTS, timeout=120)
    return EVENTS / (time.perf_counter() - began)
