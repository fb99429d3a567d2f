"""Addresses where mail does not arrive: kept by their hash, stopped after too many bounces, told to administrators."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import psycopg

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.rights import RIGHTS, Right
from infra.event_store.worker import WorkerLog
from infra.mail.dates import by_day, organisation_of
from infra.mail.planning import plan_mail

Connection = psycopg.Connection[Any]
NAMESPACE = UUID("0b5d4a5e-6c0f-4c62-8d4c-3f8a8f0a5e11")


def hash_of(address: str) -> bytes:
    """By what an address is known outside the directory."""
    return hashlib.sha256(address.lower().encode()).digest()


def is_stopped(connection: Connection, tenant: TenantId, address: str) -> bool:
    """Whether no mail goes to the address any more."""
    row = connection.execute(
        "SELECT 1 FROM werkbalans.address WHERE tenant_id = %s AND address = %s AND stopped_at IS NOT NULL",
        (tenant, hash_of(address)),
    ).fetchone()
    return row is not None


def may_be_probed(connection: Connection, tenant: TenantId, address: str) -> bool:
    """Whether a stopped address may be tried with a mail that somebody waits for: once a day, and this is the one."""
    probed = connection.execute(
        "UPDATE werkbalans.address SET probed_at = werkbalans.clock() WHERE tenant_id = %s AND address = %s"
        " AND (probed_at IS NULL OR probed_at < werkbalans.clock() - interval '1 day')",
        (tenant, hash_of(address)),
    )
    return probed.rowcount == 1


def tell_of_stopped_addresses(log: WorkerLog, connection: Connection, tenant: TenantId, now: datetime) -> None:
    """Plan a mail to each administrator, by day, once for each time that an address was stopped."""
    untold = connection.execute(
        "SELECT a.address, a.stopped_at, p.person_id FROM werkbalans.address a LEFT JOIN werkbalans.person p"
        " ON p.tenant_id = a.tenant_id AND a.address = sha256(convert_to(lower(p.email), 'UTF8'))"
        " WHERE a.tenant_id = %s AND a.stopped_at IS NOT NULL AND a.told_at IS NULL FOR NO KEY UPDATE OF a SKIP LOCKED",
        (tenant,),
    ).fetchall()
    if not untold:
        return
    organisation = organisation_of(log, connection, tenant)
    members, at = organisation.members, by_day(organisation, now)
    for address, stopped_at, person in untold:
        if person in members:
            _tell(connection, tenant, PersonId(person), stopped_at, _administrators(members, person), at)
        connection.execute(
            "UPDATE werkbalans.address SET told_at = werkbalans.clock() WHERE tenant_id = %s AND address = %s",
            (tenant, address),
        )


def _administrators(members: Any, but: UUID) -> list[PersonId]:
    able = RIGHTS[Right.MANAGE_ORGANISATION].roles
    return [person for person, roles in members.items() if person != but and not able.isdisjoint(roles)]


def _tell(
    connection: Connection,
    tenant: TenantId,
    person: PersonId,
    stopped_at: datetime,
    whom: list[PersonId],
    at: datetime | None,
) -> None:
    for each in whom:
        mail = uuid5(NAMESPACE, f"{tenant}/{person}/{stopped_at.isoformat()}/{each}")
        plan_mail(connection, tenant, mail, "address_stopped", str(person), stopped_at.isoformat(), each, "", at)
