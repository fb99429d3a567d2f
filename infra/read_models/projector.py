"""Takes events into read models and effects: in order, without a gap, with the checkpoint in the same transaction.

A projection that meets an event that it cannot take is parked there, with its reason; all others go on.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import psycopg
import structlog

from domain.catalogue import VIEWS
from domain.kernel.events import TYPES, Event, Recorded, UnknownEvent
from domain.kernel.ids import TenantId
from domain.kernel.views import View
from infra.event_store.encoding import Stored, decode
from infra.event_store.worker import WorkerLog
from infra.read_models import checkpoints
from infra.read_models.checkpoints import Checkpoint, PartKey
from infra.read_models.fold import Poison
from infra.read_models.names import refuse_shared_names
from infra.read_models.taking import Taking
from infra.tenancy import TenantTokens, enter

PAGE = 1000
# What a row can be refused for by the database itself; a fault of the schema or of rights stops everything instead.
UNSTORABLE = (psycopg.DataError, psycopg.IntegrityError)
Connection = psycopg.Connection[Any]
log = structlog.get_logger("werkbalans.projector")


class Process(Protocol):
    """An effect of events: timers, mails. It has a checkpoint of its own that no rebuild ever moves back."""

    name: str
    version: int
    events: frozenset[type[Event]]

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """Do what these events ask for, in the given transaction; doing it twice changes nothing."""
        ...


class Projector:
    """Runs all views and processes of a tenant."""

    def __init__(
        self,
        log: WorkerLog,
        tokens: TenantTokens,
        processes: Sequence[Process] = (),
        views: Sequence[View[Any]] = VIEWS,
    ) -> None:
        self._log, self._tokens = log, tokens
        parts: list[View[Any] | Process] = [*views, *processes]
        refuse_shared_names(parts)
        self._parts = {(part.name, part.version): part for part in parts}
        self._begun: set[TenantId] = set()  # those of whom every part has its checkpoint

    @property
    def names(self) -> tuple[list[str], list[int]]:
        """Names and versions of all that this projector runs, for the function `lagging`."""
        return [name for name, _ in self._parts], [version for _, version in self._parts]

    def run(self, connection: Connection, tenant: TenantId) -> int:
        """Take in what there is; the number of events taken in by the farthest part. The connection is idle."""
        taken = 0
        while moved := self.step(connection, tenant):
            taken += moved
        return taken

    def step(self, connection: Connection, tenant: TenantId, limit: int = PAGE) -> int:
        """One page for those that are farthest behind, in one transaction; 0 when there is nothing left."""
        try:
            return self._step(connection, tenant, list(self._parts), limit)
        except UNSTORABLE:
            return sum(self._alone(connection, tenant, part) for part in self._parts)

    def _alone(self, connection: Connection, tenant: TenantId, part: PartKey) -> int:
        """One part by itself, an event at a time, so that what the database refuses stops this part only."""
        taken = 0
        try:
            while moved := self._step(connection, tenant, [part], 1):
                taken += moved
        except UNSTORABLE as error:
            self._park(connection, tenant, part, error)
        return taken

    def _park(self, connection: Connection, tenant: TenantId, part: PartKey, error: Exception) -> None:
        with connection.transaction():
            enter(connection, self._tokens.of(tenant))
            reason = checkpoints.park_next(connection, tenant, part, type(error).__name__)
        log.error("projection parked", projection=part[0], tenant=str(tenant), reason=reason)

    def _begin(self, connection: Connection, tenant: TenantId) -> None:
        if tenant in self._begun:
            return
        with connection.transaction():
            enter(connection, self._tokens.of(tenant))
            begun = checkpoints.begin(connection, tenant, list(self._parts))
        if begun:
            self._begun.add(tenant)

    def _step(self, connection: Connection, tenant: TenantId, parts: Sequence[PartKey], limit: int) -> int:
        self._begin(connection, tenant)
        # On a pipeline what needs no answer waits for what does: a trip to the server is made only for that.
        with connection.transaction(), connection.pipeline():
            enter(connection, self._tokens.of(tenant))
            group = checkpoints.behind(connection, tenant, parts)
            if not group:
                return 0
            # A crash may lose the newest of these commits, rows and checkpoint together: they are made again.
            connection.execute("SET LOCAL synchronous_commit = off")
            stored = self._log.page(connection, tenant, group[0].seq, limit)
            if not stored:
                return 0
            page, poison = self._decoded(connection, tenant, stored)
            stops = self._take(connection, tenant, group, stored, page, poison)
            self._move(connection, tenant, group, stored[-1].seq, stops)
            return len(stored)

    def _decoded(
        self, connection: Connection, tenant: TenantId, stored: list[Stored]
    ) -> tuple[list[Recorded], dict[int, Poison]]:
        keys = self._log.keys(connection, tenant, stored)
        page, poison = [], {}
        for row in stored:
            try:
                page.append(decode(row, keys))
            except UnknownEvent:
                poison[row.seq] = Poison(row.seq, f"{row.type} version {row.schema_version} at {row.seq}: unreadable")
        return page, poison

    def _take(
        self,
        connection: Connection,
        tenant: TenantId,
        group: Sequence[Checkpoint],
        stored: list[Stored],
        page: list[Recorded],
        unreadable: dict[int, Poison],
    ) -> list[Poison | None]:
        stops: list[Poison | None] = []
        takings: dict[int, Taking] = {}
        bad = [row for row in stored if row.seq in unreadable]
        happened = {type(recorded.event) for recorded in page}
        for place, checkpoint in enumerate(group):
            part = self._part(checkpoint)
            stop = next((unreadable[row.seq] for row in bad if TYPES.get(row.type) in (None, *part.events)), None)
            mine = [] if part.events.isdisjoint(happened) else page
            mine = mine if stop is None else [recorded for recorded in mine if recorded.seq < stop.seq]
            if isinstance(part, View):
                takings[place] = Taking(connection, tenant, part, checkpoint.generation, checkpoint.seq, mine)
            else:
                stop = _take_process(connection, tenant, part, mine) or stop
            stops.append(stop)
        for place, taking in takings.items():
            stops[place] = taking.finish() or stops[place]
        return stops

    def _part(self, checkpoint: Checkpoint) -> View[Any] | Process:
        return self._parts[checkpoint.projection, checkpoint.version]

    def _move(
        self,
        connection: Connection,
        tenant: TenantId,
        group: Sequence[Checkpoint],
        seq: int,
        stops: Sequence[Poison | None],
    ) -> None:
        checkpoints.move(connection, tenant, group, seq)
        for checkpoint, stop in zip(group, stops, strict=True):
            if stop:
                checkpoints.park(connection, tenant, checkpoint, stop)
                log.error("projection parked", projection=checkpoint.projection, tenant=str(tenant), reason=stop.reason)


def _take_process(connection: Connection, tenant: TenantId, part: Process, page: Sequence[Recorded]) -> Poison | None:
    mine = [recorded for recorded in page if type(recorded.event) in part.events]
    if not mine or _took(connection, tenant, part, mine) is None:
        return None
    for recorded in mine:
        error = _took(connection, tenant, part, [recorded])
        if error:
            return Poison(recorded.seq, f"{recorded.event.NAME} at {recorded.seq}: {type(error).__name__}")
    return None


def _took(connection: Connection, tenant: TenantId, part: Process, page: Sequence[Recorded]) -> Exception | None:
    try:
        with connection.transaction():
            part.take(connection, tenant, page)
    except (psycopg.OperationalError, psycopg.errors.InsufficientPrivilege):
        raise
    except Exception as error:  # noqa: BLE001 - an effect that fails is parked with its reason, never skipped
        return error
    return None
