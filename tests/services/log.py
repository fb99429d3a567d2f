"""A long log, written by the worker's own store and taken into the read models."""

import asyncio
from collections.abc import Sequence
from uuid import UUID, uuid4

import psycopg

from domain.catalogue import AUDIT, VIEWS
from domain.kernel.events import Event
from domain.kernel.ids import CommandId, PersonId, PlanId, StreamId, TenantId, stream
from domain.kernel.personal import Personal
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.events import RowAssigned, RowDueSet, RowRemarked
from domain.plan.views import PLANS
from infra.bootstrap import today_in
from infra.read_models.names import name_of
from tests.installation import Installation

AT_ONCE = 200


def happened(plan: PlanId, person: PersonId, number: int) -> Event:
    """One of three things that happen to a checklist, one of them with words to decrypt."""
    row = ("1", "1a", "1d", "2")[number % 4]
    if number % 3 == 0:
        return RowRemarked(plan=plan, row=row, remark=Personal(person, f"Vraag het nog eens, keer {number}"))
    if number % 3 == 1:
        return RowAssigned(plan=plan, row=row, responsible=(person,))
    return RowDueSet(plan=plan, row=row, due_on=today_in("Europe/Amsterdam"))


async def lengthen(installation: Installation, tenant: UUID, plan: UUID, person: UUID, events: int) -> int:
    """Let so many things happen to a plan's checklist; the last position of the log, once all views show it."""
    last = await asyncio.to_thread(_write, installation, TenantId(tenant), PlanId(plan), PersonId(person), events)
    assert await installation.app.state.services.views.wait_for(TenantId(tenant), last, VIEWS, 60)
    return last


def _write(installation: Installation, tenant: TenantId, plan: PlanId, person: PersonId, count: int) -> int:
    parts, name = installation.worker.parts, stream("kickoff", plan)
    last = version = 0
    for start in range(0, count, AT_ONCE):
        events = [happened(plan, person, number) for number in range(start, min(start + AT_ONCE, count))]
        with parts.inside(tenant) as connection:
            version = version + AT_ONCE if start else parts.log.load(connection, tenant, name).version
            last = parts.log.append(connection, _append(tenant, person, name, version, events)).seq
    return last


def _append(tenant: TenantId, person: PersonId, name: StreamId, version: int, events: Sequence[Event]) -> Append:
    command = CommandId(uuid4())
    write = StreamWrite(name, version, events)
    return Append(tenant=tenant, command=command, digest=bytes(32), actor=person, writes=(write,))


def set_back(installation: Installation, tenant: UUID, days: int) -> None:
    """Let all that happened in a tenant have happened days earlier. It breaks the hashes: use it for nothing else."""
    with psycopg.connect(installation.settings.database_url) as admin:
        admin.execute("SET session_replication_role = replica")
        for table in ("event", name_of(AUDIT)):
            admin.execute(
                f"UPDATE werkbalans.{table} SET recorded_at = recorded_at - make_interval(days => %s)"
                " WHERE tenant_id = %s",
                (days, tenant),
            )
        admin.execute(
            f"UPDATE werkbalans.{name_of(PLANS)} SET started_on = started_on - %s WHERE tenant_id = %s", (days, tenant)
        )
