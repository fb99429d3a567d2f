"""What a worker process holds: built at its first task, once per process, so nothing is shared over a fork.

What stands by then stays, so the garbage collector is told to pass it over: it cost a third of a replay.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool

from domain.catalogue import VIEWS
from domain.kernel.ids import TenantId
from domain.kernel.ports import Clock
from infra.analytics.sharing import SharingProcess
from infra.ballots import BallotProcess
from infra.clock import MACHINE, tell
from infra.documents.store import WorkerDocuments
from infra.event_store.worker import WorkerLog
from infra.keys import KeyRing
from infra.mail.planning import MailProcess
from infra.mail.timers import TimerProcess
from infra.polls.watch import PollProcess
from infra.privacy.erasing import ErasingProcess
from infra.read_models.names import refuse_shared_names
from infra.read_models.projector import Projector
from infra.reports.watch import ReportProcess
from infra.settings import Settings, read
from infra.subscription.watch import SubscriptionProcess
from infra.tenancy import TenantTokens, enter, refuse_powerful_login
from infra.webhooks.listening import WebhookProcess

Connection = psycopg.Connection[Any]
# For a network that is cut. What a worker held that is not heard of any more is let go by the server, so that people
# who work in the same organisation wait for half a minute at most; no worker waits longer for a server that is away.
# The same where it held no transaction, only the turn of an organisation: the server asks after ten seconds.
LET_GO = (
    "-c idle_in_transaction_session_timeout=30s"
    " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
)
LINK: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}


def link_to(url: str) -> dict[str, Any]:
    """How a worker connects to this database, with what the URL itself asks for."""
    asked = conninfo_to_dict(url).get("options") or ""
    return LINK | {"options": f"{asked} {LET_GO}".strip()}


# Here, so that a worker whose parts share a checkpoint ends at its start, and not at its first task.
refuse_shared_names((*VIEWS, TimerProcess, MailProcess, BallotProcess, ReportProcess, SharingProcess))


class Parts:
    """The worker's parts over one small pool. Raises PowerfulRole for a login that sees past its tenant."""

    def __init__(self, settings: Settings, clock: Clock = MACHINE) -> None:
        self.settings, self.clock, self.ticked_at = settings, clock, float("-inf")
        self._told: WeakKeyDictionary[Connection, datetime] = WeakKeyDictionary()  # what a played clock said
        with psycopg.connect(settings.worker_database_url) as connection:
            refuse_powerful_login(connection)
        self.tokens = TenantTokens(settings.key("tenant-token"))
        self.log = WorkerLog(self.tokens, KeyRing(settings.key("keys")))
        self.documents = WorkerDocuments(self.tokens.of, settings.key("documents"))
        processes = (
            TimerProcess(self.log),
            MailProcess(self.log),
            BallotProcess(),
            ReportProcess(),
            SharingProcess(),
            WebhookProcess(),
            PollProcess(),
            SubscriptionProcess(),
            ErasingProcess(),
        )
        self.projector = Projector(self.log, self.tokens, processes)
        url = settings.worker_database_url
        self._pool = ConnectionPool(url, kwargs=link_to(url), min_size=0, max_size=4, open=True, check=self._look_at)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """An idle connection."""
        with self._pool.connection() as connection:
            yield connection

    @contextmanager
    def inside(self, tenant: TenantId) -> Iterator[Connection]:
        """A transaction that sees one tenant."""
        with self._pool.connection() as connection, connection.transaction():
            enter(connection, self.tokens.of(tenant))
            yield connection

    def close(self) -> None:
        """Close the pool."""
        self._pool.close()

    def _look_at(self, connection: Connection) -> None:
        if self.clock is MACHINE:
            ConnectionPool.check_connection(connection)
        elif self._told.get(connection) != self.clock.now():
            tell(self.clock, connection)
            self._told[connection] = self.clock.now()


_built: dict[int, Parts] = {}


@contextmanager
def using(made: Parts) -> Iterator[Parts]:
    """Let this process work with these parts, and close them: for a demo that plays the time."""
    _built.clear()
    _built[os.getpid()] = made
    try:
        yield made
    finally:
        _built.clear()
        made.close()


def parts() -> Parts:
    """This process's parts."""
    pid = os.getpid()
    if pid not in _built:
        _built.clear()
        _built[pid] = Parts(read())
        gc.freeze()
    return _built[pid]
