"""A log that a projection test writes by itself, and what it sees of the projections."""

from typing import Any
from uuid import UUID, uuid4

import psycopg

from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.views import View
from domain.kickoff.events import KickoffOpened, RowUnchecked
from infra.event_store.worker import WorkerLog
from infra.keys import KeyRing
from infra.read_models.names import name_of
from infra.settings import derive
from infra.tenancy import TenantTokens, enter
from tests.conftest import SECRET

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
LOG = WorkerLog(TOKENS, KeyRing(derive(SECRET, "keys")))
PLAN = PlanId(UUID(int=7))
ANNA = PersonId(UUID(int=11))
Connection = psycopg.Connection[Any]


def write(connection: Connection, tenant: TenantId, known: int, more: int) -> None:
    """A kick-off that is opened when nothing is known of it yet, and `more` further events."""
    opened = [KickoffOpened(plan=PLAN, template=1)] if known == 0 else []
    events = [*opened, *[RowUnchecked(plan=PLAN, row="1a") for _ in range(more)]]
    writes = (StreamWrite(stream("kickoff", PLAN), known, events),)
    with connection.transaction():
        enter(connection, TOKENS.of(tenant))
        command = CommandId(uuid4())
        LOG.append(
            connection, Append(tenant=tenant, command=command, digest=command.bytes * 2, actor=ANNA, writes=writes)
        )


def rows(admin: Connection, view: View[Any], tenant: TenantId) -> list[Any]:
    table = name_of(view)
    return admin.execute(
        f"SELECT to_jsonb(t) - 'generation' FROM werkbalans.{table} t WHERE tenant_id = %s ORDER BY 1", (tenant,)
    ).fetchall()


def checkpoints(admin: Connection, tenant: TenantId) -> dict[str, tuple[int, bool]]:
    found = admin.execute(
        "SELECT projection, seq, error IS NOT NULL FROM werkbalans.checkpoint WHERE tenant_id = %s AND live", (tenant,)
    )
    return {name: (seq, parked) for name, seq, parked in found}
